import { describe, expect, it } from 'vitest'
import type { AgentBackend } from '../../src/agents/agent.ts'
import type { RunSpec } from '../../src/compute/driver.ts'
import type { FakeOutcome } from '../fakes/fake-driver.ts'
import { acting, write } from '../fakes/scripted-agent.ts'
import { scaleOutcome } from '../fakes/world/scale-driver.ts'
import { implementation, RESCALE } from '../fakes/world/scripts.ts'
import { soundLabs } from './sound-labs.ts'

const aLab = soundLabs()

const endless = (spec: RunSpec): FakeOutcome =>
  spec.run.includes('.smoke.') ? scaleOutcome(spec) : { ...scaleOutcome(spec), afterMs: Infinity }

describe('an anomaly of a run', { timeout: 180_000 }, () => {
  const oddly = (spec: RunSpec): FakeOutcome =>
    spec.run.endsWith('doubled.s1.1')
      ? {
          ...scaleOutcome(spec),
          metrics: [{ step: 1, score: 1 }],
          files: { 'metrics.jsonl': '{"step":1,"score":NaN}\n' },
          afterMs: 100,
        }
      : endless(spec)

  it('C-11: wakes the experimenter, whose word to stop the cell is heard', async () => {
    const lab = aLab({
      driver: { outcomeOf: oddly },
      scripts: {
        experimenter: () => ({
          diagnosis: 'the scale overflows',
          evidence: 'NaN at step 1',
          action: 'stop-cell',
          because: 'its numbers mean nothing',
          fix: '',
        }),
      },
    })
    await lab.begin()
    lab.approve()
    await lab.until(() => {
      const { id } = lab.experiment()
      const doubled = lab.store.runs.list(id, 'matrix').filter(({ condition }) => condition === 'doubled')
      return doubled.every(({ state }) => ['ok', 'failed', 'stopped', 'skipped'].includes(state))
    })

    await lab.until(() => lab.eventTypes().includes('diagnosis.made'))
    expect(lab.input('experimenter')).toContain('doubled.s1.1')
    expect(lab.driver.cancelled.length).toBeGreaterThan(0)
    expect(lab.driver.cancelled.filter((run) => !run.includes('doubled'))).toEqual([])
  })

  it('C-11: the same anomaly in several runs of a condition is told of each, and read about once', async () => {
    const { promise, resolve } = Promise.withResolvers<null>()
    const held = (inner: AgentBackend): AgentBackend => ({
      ...inner,
      run: async (request, signal) => promise.then(() => inner.run(request, signal)),
    })
    const lab = aLab({
      study: { concurrency: 6 },
      driver: {
        outcomeOf: (spec) =>
          spec.run.includes('.smoke.')
            ? scaleOutcome(spec)
            : { ...endless(spec), files: { 'metrics.jsonl': '{"step":1,"score":NaN}\n' }, afterMs: 100 },
      },
      wrap: ({ agents }) => ({
        agents: {
          ...agents,
          backend: (role) => (role === 'experimenter' ? held(agents.backend(role)) : agents.backend(role)),
        },
      }),
    })
    await lab.begin()
    lab.approve()
    const told = (type: string) => lab.eventTypes().filter((each) => each === type).length
    await lab.until(() => told('run.anomalous') >= 3)
    const { id } = lab.experiment()
    const asked = () => lab.store.sessions.list(id).filter(({ role }) => role === 'experimenter').length
    await lab.until(() => told('run.anomalous') === 6 || told('runs.settled') > 0)
    // one for each of the two conditions at most
    expect(asked()).toBeLessThanOrEqual(2)
    expect(lab.events().filter(({ event }) => 'joins' in event).length).toBe(told('run.anomalous') - 2)
    resolve(null)
    await lab.settle()
  })

  it('C-11: a hot fix sends it back to the implementer, and no run of the old code goes on', async () => {
    const state = { fixed: false }
    const lab = aLab({
      driver: { outcomeOf: (spec) => (state.fixed ? scaleOutcome(spec) : oddly(spec)) },
      scripts: {
        experimenter: () => ({
          diagnosis: 'the scale overflows',
          evidence: 'NaN at step 1',
          action: 'hot-fix',
          because: 'one line mends it',
          fix: '- a\n+ b',
        }),
        implementer: (_, { round }) => {
          state.fixed = round > 1
          return acting([write('src/rescale.js', `${RESCALE}// round ${round}\n`)], implementation())
        },
      },
    })
    await lab.begin()
    const { stage, id } = await lab.approveAndSettle()

    expect(stage).toBe('awaitingResultApproval')
    expect(lab.input('implementer', 2)).toContain('the scale overflows')
    const old = lab.store.runs.list(id, 'matrix').filter(({ attempt }) => attempt === 1)
    expect(old.filter(({ state: now }) => now === 'running' || now === 'submitted')).toEqual([])
  })
})
