import { describe, expect, it } from 'vitest'
import type { AgentBackend } from '../../src/agents/agent.ts'
import type { RunSpec } from '../../src/compute/driver.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { ANOMALIES } from '../../src/engine/runs/anomalies.ts'
import { ATTENTION } from '../../src/engine/runs/attention.ts'
import { type WakeConfig, WAKES } from '../../src/engine/runs/wake-pace.ts'
import type { FakeOutcome } from '../fakes/fake-driver.ts'
import { playing } from '../fakes/scripted-agent.ts'
import { scaleOutcome } from '../fakes/world/scale-driver.ts'
import type { LabOptions } from './harness.ts'
import { soundLabs } from './sound-labs.ts'

const MINUTE = 60_000
const openLab = soundLabs()

/** A matrix whose runs go on for ever; `print` adds a line to the log of the run that the tests look at. */
async function aWatch(options: LabOptions = {}, wakes: WakeConfig = WAKES) {
  const printed: string[] = []
  const outcomeOf = (spec: RunSpec): FakeOutcome => {
    if (spec.run.includes('.smoke.')) return scaleOutcome(spec)
    const { result = {} } = scaleOutcome(spec)
    const isWatched = spec.run.endsWith('doubled.s1.1')
    return {
      result,
      afterMs: Infinity,
      get stdout() {
        return isWatched ? printed.map((line) => `${line}\n`).join('') : ''
      },
    }
  }
  // a log that is silent for hours would wake by itself
  const attention = { ...ATTENTION, wakes, anomalies: { ...ANOMALIES, silentMs: Infinity } }
  const lab = openLab({
    ...options,
    driver: { outcomeOf },
    study: { concurrency: 6 },
    wrap: (parts) => ({ attention, ...options.wrap?.(parts) }),
  })
  await lab.begin()
  lab.approve()
  const live = () => {
    const runs = lab.store.runs.list(lab.experiment().id, 'matrix')
    return runs.filter(({ state }) => state === 'running')
  }
  await lab.until(() => live().length > 2)
  /** To the first look of who began to watch just now, and not so far that a milestone is due. */
  const firstLook = async () => {
    const moved = { ms: 0 }
    await lab.until(() => {
      if (moved.ms < MINUTE) lab.clock.advance(500)
      moved.ms += 500
      return live().every(({ looks, nextLookAt }) => looks > 0 && (nextLookAt ?? Infinity) > lab.clock.now())
    })
  }
  await firstLook()
  /** Looks that fall due are taken before time goes on. */
  const pass = async (minutes: number) => {
    for (let left = minutes; left > 0; left -= 5) {
      lab.clock.advance(Math.min(left, 5) * MINUTE)
      await lab.until(() => live().every(({ nextLookAt }) => (nextLookAt ?? Infinity) > lab.clock.now()))
    }
  }
  const wakeUps = () => lab.eventTypes().filter((type) => type === 'milestone.reached').length
  const answered = (n: number) =>
    lab.until(() => lab.eventTypes().filter((type) => type === 'diagnosis.made').length === n)
  return { lab, live, pass, firstLook, wakeUps, answered, print: (line: string) => void printed.push(line) }
}

const GOES_ON = {
  diagnosis: 'it learns',
  evidence: 'its log',
  action: 'continue',
  because: 'all is as planned',
  fix: '',
}
const STOPS = { ...GOES_ON, diagnosis: 'the scale was not applied', action: 'stop-cell' }

describe('a milestone of a run that goes on', { timeout: 180_000 }, () => {
  it('C-11: wakes the experimenter with the tail and the status; more that come soon go into the next, rarer wake-up', async () => {
    const { lab, pass, print, wakeUps, answered } = await aWatch()
    print('warming up')
    print('hooke:milestone epoch 1 done')
    await pass(2)
    expect(wakeUps()).toBe(0)
    await pass(5)
    await answered(1)

    const seen = lab.input('experimenter', 1)
    expect(seen).toContain('doubled.s1.1: epoch 1 done')
    expect(seen).toMatch(/End of its log.*warming up/)
    expect(seen).toMatch(/Status of the run.*state.*running/)
    expect(lab.experiment()).toMatchObject({ stage: 'running', substage: 'working' })

    print('hooke:milestone epoch 2 done')
    await pass(30)
    print('hooke:milestone epoch 3 done')
    await pass(20)
    expect(wakeUps()).toBe(1)
    // the next look, wherever the schedule has it by then
    await pass(70)
    await answered(2)
    expect(lab.input('experimenter', 2)).toMatch(/epoch 2 done.*epoch 3 done/)
    expect(lab.input('experimenter', 2).match(/- [^"]*epoch 1 done/)).toBeNull()
    expect(lab.driver.cancelled).toEqual([])
  })

  it('C-11: never wakes a second time while a session is under way, whose word is then heard as after an anomaly', async () => {
    const { promise, resolve } = Promise.withResolvers<null>()
    const held = (inner: AgentBackend): AgentBackend => ({
      ...inner,
      run: async (request, signal) => promise.then(() => inner.run(request, signal)),
    })
    const { lab, pass, print, wakeUps, answered } = await aWatch(
      {
        scripts: { experimenter: () => STOPS },
        wrap: ({ agents }) => ({
          agents: {
            ...agents,
            backend: (role) => (role === 'experimenter' ? held(agents.backend(role)) : agents.backend(role)),
          },
        }),
      },
      { afterMs: 0, everyMs: MINUTE },
    )
    print('hooke:milestone epoch 1 done')
    await pass(2)
    expect(wakeUps()).toBe(1)
    print('hooke:milestone epoch 2 done')
    await pass(20)
    expect(wakeUps()).toBe(1)
    resolve(null)
    await answered(1)
    await lab.until(() => lab.driver.cancelled.length === 3)
    expect(lab.driver.cancelled.every((run) => run.includes('doubled'))).toBe(true)
  })

  it('E-5: a daemon that starts again neither wakes twice for a milestone nor forgets one; a session that gave up about one blocks nothing', async () => {
    const givesUp = playing([{ calls: [{ tool: 'submit', input: {} }] }])
    const experimenter = (_: unknown, { round }: { round: number }) => (round === 1 ? givesUp : GOES_ON)
    const { lab, live, pass, firstLook, print, wakeUps, answered } = await aWatch({
      scripts: { experimenter },
    })
    print('hooke:milestone epoch 1 done')
    await pass(6)
    await answered(1)
    expect(lab.experiment()).toMatchObject({ stage: 'running' })
    expect(JSON.stringify(lab.events().at(-1)?.event)).toContain('nobody could look at the milestone')
    print('hooke:milestone epoch 2 done')
    await pass(10)
    const before = live().flatMap(({ milestones }) => milestones)
    await lab.engine.stop()
    lab.clock.advance(20 * MINUTE)
    const next = createEngine(lab.parts, { epoch: 2 })
    next.start()
    try {
      await firstLook()
      await pass(4)
      expect(live().flatMap(({ milestones }) => milestones)).toEqual(before)
      expect(wakeUps()).toBe(1)
      await pass(45)
      await answered(2)
      expect(lab.input('experimenter', 2)).toContain('epoch 2 done')
    } finally {
      await next.stop()
    }
  })
})
