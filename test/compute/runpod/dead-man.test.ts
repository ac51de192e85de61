import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const SCRIPT = join(import.meta.dirname, '../../../src/compute/runpod/dead-man.sh')
const SHELLS: readonly string[][] = [['dash'], ['bash'], ['busybox', 'sh']]
const T0 = 1_800_000_000
const HOUR = 3600
const DAY = 24 * HOUR

let pod: string
beforeEach(() => {
  pod = mkdtempSync(join(tmpdir(), 'hooke-dead-man-'))
  for (const folder of ['bin', 'work/dead-man', 'work/runs'])
    mkdirSync(join(pod, folder), { recursive: true })
  settle('renewed', T0)
  settle('idle', 1800)
  settle('extra', HOUR)
  // the pod's clock is a file that only sleeping moves; a day later nobody looks any more
  writeFileSync(join(pod, 'clock'), `${T0}\n`)
  program('date', `cat ${pod}/clock`)
  program('sync', 'exit 0')
  program(
    'sleep',
    `read now <${pod}/clock; now=$((now + $1)); echo $now >${pod}/clock
[ ! -e ${pod}/each ] || sh ${pod}/each $now
[ $now -lt ${T0 + DAY} ] || rm -f ${pod}/work/dead-man/pid`,
  )
  program(
    'stop-pod',
    `read now <${pod}/clock; echo $now >>${pod}/stops; [ ! -e ${pod}/stuck ] && rm -f ${pod}/work/dead-man/pid`,
  )
  writeFileSync(join(pod, 'work/dead-man/stop'), `${pod}/bin/stop-pod\n`)
})
afterEach(() => rmSync(pod, { recursive: true, force: true }))

function settle(name: string, value: number): void {
  writeFileSync(join(pod, 'work/dead-man', name), `${value}\n`)
}

function program(name: string, text: string): void {
  writeFileSync(join(pod, 'bin', name), `#!/bin/sh\n${text}\n`)
  chmodSync(join(pod, 'bin', name), 0o755)
}

/** A run as the wrapper lays it out; one that ended has its status at that time. */
function aRun(name: string, timeLimit: number, endedAt?: number): void {
  const own = join(pod, 'work/runs', name, '.hooke')
  mkdirSync(join(own, 'claim'), { recursive: true })
  writeFileSync(join(own, 'order'), `2\n/work\nspace\n1\n${timeLimit}\n1\n1000\n`)
  if (endedAt === undefined) return
  writeFileSync(join(own, 'status'), 'code 0\nreason exit\n')
  execFileSync('touch', ['-d', `@${endedAt}`, join(own, 'status')])
}

/** Lives through a day without a daemon; gives when the pod was asked to stop, in seconds after the last renewal. */
function dayWithoutDaemon([program, ...args]: readonly string[] = ['dash']): number[] {
  const PATH = `${pod}/bin:${process.env['PATH'] ?? ''}`
  // busybox takes its own programs before those on the path, but functions before both
  const own = ['date', 'sleep', 'sync'].map((name) => `${name}() { "${pod}/bin/${name}" "$@"; }`).join('\n')
  const argv = [...args, '-c', `${own}\n. "$0"`, SCRIPT, join(pod, 'work')]
  execFileSync(program ?? 'sh', argv, { env: { PATH }, timeout: 180_000 })
  const stops = join(pod, 'stops')
  if (!existsSync(stops)) return []
  return readFileSync(stops, 'utf8')
    .trim()
    .split('\n')
    .map((at) => Number(at) - T0)
}

describe('the dead-man switch on a pod', () => {
  it.each(SHELLS)(
    'row 52: a pod that hears nothing and runs nothing pauses itself after 30 min (%s)',
    (...shell) => {
      const stops = dayWithoutDaemon(shell)

      expect(stops).toEqual([1800])
    },
  )

  it('row 52: while a run is on it waits for the time limit and an hour, and never longer', () => {
    aRun('BANDIT-007.optimistic.s1.1', 2 * HOUR)
    aRun('BANDIT-007.greedy.s1.1', HOUR)

    expect(dayWithoutDaemon()).toEqual([3 * HOUR])
  })

  it('row 52: after the last run it waits 30 min', () => {
    aRun('BANDIT-007.optimistic.s1.1', 20 * HOUR, T0 + 1200)

    expect(dayWithoutDaemon()).toEqual([1200 + 1800])
  })

  it('C-2: a daemon that renews keeps it up; after the last renewal it pauses', () => {
    writeFileSync(join(pod, 'each'), `[ $1 -gt ${T0 + HOUR} ] || echo $1 >${pod}/work/dead-man/renewed\n`)

    expect(dayWithoutDaemon()).toEqual([HOUR + 1800])
  })

  it('row 53: a pause that fails is asked for again each minute', () => {
    writeFileSync(join(pod, 'stuck'), '')
    writeFileSync(join(pod, 'each'), `[ $1 -lt ${T0 + 2400} ] || rm -f ${pod}/stuck\n`)
    const stops = dayWithoutDaemon()

    expect(stops.slice(0, 3)).toEqual([1800, 1860, 1920])
    expect(stops.length).toBeLessThan(13)
  })

  it('C-2: a run without an order that can be read counts as one without time', () => {
    aRun('BANDIT-007.optimistic.s1.1', 0)
    writeFileSync(join(pod, 'work/runs/BANDIT-007.optimistic.s1.1/.hooke/order'), '9999999\n$(touch pwned)\n')

    expect(dayWithoutDaemon()).toEqual([HOUR])
    expect(existsSync(join(pod, 'pwned'))).toBe(false)
  })
})
