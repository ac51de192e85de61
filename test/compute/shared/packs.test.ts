import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComputeDriver } from '../../../src/compute/driver.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { HookeError } from '../../../src/domain/errors.ts'
import { ExperimentId, RunId } from '../../../src/domain/ids.ts'
import type { AttentionConfig } from '../../../src/engine/runs/attention.ts'
import { createComputeLooks } from '../../../src/engine/runs/shared-looks.ts'
import { superviseRuns } from '../../../src/engine/runs/supervise.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { aStore } from '../../builders/store.ts'
import { aMatrix } from '../../engine/runs/matrix.ts'
import { aRemoteHost, aRunOn, counted, isOver, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

const shell = createLocalShell({ environment: SSH_ENVIRONMENT })
let host: RemoteHost
let under: ReturnType<typeof aStore>
beforeEach(async () => {
  host = await aRemoteHost(shell)
  under = aStore()
})
afterEach(async () => {
  under.remove()
  await host.stop()
})

/** Looks as soon as what is asked for may be there; the schedule itself is tested elsewhere. */
const SOON: AttentionConfig = {
  phases: [],
  laterEveryMs: 500,
  unchangedLooks: 3,
  longestMs: 500,
  milestone: { forMs: 0, everyMs: 500 },
  finish: { share: 0, everyMs: 500 },
}

function aMatrixOf(driver: ComputeDriver, script: string, size: { seeds: number; expectedMs: number }) {
  const looks = createComputeLooks(systemClock).of(driver, ExperimentId.parse('BANDIT-001'))
  return aMatrix(under.store, {
    seeds: size.seeds,
    deps: { driver, clock: systemClock, looks, attention: SOON, retryAfterMs: 1 },
    request: {
      concurrency: 4,
      expectedMs: size.expectedMs,
      specOf: ({ id }) => ({ ...aRunOn(host, 0, script), run: RunId.parse(id) }),
    },
  })
}

const leaseSpec = () => {
  const { lease } = aRunOn(host, 0, '')
  const none = { devices: 0, memoryMb: 1, diskMb: 1, environment: {}, secretNames: [] }
  return { lease, worktree: host.worktree, ...none }
}

// the shell of each run costs a fifth of a second, and is not what is counted here
const QUICK_WRAPPER = `mkdir "$1/.hooke/claim" || exit 0
printf '{"reward":1}' >"$1/result.json"
: >"$1/stdout.log"
printf 'wrapper 1 0\\nchild 1 0\\nboot of another machine\\n' >"$1/.hooke/start"
printf 'code 0\\nreason exit\\n' >"$1/.hooke/status"
`

describe('short cells of a matrix', () => {
  it('C-16: 200 of them take at most 10 remote sessions, from the first start to the last result', async () => {
    const watched = counted(shell)
    const driver = createSshDriver({ ...host.options, shell: watched })
    await driver.prepare(leaseSpec(), never)
    const bin = path.join(host.workDir, 'bin')
    for (const name of await readdir(bin)) await writeFile(path.join(bin, name), QUICK_WRAPPER)
    const { deps, request, rows, ...matrix } = aMatrixOf(driver, 'true', { seeds: 100, expectedMs: 20 })
    const before = watched.calls()
    const { outcome, reason } = await superviseRuns(deps, request, matrix.controller.signal)

    expect({ outcome, reason }).toEqual({ outcome: 'ok', reason: '200 of 200 runs ended well' })
    expect(watched.calls() - before).toBeLessThanOrEqual(10)
    expect(await readdir(path.join(host.workDir, 'packs'))).toHaveLength(4)
    expect(rows().every(({ id }) => under.store.metrics.ofRun(id)[0]?.value === 1)).toBe(true)
  }, 120_000)

  it('C-12, C-16: one that fails sends nobody else down; it alone is told, and the others arrive', async () => {
    const script = `test "$HOOKE_SEED" != 1 || { echo 'Cannot allocate: no space left on device' >&2; exit 1; }; echo "{\\"reward\\":$HOOKE_SEED}" >"$HOOKE_RUN_DIR/result.json"`
    const driver = createSshDriver(host.options)
    await driver.prepare(leaseSpec(), never)
    const { deps, request, rows, ...matrix } = aMatrixOf(driver, script, { seeds: 4, expectedMs: 100 })
    const { outcome } = await superviseRuns(deps, request, matrix.controller.signal)

    expect(outcome).toBe('infra')
    const bad = rows().filter(({ state }) => state !== 'ok')
    expect(bad.length).toBeGreaterThan(0)
    for (const run of bad)
      expect(run).toMatchObject({ seed: 1, signature: expect.stringMatching(/^infra: disk-full/) as string })
    expect(rows().filter(({ seed, state }) => seed !== 1 && state === 'ok')).toHaveLength(6)
  }, 120_000)

  it('E-3, C-16: when the answer to a start is lost, each run is looked for and runs once', async () => {
    const count = path.join(host.root, 'count')
    const broken = { left: 1 }
    const flaky = {
      ...shell,
      script: async (...args: Parameters<typeof shell.script>) => {
        const outcome = await shell.script(...args)
        if (!args[0].includes('starts them as packs') || broken.left === 0) return outcome
        broken.left -= 1
        throw new HookeError('compute.unreachable', 'the connection broke', { retryable: true })
      },
    }
    const driver = createSshDriver({ ...host.options, shell: flaky })
    await driver.prepare(leaseSpec(), never)
    const script = `echo "$HOOKE_RUN_ID" >>${count}`
    const { deps, request, states, ...matrix } = aMatrixOf(driver, script, { seeds: 4, expectedMs: 100 })
    const { outcome } = await superviseRuns(deps, request, matrix.controller.signal)

    expect(outcome).toBe('ok')
    const ran = (await readFile(count, 'utf8')).trim().split('\n')
    expect(ran.toSorted()).toEqual(
      states().map((state) => `${matrix.experiment}.${state.split(' ')[0] ?? ''}`),
    )
  }, 120_000)

  it('row 42, C-16: a run whose turn never came is told as lost when its pack was killed', async () => {
    const driver = createSshDriver(host.options)
    const specs = [aRunOn(host, 1, 'sleep 60'), aRunOn(host, 2, 'true')]
    const [first, second] = (await driver.packs?.submit(specs, never)) ?? []
    if (first === undefined || second === undefined) throw new Error('the pack was not started')
    await stateWhen(driver, first, ({ kind }) => kind === 'running')
    const [name = ''] = await readdir(path.join(host.workDir, 'packs'))
    const start = await readFile(path.join(host.workDir, 'packs', name, 'start'), 'utf8')
    process.kill(Number(start.split(' ')[1]), 'SIGKILL')
    const asked = path.join(host.workDir, 'runs', second.ref, '.hooke', 'asked')
    await utimes(asked, new Date(0), new Date(0))

    // a signal takes effect a moment after it was sent
    await stateWhen(driver, second, ({ kind }) => kind === 'lost')
    expect(await driver.find(RunId.parse(second.ref), never)).toBeUndefined()
    await driver.cancel(first, never)
    expect(await stateWhen(driver, first, isOver)).toMatchObject({ exit: { reason: 'cancelled' } })
  }, 60_000)
})
