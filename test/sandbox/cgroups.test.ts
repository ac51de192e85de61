import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  createGroupPool,
  daemonMark,
  dropGroup,
  enteringGroups,
  makeGroup,
  sweepGroups,
} from '../../src/lib/sandbox/cgroups.ts'
import { until } from '../compute/local/host.ts'
import { cgroups } from './place.ts'

const MB = 1024 ** 2
const CAPS = { memoryBytes: 64 * MB, processes: 8 }
const LIMITS = { ...CAPS, openFiles: 64, fileBytes: MB, cpuSeconds: 60 }
const why = cgroups === null ? ' (SKIPPED: no cgroup can be made here)' : ''

describe.skipIf(why !== '')(`the cgroups of commands${why}`, () => {
  const place = cgroups ?? { version: 2 as const, parents: [] }

  it('A-6: are used again once they are empty, and never while they are gone', () => {
    const pool = createGroupPool(place, `${daemonMark(process.pid)}-pool`)
    const first = pool.take(CAPS) ?? []
    pool.give(first, CAPS)
    const second = pool.take(CAPS) ?? []
    pool.give(second, CAPS)
    dropGroup(second)
    const third = pool.take(CAPS) ?? []
    dropGroup(third)

    expect(second).toEqual(first)
    expect(third).not.toEqual(first)
  })

  /** A process in groups of a daemon that died. Any daemon of this machine may sweep them away before it is in: once more then. */
  async function anOrphan(dead: number): Promise<{ left: readonly string[]; ended: Promise<unknown[]> }> {
    for (let n = 0; ; n += 1) {
      const left = makeGroup(place, `${daemonMark(dead)}-${n}`, CAPS) ?? []
      const [program = '', ...argv] = enteringGroups(left, LIMITS, ['sh', '-c', 'echo in; sleep 60'])
      const orphan = spawn(program, argv, { stdio: ['ignore', 'pipe', 'ignore'] })
      const ended = once(orphan, 'exit')
      const isIn = once(orphan.stdout, 'data').then(() => true)
      if (await Promise.race([isIn, ended.then(() => false)])) return { left, ended }
    }
  }

  it('A-6, fault 32: of a daemon that was killed are ended and removed, those of a living one are not', async () => {
    const dead = spawn('true')
    await once(dead, 'exit')
    const kept = makeGroup(place, `${daemonMark(process.pid)}-2`, CAPS) ?? []
    const { left, ended } = await anOrphan(dead.pid ?? 0)
    sweepGroups(place, 0)
    const [, signal] = await ended
    await until(() => {
      sweepGroups(place, 0)
      return Promise.resolve(!left.some((folder) => existsSync(folder)))
    })

    expect(signal).toBe('SIGKILL')
    expect(kept.every((folder) => existsSync(folder))).toBe(true)
    expect(dropGroup(kept)).toBe(true)
  })
})

describe('groups that other daemons left', () => {
  const CGROUPS = new URL('../../src/lib/sandbox/cgroups.ts', import.meta.url).href

  /** What becomes of a process that sweeps these groups, in a process group of its own, and of the one they list: SIGTERM if it was left alone. */
  async function sweptBeside(groups: (dead: number) => readonly string[]) {
    const dead = spawn('true')
    await once(dead, 'exit')
    const listed = spawn('sleep', ['60'])
    const ended = once(listed, 'exit')
    const parent = mkdtempSync(path.join(tmpdir(), 'hooke-groups-'))
    for (const name of groups(dead.pid ?? 0)) {
      mkdirSync(path.join(parent, name))
      writeFileSync(path.join(parent, name, 'cgroup.procs'), `0\n${listed.pid ?? 0}\n`)
    }
    const script = `import { sweepGroups } from '${CGROUPS}'; sweepGroups({ version: 2, parents: [process.argv[1]] }, 0)`
    const sweeper = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, parent], {
      detached: true,
      stdio: 'ignore',
    })
    const [code, signal] = (await once(sweeper, 'exit')) as unknown[]
    listed.kill('SIGTERM')
    rmSync(parent, { recursive: true, force: true })
    return { code, signal, listed: ((await ended) as unknown[])[1] }
  }

  it('A-6: a process of another namespace, listed as 0, does not end the daemon that sweeps', async () => {
    const swept = await sweptBeside((dead) => [`hooke-${daemonMark(dead)}-1`])

    expect(swept).toEqual({ code: 0, signal: null, listed: 'SIGKILL' })
  })

  it('A-6: of a daemon in another namespace are left alone, because its process id says nothing here', async () => {
    const swept = await sweptBeside((dead) => [`hooke-1.${dead}-1`, `hooke-${dead}-1`])

    expect(swept).toEqual({ code: 0, signal: null, listed: 'SIGTERM' })
  })
})
