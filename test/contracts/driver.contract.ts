import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComputeDriver, JobHandle, JobState, RunSpec } from '../../src/compute/driver.ts'
import { LeaseId, RunId } from '../../src/domain/ids.ts'
import { sha256 } from '../../src/lib/canonical.ts'

/** What a driver brings to the suite. */
export interface DriverUnderTest {
  readonly driver: ComputeDriver
  /** A second driver object on the same host, as a later daemon would make it. */
  again(): ComputeDriver
  readonly worktree: string
  stop(): Promise<void>
}

const lease = LeaseId.parse('BANDIT-007.lease.1')
// never: this module lives as long as the worker, and the limit of a test ends what hangs
const signal = new AbortController().signal

/** Runs as argv for a POSIX shell; a fake plays them by the word after `#`. */
export const CONTRACT_RUNS = {
  prints: [
    'sh',
    '-c',
    'printf "äbc\\n"; printf "oops\\n" >&2; printf \'{"loss":0.5}\' > "$HOOKE_RUN_DIR/result.json" #prints',
  ],
  fails: ['sh', '-c', 'exit 3 #fails'],
  hangs: ['sh', '-c', 'sleep 600 #hangs'],
} as const

/** The promises of `ComputeDriver`; every driver and the fake pass the same suite (C-1). */
export function describeDriver(name: string, start: () => Promise<DriverUnderTest>): void {
  describe(`${name} driver`, () => {
    let under: DriverUnderTest
    let driver: ComputeDriver

    beforeEach(async () => {
      under = await start()
      driver = under.driver
    })
    afterEach(() => under.stop())

    const aRun = (seed: number, kind: keyof typeof CONTRACT_RUNS, more: Partial<RunSpec> = {}): RunSpec => ({
      run: RunId.parse(`BANDIT-007.optimistic.s${seed}.1`),
      lease,
      argv: CONTRACT_RUNS[kind],
      cwd: under.worktree,
      environment: {},
      inputs: { 'config.json': '{"epsilon":0.1}' },
      timeLimitSeconds: 60,
      memoryMb: 256,
      logLimitBytes: 1_000_000,
      ...more,
    })

    it('C-1: answers a probe', async () => {
      expect(await driver.probe(signal)).toMatchObject({ ok: true })
    })

    it('C-1, C-2: prepares the same lease twice and releases it twice, and an unknown one', async () => {
      const spec = {
        lease,
        worktree: under.worktree,
        devices: 0,
        memoryMb: 1,
        diskMb: 1,
        environment: { MODE: 'test' },
        secretNames: [],
      }
      const first = await driver.prepare(spec, signal)
      const second = await driver.prepare(spec, signal)

      expect(second.lease).toBe(first.lease)
      expect(second.host).toBe(first.host)
      expect(first.facts.environment.variables).toEqual({ MODE: 'test' })
      await driver.release(lease, signal)
      await driver.release(lease, signal)
      await driver.release(LeaseId.parse('BANDIT-007.lease.99'), signal)
      await driver.pause(lease, signal)
    })

    it('C-1: gives the same receipt when a run is submitted twice, and starts it once', async () => {
      const first = await driver.submit(aRun(1, 'hangs'), signal)
      const second = await under.again().submit(aRun(1, 'hangs'), signal)

      expect(second).toEqual(first)
      await driver.cancel(first, signal)
    })

    it('C-1: finds a run that was submitted, and nothing else', async () => {
      const handle = await driver.submit(aRun(2, 'fails'), signal)
      await ended(driver, handle)
      expect(await under.again().find(aRun(2, 'fails').run, signal)).toEqual(handle)
      expect(await driver.find(aRun(3, 'fails').run, signal)).toBeUndefined()
    })

    it('C-1: tells how a run ended: code, no signal, and times in order', async () => {
      const handle = await driver.submit(aRun(4, 'fails'), signal)
      const state = await ended(driver, handle)

      expect(state).toMatchObject({ kind: 'exited', exit: { code: 3, signal: null, reason: 'exit' } })
      if (state.kind === 'exited') expect(state.exit.endedAt).toBeGreaterThanOrEqual(state.exit.startedAt)
    })

    it('C-1: inspects many at once; a job it does not know is lost, not an error', async () => {
      const live = await driver.submit(aRun(5, 'hangs'), signal)
      const done = await driver.submit(aRun(6, 'fails'), signal)
      await ended(driver, done)
      const unknown = { driver: driver.name, ref: 'BANDIT-007.optimistic.s99.1' }
      const strange = { driver: driver.name, ref: '../../etc' }
      const states = await driver.inspect([live, done, unknown, strange], signal)

      expect(['queued', 'running']).toContain(states.get(live.ref)?.kind)
      expect(states.get(done.ref)?.kind).toBe('exited')
      expect(states.get(unknown.ref)?.kind).toBe('lost')
      expect(states.get(strange.ref)?.kind).toBe('lost')
      await driver.cancel(live, signal)
    })

    it('C-7: reads a log from an offset, from the end, and at most what was asked for', async () => {
      const handle = await driver.submit(aRun(7, 'prints'), signal)
      await ended(driver, handle)
      const read = (offset: number, limit: number) =>
        driver.readLog(handle, { stream: 'stdout', offset, limit }, signal)

      expect(await read(0, 1000)).toEqual({ offset: 0, nextOffset: 5, text: 'äbc\n', end: true })
      expect(await read(2, 1)).toEqual({ offset: 2, nextOffset: 3, text: 'b', end: false })
      expect(await read(-2, 1000)).toMatchObject({ offset: 3, text: 'c\n', end: true })
      expect(await read(1_000_000, 10)).toMatchObject({ offset: 5, nextOffset: 5, text: '', end: true })
      expect((await driver.readLog(handle, { stream: 'stderr', offset: 0, limit: 99 }, signal)).text).toBe(
        'oops\n',
      )
    })

    it('C-9: collects inputs, logs and results with size and hash', async () => {
      const handle = await driver.submit(aRun(8, 'prints'), signal)
      await ended(driver, handle)
      const { files } = await driver.collect(handle, signal)
      const config = files.find(({ path }) => path === 'config.json')

      expect(files.map(({ path }) => path)).toEqual([
        'config.json',
        'result.json',
        'stderr.log',
        'stdout.log',
      ])
      expect(config).toMatchObject({ bytes: 15, sha256: sha256('{"epsilon":0.1}') })
    })

    it('C-1: cancels a live run; cancelling it again, or an unknown one, is fine', async () => {
      const handle = await driver.submit(aRun(9, 'hangs'), signal)
      await driver.cancel(handle, signal)

      expect(await ended(driver, handle)).toMatchObject({ kind: 'exited', exit: { reason: 'cancelled' } })
      await driver.cancel(handle, signal)
      await driver.cancel({ driver: driver.name, ref: 'BANDIT-007.optimistic.s98.1' }, signal)
      expect((await driver.collect({ driver: driver.name, ref: 'nobody' }, signal)).files).toEqual([])
    })

    it('C-16: starts short runs as one, one after the other; what is asked for twice runs once', async () => {
      const { packs } = driver
      if (packs === undefined) return
      const runs = { good: aRun(20, 'prints'), bad: aRun(21, 'fails'), long: aRun(22, 'hangs') }
      const after = { good: aRun(23, 'prints'), unwanted: aRun(24, 'prints') }
      const specs = [...Object.values(runs), ...Object.values(after)]
      const receipts = await packs.submit(specs, signal)
      const receiptOf = ({ run }: RunSpec): JobHandle => ({ driver: driver.name, ref: run })
      const endOf = (spec: RunSpec) => ended(driver, receiptOf(spec))
      const unwanted = receiptOf(after.unwanted)

      expect(receipts).toEqual(specs.map(receiptOf))
      expect(packs.most(runs.good)).toBeGreaterThan(specs.length)
      expect(await endOf(runs.bad)).toMatchObject({ kind: 'exited', exit: { code: 3 } })
      expect(await endOf(runs.good)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
      expect((await driver.inspect([unwanted], signal)).get(unwanted.ref)).toMatchObject({ kind: 'queued' })
      expect(await under.again().find(after.unwanted.run, signal)).toEqual(unwanted)
      const again = await under.again().packs?.submit(specs, signal)
      expect(again?.slice(0, 2)).toEqual(receipts.slice(0, 2))
      await driver.cancel(unwanted, signal)
      await driver.cancel(receiptOf(runs.long), signal)
      expect(await endOf(runs.long)).toMatchObject({ kind: 'exited', exit: { reason: 'cancelled' } })
      expect(await endOf(after.unwanted)).toMatchObject({ kind: 'exited', exit: { reason: 'cancelled' } })
      expect(await endOf(after.good)).toMatchObject({ kind: 'exited', exit: { code: 0, reason: 'exit' } })
      const { files } = await driver.collect(unwanted, signal)
      expect(files.map(({ path }) => path)).not.toContain('stdout.log')
    })

    it('C-10: a driver that pushes tells the end once, also of a run that has ended already', async () => {
      if (driver.settles !== 'push') return
      const handle = await driver.submit(aRun(10, 'prints'), signal)
      let told = 0
      await new Promise<void>((resolve) => {
        driver.onSettled?.(handle, () => {
          told += 1
          resolve()
        })
      })
      await new Promise<void>((resolve) => under.again().onSettled?.(handle, resolve))

      expect(told).toBe(1)
    })
  })
}

/** Waits for the end of a run by asking; a run that does not end fails the test by its time limit. */
export async function ended(driver: ComputeDriver, handle: JobHandle): Promise<JobState> {
  const state = (await driver.inspect([handle], signal)).get(handle.ref)
  if (state !== undefined && state.kind !== 'queued' && state.kind !== 'running') return state
  await new Promise((resolve) => setTimeout(resolve, 10))
  return ended(driver, handle)
}
