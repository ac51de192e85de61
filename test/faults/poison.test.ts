import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import type { OpenState } from '../../src/app/open-state.ts'
import { recover } from '../../src/engine/recover.ts'
import { experimentMachine } from '../../src/state-machines/experiment.machine.ts'
import { type Machine, presentMachine } from '../../src/state-machines/machine.ts'
import { step } from '../../src/state-machines/step.ts'
import { workflow } from '../../src/state-machines/vocabulary.ts'
import { violationsOf } from '../invariants/invariants.ts'
import { until } from '../workflow/harness.ts'
import { aStateFolder, type StateFolder } from './state-folder.ts'
import { aWorkingState, type WorkingState } from './working-state.ts'

const surveyed = { event: { type: 'issue.surveyed', nearDuplicate: null } } as const
const survey = { 'intake.survey': () => Promise.resolve(surveyed) }

let folder: StateFolder
let state: OpenState
let lab: WorkingState
beforeEach(() => {
  folder = aStateFolder()
  state = folder.open()
})
afterEach(async () => {
  await lab.stop()
  state.close()
  folder.remove()
})

type Id = ReturnType<WorkingState['begin']>
const row = (id: Id) => state.store.experiments.get(id)
const spoil = (id: Id, change: (snapshot: Record<string, object>) => object) => {
  const snapshot = change(JSON.parse(row(id).snapshot) as Record<string, object>)
  state.store.db.prepare('update experiments set snapshot = ? where id = ?').run(JSON.stringify(snapshot), id)
}

/** The sick one is put aside with a reason; the healthy one and the daemon go on. */
async function expectPutAside(sick: Id, healthy: Id): Promise<void> {
  lab.worker.wake()
  await until(
    () => row(sick).quarantined !== null && row(healthy).substage !== 'working',
    () => JSON.stringify(lab.log.lines),
  )
  expect(row(sick)).toMatchObject({ stage: 'blocked', turn: 'human' })
  expect(row(sick).reason).not.toBe('')
  expect(row(healthy).quarantined).toBeNull()
  expect(lab.log.lines.filter(({ message }) => message === 'experiment put aside')).toHaveLength(1)
  // it is never handed out again, however often anybody looks
  const calls = lab.calls.filter(({ experiment }) => experiment.id === sick).length
  for (let i = 0; i < 5; i += 1) {
    lab.worker.wake()
    lab.clock.advance(60_000)
    await nextTurn()
  }
  expect(lab.calls.filter(({ experiment }) => experiment.id === sick)).toHaveLength(calls)
  expect(violationsOf({ store: state.store })).toEqual([])
}

describe('row 76: a poison experiment', () => {
  const damages: readonly (readonly [string, (snapshot: Record<string, object>) => object])[] = [
    ['has no context (E11)', (snapshot) => ({ ...snapshot, context: null })],
    [
      'lacks a key of its context (E9b)',
      ({ context, ...rest }) => ({ ...rest, context: { ...context, limits: undefined } }),
    ],
    [
      'stands at a stage that is no more (E9)',
      (snapshot) => ({ ...snapshot, value: { active: 'dreaming' } }),
    ],
    ['died in an action once (E10)', (snapshot) => ({ ...snapshot, status: 'error', error: {} })],
    ['is empty (E11)', () => ({})],
  ]

  it.each(damages)(
    'row 76, E-9: that %s is put aside when it moves; the daemon is healthy (stronger: after the first time, not the third)',
    async (_, damage) => {
      lab = aWorkingState(state, survey)
      const sick = lab.begin()
      const healthy = lab.begin()
      spoil(sick, damage)

      await expectPutAside(sick, healthy)
    },
  )

  it.each(damages)('row 76, E-9: that %s is put aside at the start of the next daemon', (_, damage) => {
    lab = aWorkingState(state, {})
    const sick = lab.begin()
    const healthy = lab.begin()
    spoil(sick, damage)

    expect(recover({ ...lab, hit: () => undefined }).quarantined).toEqual([sick])
    expect(row(sick)).toMatchObject({ stage: 'blocked', turn: 'human' })
    expect(row(healthy).quarantined).toBeNull()
    expect(recover({ ...lab, hit: () => undefined }).quarantined).toEqual([])
  })

  it('row 76: that throws in its transition is put aside, and its commit leaves nothing', async () => {
    const throwing: Machine = {
      ...presentMachine,
      step: (before, event) => {
        if (before.context.id.endsWith('1')) throw new Error('assign threw')
        return step(before, event)
      },
    }
    lab = aWorkingState(state, survey, throwing)
    const sick = lab.begin()
    const healthy = lab.begin()

    await expectPutAside(sick, healthy)

    expect(row(sick).reason).toBe('assign threw')
    expect(state.store.events.list(sick)).toEqual([])
  })

  it('row 76: whose next state could not be stored is put aside too', async () => {
    const corrupting: Machine = {
      ...presentMachine,
      step: (before, event) => {
        const next = step(before, event)
        const context = { ...next.state.context, planRound: -1 }
        return before.context.id.endsWith('1') ? { ...next, state: { ...next.state, context } } : next
      },
    }
    lab = aWorkingState(state, survey, corrupting)
    const sick = lab.begin()
    const healthy = lab.begin()

    await expectPutAside(sick, healthy)
  })
})

describe('row 77: a chart that goes round without an end', () => {
  const round = workflow.createMachine({
    id: 'experiment',
    context: () => ({}) as never,
    options: { maxIterations: experimentMachine.options.maxIterations ?? Infinity },
    initial: 'waiting',
    states: {
      waiting: { on: { 'issue.surveyed': 'there' } },
      there: { always: 'back' },
      back: { always: 'there' },
    },
  })
  const turn = () =>
    transition(round, round.resolveState({ value: 'waiting', context: {} as never }), surveyed.event as never)

  it('row 77: the bound of our machine ends it with an error instead of holding up the daemon for ever', () => {
    expect(experimentMachine.options.maxIterations).toBeLessThanOrEqual(1000)
    const began = performance.now()

    expect(turn).toThrow(/infinite loop|max.*iterations/i)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('row 77: the experiment is put aside, and the others go on', async () => {
    const looping: Machine = {
      ...presentMachine,
      step: (before, event) => {
        if (before.context.id.endsWith('1')) turn()
        return step(before, event)
      },
    }
    lab = aWorkingState(state, survey, looping)
    const sick = lab.begin()
    const healthy = lab.begin()

    await expectPutAside(sick, healthy)
  })
})
