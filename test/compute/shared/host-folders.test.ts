import { existsSync } from 'node:fs'
import { appendFile, link, mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComputeDriver, JobHandle } from '../../../src/compute/driver.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { RunId } from '../../../src/domain/ids.ts'
import { aRemoteHost, aRunOn, counted, isOver, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

const watched = counted(createLocalShell({ environment: SSH_ENVIRONMENT }))
let host: RemoteHost
let driver: ComputeDriver

beforeAll(async () => {
  host = await aRemoteHost(watched)
  driver = createSshDriver(host.options)
})
afterAll(() => host.stop())

const folders = () => {
  if (driver.folders === undefined) throw new Error('a host keeps folders')
  return driver.folders
}
const folderOf = (run: string): string => path.join(host.workDir, 'runs', run)

/** A run that ended, and what of it is kept elsewhere by now. */
async function anEndedRun(seed: number): Promise<{ run: RunId; kept: Map<string, string> }> {
  const script = 'mkdir "$HOOKE_RUN_DIR/artifacts"; echo 1 > "$HOOKE_RUN_DIR/artifacts/a b"; echo out'
  const handle: JobHandle = await driver.submit(aRunOn(host, seed, script), never)
  await stateWhen(driver, handle, isOver)
  const { files } = await driver.collect(handle, never)
  const kept = new Map(files.map((file) => [file.path, file.sha256]))
  return { run: RunId.parse(handle.ref), kept }
}

describe('P-18: folders of runs on a host', () => {
  it('go when each file in them is kept by its hash, and a second look finds none', async () => {
    const { run, kept } = await anEndedRun(1)
    const listed = await folders().list(never)
    expect(listed.map((one) => one.run)).toContain(run)
    expect(listed.find((one) => one.run === run)?.bytes).toBeGreaterThan(0)
    expect(await folders().whyStays(run, kept, never)).toBeNull()
    expect(existsSync(folderOf(run))).toBe(true)
    await mkdir(`${folderOf(run)}.going`)
    expect(await folders().takeAway(run, kept, never)).toBeNull()

    expect([folderOf(run), `${folderOf(run)}.going`].filter((one) => existsSync(one))).toEqual([])
    expect(await folders().takeAway(run, kept, never)).toBeNull()
    expect((await folders().list(never)).map((one) => one.run)).not.toContain(run)
  })

  it('C-13: stay with a reason where a file is new, changed, a link, of two names, of an odd name or unreadable', async () => {
    const { run, kept } = await anEndedRun(2)
    const at = (name: string): string => path.join(folderOf(run), name)
    const stays = async (made: string): Promise<string | null> => {
      const why = await folders().takeAway(run, kept, never)
      await rm(at(made), { recursive: true })
      return why
    }
    await writeFile(at('checkpoint.bin'), 'x')
    expect(await stays('checkpoint.bin')).toBe('checkpoint.bin was never collected as it is there')
    await symlink('/etc/hosts', at('link'))
    expect(await stays('link')).toContain('link was never')
    await mkdir(at('sub'))
    await link(at('stdout.log'), at('sub/hard'))
    expect(await stays('sub')).toMatch(/^(stdout\.log|sub\/hard) was never/)
    await writeFile(at('two\nlines\\'), '')
    expect(await stays('two\nlines\\')).toContain('two')
    await symlink('/nowhere', at('dangling'))
    expect(await stays('dangling')).toContain('dangling')
    await appendFile(at('artifacts/a b'), 'more')
    expect(await folders().whyStays(run, kept, never)).toBe(
      'artifacts/a b was never collected as it is there',
    )
    expect(existsSync(at('stdout.log'))).toBe(true)
  })

  it('C-13: a run whose end nobody wrote stays while its wrapper lives', async () => {
    const { run, kept } = await anEndedRun(3)
    const own = path.join(folderOf(run), '.hooke')
    await rm(path.join(own, 'status'))
    await writeFile(path.join(own, 'heartbeat'), '')
    expect(await folders().takeAway(run, kept, never)).toBe('its wrapper is still at work')
    await utimes(path.join(own, 'heartbeat'), 1, 1)
    expect(await folders().takeAway(run, kept, never)).toBeNull()
  })

  it.each(['grep', 'sha256sum', 'find', 'wc', 'sed'])(
    'C-13: nothing goes where %s does not do its work',
    async (tool) => {
      const { run, kept } = await anEndedRun(6)
      const bin = path.join(host.root, `without-${tool}`)
      await mkdir(bin)
      await writeFile(path.join(bin, tool), '#!/bin/sh\nexit 2\n', { mode: 0o755 })
      const environment = { ...SSH_ENVIRONMENT, PATH: `${bin}:${SSH_ENVIRONMENT.PATH}` }
      const broken = createSshDriver({ ...host.options, shell: createLocalShell({ environment }) })
      const why = await broken.folders?.takeAway(run, kept, never).catch(() => 'trouble')

      expect(why).toMatch(/./)
      expect(existsSync(path.join(folderOf(run), 'artifacts/a b'))).toBe(true)
    },
  )

  it('C-16: many cost one command; a name that leads elsewhere is none of a run', async () => {
    const all = [await anEndedRun(4), await anEndedRun(5)]
    const before = watched.calls()
    const whys = await Promise.all(all.map(({ run, kept }) => folders().whyStays(run, kept, never)))

    expect([whys, watched.calls() - before]).toEqual([[null, null], 1])
    expect(RunId.safeParse('../../etc').success).toBe(false)
  })
})
