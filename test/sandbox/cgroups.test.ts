import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  createGroupPool,
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
    const pool = createGroupPool(place, `${process.pid}-pool`)
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

  it('A-6, fault 32: of a daemon that was killed are ended and removed, those of a living one are not', async () => {
    const dead = spawn('true')
    await once(dead, 'exit')
    const left = makeGroup(place, `${dead.pid ?? 0}-1`, CAPS) ?? []
    const kept = makeGroup(place, `${process.pid}-2`, CAPS) ?? []
    const [program = '', ...argv] = enteringGroups(left, LIMITS, ['sh', '-c', 'echo in; sleep 60'])
    const orphan = spawn(program, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(orphan.stdout, 'data')
    const ended = once(orphan, 'exit')
    sweepGroups(place, 0)
    const [, signal] = (await ended) as unknown[]
    await until(() => {
      sweepGroups(place, 0)
      return Promise.resolve(!left.some((folder) => existsSync(folder)))
    })

    expect(signal).toBe('SIGKILL')
    expect(kept.every((folder) => existsSync(folder))).toBe(true)
    expect(dropGroup(kept)).toBe(true)
  })
})
