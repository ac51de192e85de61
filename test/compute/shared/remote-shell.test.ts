import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyText } from '../../builders/any-text.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { getFile, putBytes, putFile, runOn } from '../../../src/compute/shared/remote/remote-calls.ts'
import type { RemoteShell } from '../../../src/compute/shared/remote/remote-shell.ts'
import { createSshShell } from '../../../src/compute/shared/remote/ssh-shell.ts'
import { NO_SSHD, SSH_ENVIRONMENT, SSHD } from '../testbed.ts'

const environment = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/' }

describeShell('local shell', () => createLocalShell({ environment }))
describe.skipIf(NO_SSHD !== '')(`over SSH${NO_SSHD}`, () => {
  describeShell('ssh shell', () => createSshShell({ target: SSHD, environment: SSH_ENVIRONMENT }))
})

/** The promises of `RemoteShell`, kept by both alike. */
function describeShell(name: string, make: () => RemoteShell): void {
  describe(name, () => {
    let shell: RemoteShell
    let folder: string
    beforeAll(async () => {
      shell = make()
      folder = await mkdtemp(path.join(os.tmpdir(), 'hooke shell-'))
    })
    afterAll(async () => {
      await shell.close()
      await rm(folder, { recursive: true, force: true })
    })

    it('C-5: every word arrives as it is, whatever a shell would make of it', async () => {
      const words = anyText({ maxLength: 30 }).filter((word) => !word.includes('\0'))
      const property = fc.asyncProperty(fc.array(words, { maxLength: 5 }), async (list) => {
        const given = [...list, "';$(touch x)`id`\n#", '--', '-n', '\u2003', ' ', '"', '\\']
        const { stdout } = await shell.script(`printf '%s\\0' "$@"`, given)
        expect(stdout.toString('utf8').split('\0').slice(0, -1)).toEqual(given)
      })
      await fc.assert(property, { numRuns: 3 })
    })

    it('C-7: what follows the script is standard input of the program, byte by byte', async () => {
      const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256))
      const { code, stdout } = await runOn(shell, ['cat'], { payload: bytes })
      expect({ code, same: stdout.equals(bytes) }).toEqual({ code: 0, same: true })
    })

    it('runs a program in a folder with variables, and tells its exit code', async () => {
      const run = (script: string) =>
        runOn(shell, ['sh', '-c', script], { cwd: folder, environment: { MODE: 'a b' } })
      expect((await run('printf "%s:%s" "$PWD" "$MODE"; exit 3')).stdout.toString()).toBe(`${folder}:a b`)
      expect((await run('exit 3')).code).toBe(3)
      expect((await run('echo bad >&2; exit 255')).code).toBe(254)
      expect((await runOn(shell, ['no-such-program'])).code).toBe(127)
      expect((await runOn(shell, ['true'], { cwd: '/no/such/folder' })).code).toBe(126)
    })

    it('C-7: a file goes there and comes back, also when half of it had arrived before', async () => {
      const from = path.join(folder, 'from')
      const there = path.join(folder, 'new folder', "it's $there")
      const back = path.join(folder, 'back')
      await writeFile(from, 'a text that is not short')
      await putFile(shell, from, there)
      await writeFile(`${back}.part`, 'a text')
      expect(await getFile(shell, there, back)).toBe(true)
      expect(await readFile(back, 'utf8')).toBe('a text that is not short')
      await putBytes(shell, there, 'new')
      expect(await readFile(there, 'utf8')).toBe('new')
    })

    it('C-7: a link is not followed, and what is not there is not made up', async () => {
      await symlink('/etc/passwd', path.join(folder, 'link'))
      expect(await getFile(shell, path.join(folder, 'link'), path.join(folder, 'stolen'))).toBe(false)
      expect(await getFile(shell, path.join(folder, 'nothing'), path.join(folder, 'stolen'))).toBe(false)
    })

    it('a command that hangs is given up as trouble that may pass', async () => {
      const call = runOn(shell, ['sleep', '20'], { timeoutMs: 300 })
      await expect(call).rejects.toMatchObject({ code: 'compute.unreachable', retryable: true })
      const aborted = runOn(shell, ['sleep', '20'], { signal: AbortSignal.timeout(200) })
      await expect(aborted).rejects.toThrow(/abort/i)
    })
  })
}

