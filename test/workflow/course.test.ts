import { describe, expect, it } from 'vitest'
import type { RunSpec } from '../../src/compute/driver.ts'
import { HookeError } from '../../src/domain/errors.ts'
import type { FakeOutcome } from '../fakes/fake-driver.ts'
import { acting, write } from '../fakes/scripted-agent.ts'
import { scaleDraft } from '../fakes/world/draft.ts'
import { scaleOutcome } from '../fakes/world/scale-driver.ts'
import { implementation, RESCALE } from '../fakes/world/scripts.ts'
import { ADA, BOB, type Lab, type LabOptions } from './harness.ts'
import { soundLabs } from './sound-labs.ts'

const aLab = soundLabs()

const endless = (spec: RunSpec): FakeOutcome =>
  spec.run.includes('.smoke.') ? scaleOutcome(spec) : { ...scaleOutcome(spec), afterMs: Infinity }

/** A laboratory whose runs are under way and do not end by themselves. */
async function whileRunning(options: LabOptions = {}): Promise<Lab> {
  const lab = aLab({ driver: { outcomeOf: endless }, ...options })
  await lab.begin()
  lab.approve()
  await lab.until(() => lab.driver.started.length === 4)
  return lab
}

describe('the course of an experiment', { timeout: 180_000 }, () => {
  it('is paused at a gate and goes on where it stood', async () => {
    const lab = aLab()
    const { id } = await lab.begin()
    lab.commands.pause(id, 'a holiday', ADA)
    await lab.settle()
    expect(lab.experiment()).toMatchObject({ stage: 'paused', turn: 'nobody', reason: 'ada: a holiday' })

    lab.commands.resume(id, ADA)
    expect(lab.experiment()).toMatchObject({ stage: 'awaitingPlanApproval', turn: 'human', reason: null })
    expect((await lab.approveAndSettle()).stage).toBe('awaitingResultApproval')
  })

  it('is paused while runs execute: they live on, and are taken up again', async () => {
    const state = { endless: true }
    const lab = await whileRunning({
      driver: {
        outcomeOf: (spec) =>
          state.endless
            ? { ...endless(spec), ...(isSmoke(spec) ? {} : { afterMs: 300 }) }
            : scaleOutcome(spec),
      },
    })
    const { id } = lab.experiment()
    lab.commands.pause(id, 'wait', ADA)
    await lab.settle()
    expect(lab.experiment().stage).toBe('paused')
    expect(lab.driver.cancelled).toEqual([])

    state.endless = false
    lab.commands.resume(id, ADA)
    await lab.settle()
    expect(lab.experiment().stage).toBe('awaitingResultApproval')
    expect(lab.driver.started.filter((spec) => !isSmoke(spec))).toHaveLength(6)
  })

  it('C-3: whose machine was paused meanwhile takes it up again when it goes on, and starts no run twice', async () => {
    const state = { endless: true }
    const lab = await whileRunning({
      driver: {
        outcomeOf: (spec) =>
          state.endless
            ? { ...endless(spec), ...(isSmoke(spec) ? {} : { afterMs: 300 }) }
            : scaleOutcome(spec),
      },
    })
    const { id } = lab.experiment()
    lab.commands.pause(id, 'wait', ADA)
    await lab.settle()
    const [lease] = lab.store.leases.list(id)
    if (lease !== undefined) lab.store.leases.pause(lease.id, 'idle for 15 min')
    state.endless = false
    lab.commands.resume(id, ADA)
    await lab.settle()

    expect(lab.experiment().stage).toBe('awaitingResultApproval')
    expect(lab.driver.started.filter((spec) => !isSmoke(spec))).toHaveLength(6)
    expect(lab.store.events.list(id).map(({ event }) => ('reason' in event ? event.reason : ''))).toContain(
      'its machine was paused: idle for 15 min',
    )
  })

  it('row 50: whose machine is gone gets another one, with the reason in its log, and comes to its result', async () => {
    const gone = new HookeError('compute.gone', 'the lease has no pod', { found: 'the pod p1 is not there' })
    const lab = aLab({
      driver: {
        outcomeOf: (spec) => (spec.run.endsWith('.doubled.s2.1') ? { refuses: gone } : scaleOutcome(spec)),
      },
    })
    await lab.begin()
    await lab.approveAndSettle()
    const settled = lab.events().flatMap(({ event }) => (event.type === 'runs.settled' ? [event] : []))

    expect(lab.experiment()).toMatchObject({ stage: 'awaitingResultApproval', reason: null })
    expect(settled.map(({ outcome }) => outcome)).toEqual(['infra', 'ok'])
    expect(settled[0]?.reason).toContain('the pod p1 is not there')
    expect(lab.stages().filter((stage) => stage === 'provisioning')).toHaveLength(2)
  })

  it('E-4: is cancelled while runs execute: they are ended, hardware is let go, and what is kept is said', async () => {
    const lab = await whileRunning()
    const { id, issue } = lab.experiment()
    lab.commands.cancel(id, 'the money is needed elsewhere', BOB)
    await lab.settle()

    expect(lab.experiment()).toMatchObject({
      stage: 'cancelled',
      reason: 'bob: the money is needed elsewhere',
    })
    expect(lab.driver.cancelled).toHaveLength(3)
    expect(lab.store.leases.open()).toEqual([])
    const head = lab.git('rev-parse', `hooke/${id}`)
    const said = lab.store.comments.list(issue!).map(({ body }) => body)
    expect(said).toContainEqual(expect.stringContaining(`kept: branch hooke/${id} at ${head.slice(0, 12)}`))
    expect(lab.git('show', `hooke/${id}:src/rescale.js`)).toContain('rescale')
    expect((await lab.commands.exportRecord(id)).files).toContain('plan.md')
    const left = lab.store.runs
      .list(id, 'matrix')
      .filter(({ state }) => !['stopped', 'skipped'].includes(state))
    expect(left).toEqual([])
  })

  it('W-3: a gate is skipped with its reason in the record, and by an admin only', async () => {
    const lab = aLab({
      study: {
        limits: {
          planRounds: 0,
          reviewRounds: 0,
          testRounds: 0,
          auditRounds: 0,
          refusals: 0,
          infraRetries: 0,
        },
      },
      scripts: {
        analyzer: () => ({ draft: scaleDraft({ nextSteps: ['More scales.'] }), answers: [] }),
      },
    })
    await lab.begin()
    const { stage, id } = await lab.approveAndSettle()
    expect(stage).toBe('blocked')
    expect(() => lab.commands.skip(id, 'clean-result', 'short is fine', BOB)).toThrow('bob may not do this')
    expect(() => lab.commands.skip(id, 'clean-result', ' ', ADA)).toThrow('cannot be skipped like this')

    lab.commands.skip(id, 'clean-result', 'short is fine', ADA)
    await lab.settle()
    expect(lab.experiment().stage).toBe('awaitingResultApproval')
    expect(lab.gate('clean-result').at(-1)).toMatchObject({
      verdict: 'skipped',
      reasons: ['skipped by ada: short is fine'],
    })
    expect((await lab.approveAndSettle()).stage).toBe('done')
    expect(lab.store.overrides.list(id)).toMatchObject([
      { what: 'clean-result', by: 'ada', because: 'short is fine' },
    ])
  })

  it('what blocked is tried again where it stood, with a new session', async () => {
    const state = { broken: true }
    const lab = aLab({
      scripts: {
        implementer: () =>
          state.broken ? { nonsense: true } : acting([write('src/rescale.js', RESCALE)], implementation()),
      },
    })
    await lab.begin()
    const { id, stage, reason } = await lab.approveAndSettle()
    expect([stage, reason]).toEqual(['blocked', expect.stringMatching(/^the implementer stopped: /)])

    state.broken = false
    lab.commands.retry(id, null, ADA)
    await lab.settle()
    expect(lab.experiment().stage).toBe('awaitingResultApproval')
    expect(lab.store.sessions.list(id).filter(({ role }) => role === 'implementer')).toMatchObject([
      { round: 1, state: 'gaveUp' },
      { round: 2, state: 'accepted' },
    ])
  })

  it('a host that was mended is looked at again when what blocked there is tried again', async () => {
    const leftovers = { now: ['pid 42'] as string[] }
    const lab = aLab({
      wrap: ({ drivers }) => {
        const fake = drivers['fake']!
        const prepare: typeof fake.prepare = async (spec, signal) => {
          const prepared = await fake.prepare(spec, signal)
          return { ...prepared, facts: { ...prepared.facts, leftovers: leftovers.now } }
        }
        return { drivers: { ...drivers, fake: { ...fake, prepare } } }
      },
    })
    await lab.begin()
    const { id, stage, reason } = await lab.approveAndSettle()
    expect([stage, reason]).toEqual(['blocked', expect.stringContaining('left over on the host: pid 42')])

    leftovers.now = []
    lab.commands.retry(id, null, ADA)
    await lab.settle()
    expect(lab.experiment().stage).toBe('awaitingResultApproval')
  })

  it('goes back to an earlier stage, never past one that was not reached', async () => {
    const lab = aLab()
    const { id } = await lab.begin()
    expect(() => lab.commands.retry(id, 'running', ADA)).toThrow(`${id} does not wait for this`)
    await lab.approveAndSettle()

    lab.commands.retry(id, 'analyzing', ADA)
    await lab.settle()
    expect(lab.experiment().stage).toBe('awaitingResultApproval')
    expect(lab.store.drafts.list(id)).toHaveLength(2)
    expect(lab.driver.started).toHaveLength(7)
  })

  it('E-10: the late answer of a stage that was left is dropped and logged', async () => {
    const drawing = Promise.withResolvers<undefined>()
    const asked = { drawn: 0 }
    const lab = aLab({
      wrap: ({ plotter }) => ({
        plotter: {
          async draw(...request) {
            asked.drawn += 1
            // a provider that does not hear that it is to stop
            if (asked.drawn === 1) await drawing.promise
            return plotter.draw(...request)
          },
        },
      }),
    })
    await lab.begin()
    lab.approve()
    await lab.until(() => asked.drawn === 1)
    const { id } = lab.experiment()
    lab.commands.pause(id, 'wait', ADA)
    drawing.resolve(undefined)
    await lab.settle()

    expect(lab.experiment().stage).toBe('paused')
    expect(lab.eventTypes()).not.toContain('draft.rendered')
    expect(lab.store.drafts.latest(id)?.renderedAt).toBeNull()
    expect(lab.log.map(({ message }) => message)).toContain('late answer dropped: its stage was left')

    lab.commands.resume(id, ADA)
    expect((await lab.settle()).stage).toBe('awaitingResultApproval')
    expect(lab.eventTypes().filter((type) => type === 'draft.rendered')).toHaveLength(1)
  })

  it('what ended is archived, whatever came of it', async () => {
    const lab = aLab()
    const { id } = await lab.begin()
    lab.commands.cancel(id, 'no', ADA)
    await lab.settle()
    expect(lab.commands.archive(id, ADA).words).toBe('archived')
    expect(lab.experiment().archivedAt).not.toBeNull()
  })

  it('the same issue gives the same experiment while that is under way, paused too', async () => {
    const lab = aLab()
    const { id, issue } = await lab.begin()
    expect(await lab.commands.fromIssue(issue!, ADA)).toEqual({ id, issue })

    lab.commands.pause(id, 'wait', ADA)
    expect(await lab.commands.fromIssue(issue!, ADA)).toEqual({ id, issue })
  })
})

function isSmoke({ run }: RunSpec): boolean {
  return run.includes('.smoke.')
}
