import { afterEach, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { scaleOutcome } from '../fakes/world/scale-driver.ts'
import { ADA, aLab as openLab, type Lab, type LabOptions } from './harness.ts'

const opened: { lab: Lab; engine: Engine }[] = []
afterEach(async () => {
  for (const { lab, engine } of opened.splice(0)) {
    await engine.stop()
    await lab.gone()
  }
})

const APPROVAL = { hash: null, followUps: [1], merge: true, acceptUnverified: false }

/** A laboratory whose daemon can be stopped and started again over the same state. */
function aLab(options: LabOptions = {}) {
  const lab = openLab(options)
  const place = { lab, engine: lab.engine, epoch: 1 }
  opened.push(place)
  return {
    lab,
    place,
    restart: async () => {
      await place.engine.stop()
      place.epoch += 1
      place.engine = createEngine(lab.parts, { epoch: place.epoch })
      place.engine.start()
    },
  }
}

/** What must not differ from an experiment that nothing interrupted. */
function tracesOf(lab: Lab) {
  const { id, issue } = lab.experiment()
  return {
    events: lab.eventTypes(),
    effects: lab.store.outbox.list(id).map(({ key, effect, state }) => [key, effect.kind, state]),
    runs: lab.store.runs.list(id).map(({ id: run, state }) => [run, state]),
    // at once, so in any order; but each once
    started: lab.driver.started.map(({ run }) => run).toSorted(),
    sessions: lab.store.sessions.list(id).map(({ id: session, state }) => [session, state]),
    turns: lab.store.sessions
      .list(id)
      .map(({ id: session }) =>
        lab.store.turns.list(session).map(({ body }) => (body as { kind: string }).kind),
      ),
    comments: lab.store.comments.list(issue!).map(({ key }) => key),
    issues: lab.store.db.prepare('select count(*) as n from issues').get(),
    commits: lab.git('log', '--format=%s', 'main').split('\n'),
    tags: lab.git('tag', '--list'),
    claim: lab.store.claimEvidence.ofExperiment(id).map(({ claim, bears }) => [claim, bears]),
    numbers: lab.store.statistics.find(id)?.statistics.values,
  }
}

it(
  'E-6: a daemon that is stopped at every step and started again leaves the traces of one that never was',
  { timeout: 180_000 },
  async () => {
    const calm = openLab()
    await calm.walk()
    const expected = tracesOf(calm)
    await calm.gone()

    const { lab, place, restart } = aLab()
    await lab.newExperiment()
    const { id } = lab.experiment()
    for (let steps = 0; lab.experiment().stage !== 'done' && steps < 100; steps += 1) {
      const { version, turn } = lab.experiment()
      if (turn === 'human') place.engine.commands.approve(id, APPROVAL, ADA)
      await lab.until(() => lab.experiment().version > version)
      await restart()
    }
    await lab.until(() => place.engine.busy === 0 && lab.store.outbox.open(id).length === 0)

    expect(place.epoch).toBeGreaterThan(15)
    expect(tracesOf(lab)).toEqual(expected)
  },
)

it(
  'C-6: runs live on while no daemon is there, and the next one takes them up',
  { timeout: 180_000 },
  async () => {
    const { lab, place, restart } = aLab({
      driver: {
        outcomeOf: (spec) => ({ ...scaleOutcome(spec), afterMs: spec.run.includes('.smoke.') ? 0 : 400 }),
      },
    })
    await lab.begin()
    lab.approve()
    await lab.until(() => lab.driver.started.length === 4)
    await restart()
    await lab.until(() => lab.experiment().stage === 'awaitingResultApproval' && place.engine.busy === 0)

    expect(lab.driver.cancelled).toEqual([])
    expect(lab.driver.started).toHaveLength(7)
    expect(lab.store.runs.list(lab.experiment().id, 'matrix').map(({ attempt }) => attempt)).toEqual([
      1, 1, 1, 1, 1, 1,
    ])
  },
)