describe.skipIf(NO_SSHD !== '')(`host keys and trouble of SSH${NO_SSHD}`, () => {
  const shellOf = (more: object) =>
    createSshShell({ target: { ...SSHD, ...more }, environment: SSH_ENVIRONMENT })
  const problemOf = async (more: object) => {
    const shell = shellOf(more)
    return runOn(shell, ['true']).then(
      () => 'it connected',
      (error: unknown) => error,
    )
  }

  it('E-7: who is done with a host cuts nobody else off in the middle of a command', async () => {
    const [one, other] = [shellOf({}), shellOf({})]
    await Promise.all([runOn(one, ['true']), runOn(other, ['true'])])
    const long = runOn(one, ['sh', '-c', 'sleep 1; echo whole'])
    await other.close()

    expect((await long).stdout.toString()).toBe('whole\n')
    await one.close()
  })

  it('C-15: a pinned fingerprint lets the right host in and refuses any other', async () => {
    const knownHosts = SSHD.knownHosts ?? ''
    const { stdout } = await promisify(execFile)('ssh-keygen', ['-lf', knownHosts])
    const fingerprint = /SHA256:\S+/.exec(stdout)?.[0]
    const pinned = shellOf({ knownHosts: undefined, fingerprint })
    expect((await runOn(pinned, ['echo', 'in'])).stdout.toString()).toBe('in\n')
    await pinned.close()
    expect(await problemOf({ knownHosts: undefined, fingerprint: `SHA256:${'A'.repeat(43)}` })).toMatchObject(
      {
        retryable: false,
        message: expect.stringContaining('unknown, or is not the pinned one') as string,
      },
    )
  })

  it('C-15: an unknown host key refuses, and so does a changed one, each in words that help', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'hooke-known-'))
    const empty = path.join(folder, 'empty')
    const other = path.join(folder, 'other')
    await writeFile(empty, '')
    await promisify(execFile)('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path.join(folder, 'key')])
    const key = await readFile(path.join(folder, 'key.pub'), 'utf8')
    await writeFile(other, `[127.0.0.1]:${SSHD.port ?? 22} ${key.split(' ').slice(0, 2).join(' ')}\n`)
    expect(await problemOf({ knownHosts: empty })).toMatchObject({
      code: 'compute.unreachable',
      retryable: false,
      advice: expect.stringContaining('fingerprint') as string,
    })
    expect(await problemOf({ knownHosts: other })).toMatchObject({
      retryable: false,
      message: expect.stringContaining('is not the one that is known') as string,
    })
    await rm(folder, { recursive: true })
  })

  it('row 42: a port nobody listens on, and a key that is not let in, are trouble that may pass', async () => {
    expect(await problemOf({ port: 1 })).toMatchObject({
      retryable: true,
      message: expect.stringContaining('no SSH server answers') as string,
    })
    expect(await problemOf({ user: 'hooke-test', key: '/dev/null' })).toMatchObject({
      retryable: true,
      message: expect.stringContaining('does not let us in') as string,
    })
  })

  it('row 42: a session that is cut in the middle is trouble that may pass, and the next call connects anew', async () => {
    const shell = shellOf({})
    const killed = runOn(shell, ['sh', '-c', 'kill -9 $PPID'])
    await expect(killed).rejects.toMatchObject({ code: 'compute.unreachable', retryable: true })
    const place = await mkdtemp(path.join(os.tmpdir(), 'hooke cut-'))
    const there = path.join(place, 'there')
    const cut = expect(
      runOn(shell, ['sh', '-c', 'touch "$1" && exec sleep 20', 'sh', there]),
    ).rejects.toMatchObject({ code: 'compute.unreachable', retryable: true })
    while (!existsSync(there)) await new Promise((resolve) => setTimeout(resolve, 20))
    await shell.close()
    await cut
    await rm(place, { recursive: true })
    expect((await runOn(shell, ['echo', 'back'])).stdout.toString()).toBe('back\n')
    await shell.close()
  })
})
