import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chooseSandbox, NOTHING_RUNS, requireSandbox, runsIn } from '../../src/app/sandbox.ts'
import { loadConfig } from '../../src/config/load.ts'
import { skipped } from './place.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'hooke-choice-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is chosen with these lines in hooke.toml; `path` is where bubblewrap is looked for. */
function requestWith(lines: string, where?: string) {
  const file = path.join(folder, 'hooke.toml')
  writeFileSync(file, `[study]\nname = "A study"\nprefix = "STUDY"\n${lines}`)
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder }
  return { config: loadConfig({ file, env }), env, now: 0, ...(where === undefined ? {} : { path: where }) }
}

const NOWHERE = '/nowhere'
const LOUD = '[agents.sandbox]\nallow_unsandboxed = true\n'

describe('the choice of a sandbox', () => {
  it('A-6: without one a daemon does not start, and is told what to install and how to do without', async () => {
    const request = requestWith('', NOWHERE)

    expect(await chooseSandbox(request)).toMatchObject({
      sandbox: null,
      found: 'bubblewrap is not installed',
    })
    await expect(requireSandbox(request)).rejects.toMatchObject({
      code: 'sandbox.missing',
      found: 'bubblewrap is not installed',
      advice: expect.stringMatching(/apt install bubblewrap.*allow_unsandboxed = true/) as string,
    })
  })

  it('A-6: without one and with the loud option commands run as they are, and every word says so', async () => {
    const { sandbox, forRuns, found } = await requireSandbox(requestWith(LOUD, NOWHERE))

    expect([sandbox.kind, forRuns.kind]).toEqual(['none', 'none'])
    expect(found).toBe('none (bubblewrap is not installed): commands of agents and runs have your own rights')
  })

  it('A-6: an image that is not there is named, with how to fetch it', async () => {
    const image = `localhost/no-such-image@sha256:${'0'.repeat(64)}`
    const lines = `${LOUD}kind = "container"\nimage = "${image}"\n`
    const { sandbox, found } = await chooseSandbox(requestWith(lines, NOWHERE))

    expect(sandbox?.kind).toBe('none')
    expect(found).toMatch(/does not have the image|neither podman nor docker/)
  })

  it('A-6: a reading command that tries to run something is stopped', () => {
    const command = { argv: ['rm'], cwd: '/', writable: [], seconds: 1, environment: {} }

    expect(() => NOTHING_RUNS.sandbox.confine(command)).toThrow('a reading command must not run rm')
  })

  it.skipIf(skipped !== '')(
    `A-6, C-14: where one works it is used, loud option or not${skipped}`,
    async () => {
      const request = requestWith(LOUD)
      const { sandbox, forRuns, found } = await requireSandbox(request)
      const { sandbox: inSandbox } = { sandbox: undefined, ...runsIn(request.config.compute.local, forRuns) }
      sandbox.close()

      expect([sandbox.kind, forRuns.kind]).toEqual(['bubblewrap', 'bubblewrap'])
      expect(found).toMatch(/^bubblewrap [\d.]+: no network, no file but the worktree; memory/)
      expect(inSandbox).toMatchObject({ network: 'none', writable: [] })
    },
  )

  it.skipIf(skipped !== '')(
    `S-5: a secret in a file of the home folder is hidden where a folder shows it${skipped}`,
    async () => {
      const secret = path.join(folder, 'token')
      writeFileSync(secret, 'canary', { mode: 0o600 })
      const reference = `file:~/${path.relative(homedir(), secret)}`
      const lines = `[secrets]\nTOKEN = "${reference}"\n[agents.sandbox]\nread_only = ["${folder}"]\n`
      const { sandbox } = await requireSandbox(requestWith(lines))
      const { argv } = sandbox.confine({
        argv: ['true'],
        cwd: '/',
        writable: [],
        seconds: 1,
        environment: {},
      })
      sandbox.close()

      expect(argv.join(' ')).toContain(`--ro-bind /dev/null ${realpathSync(secret)}`)
    },
  )

  it.skipIf(skipped !== '')(
    `S-5: keys that are made while the daemon runs are hidden from the next command, through a link, too${skipped}`,
    async () => {
      const link = path.join(folder, 'link')
      symlinkSync(folder, link)
      const lines = `[agents.sandbox]\nread_only = ["${folder}", "${link}"]\n`
      const { sandbox } = await requireSandbox(requestWith(lines))
      const command = { argv: ['true'], cwd: '/', writable: [], seconds: 1, environment: {} }
      const before = sandbox.confine(command).argv.join(' ')
      writeFileSync(path.join(folder, '.netrc'), 'canary', { mode: 0o600 })
      mkdirSync(path.join(folder, '.ssh'))
      const after = sandbox.confine(command).argv.join(' ')
      sandbox.close()

      expect(before).not.toContain('.netrc')
      for (const shown of [realpathSync(folder), link]) {
        expect(after).toContain(`--ro-bind /dev/null ${shown}/.netrc`)
        expect(after).toContain(`--tmpfs ${shown}/.ssh`)
      }
    },
  )

  it('C-14: runs go without only where the configuration says so, loudly', () => {
    expect(() => requestWith('[compute.local]\nsandbox = false\n')).toThrow(
      expect.objectContaining({ found: expect.stringContaining('allow_unsandboxed = true') as string }),
    )
    const { config } = requestWith(`${LOUD}[compute.local]\nsandbox = false\n`)

    expect(runsIn(config.compute.local, { ...NOTHING_RUNS.sandbox, kind: 'bubblewrap' })).toEqual({})
  })
})
