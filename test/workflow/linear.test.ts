import { afterEach, describe, expect, it } from 'vitest'
import type { RunSpec } from '../../src/compute/driver.ts'
import type { FakeOutcome } from '../fakes/fake-driver.ts'
import { scaleOutcome } from '../fakes/world/scale-driver.ts'
import { HOOKE_APP } from '../fakes/linear/people.ts'
import { firstSignMs } from '../fakes/linear/sessions.ts'
import { expectSound } from './harness.ts'
import { aLinearLab, type LinearLab } from './linear-lab.ts'

const HOUR = 3_600_000

const QUESTION = 'Does a doubled scale give a higher score than a plain one?'

/** More of them take a minute each on a busy machine. */
const SEEDS = Array.from({ length: Number(process.env['HOOKE_WEBHOOK_SEEDS'] ?? 1) }, (_, n) => n + 1)

describe('a study in Linear', { timeout: 180_000 }, () => {
  const held: { under?: LinearLab } = {}
  afterEach(() => held.under?.gone())

  const planHash = ({ lab }: LinearLab) => lab.store.plans.latest(lab.experiment().id)?.hash ?? ''
  const resultHash = ({ lab }: LinearLab) => lab.store.drafts.latest(lab.experiment().id)?.hash ?? ''

  /** From an issue to done, answered by comments alone. */
  async function walk(under: LinearLab, ref: string): Promise<void> {
    const { linear } = under
    await under.untilAt('awaitingPlanApproval')
    // T-9: the body says what is planned, below what the person wrote
    const body = linear.people.issue(ref).description ?? ''
    expect(body).toContain(QUESTION)
    expect(body).toContain('No result yet. What is expected:')
    linear.people.comment(ref, `Good.\n\n/hooke approve ${planHash(under).slice(0, 12)}`)
    await under.untilAt('awaitingResultApproval')
    linear.people.comment(ref, `/hooke create 1\n/hooke approve ${resultHash(under).slice(0, 12)}`)
    await under.untilAt('done')
    await linear.state.webhooks.arrived()
  }

  /** The tracker's last state is right, and each comment and issue is there once. */
  function expectShown(under: LinearLab, ref: string): void {
    const { lab, linear } = under
    expect(linear.people.state(ref)).toBe('Done')
    const said = under.ours(ref)
    expect(new Set(said).size).toBe(said.length)
    expect(said.filter((body) => body.startsWith('**Done.**'))).toHaveLength(2)
    expect(said.filter((body) => body.includes('record sha256'))).toHaveLength(1)
    const files = [...linear.state.rows.attachments.values()].map(({ subtitle }) => subtitle)
    expect(files.toSorted()).toEqual([`${lab.experiment().id}-transcripts.md`, 'figure.png'])
    const body = linear.people.issue(ref).description ?? ''
    expect(body.match(/^<!-- hooke:section /gm)).toHaveLength(7)
    const mine = [...linear.state.rows.issues.values()].filter(({ creator }) => creator === HOOKE_APP)
    expect(mine).toHaveLength(1)
    expect([...linear.state.rows.relations.values()].map(({ relatedIssue }) => relatedIssue)).toEqual([
      mine[0]?.id,
    ])
    expect(lab.store.approvals.list(lab.experiment().id).map(({ what, by }) => [what, by])).toEqual([
      ['plan', 'ada'],
      ['result', 'ada'],
    ])
    expect(lab.eventTypes()).not.toContain('effect.failed')
    expectSound(lab)
  }

  it('T-1, T-2, T-3, F-8: from a labelled issue to done by webhooks and comments alone, with few requests', async () => {
    const under = (held.under = await aLinearLab())
    // as `hooke init --labels` does it
    await under.tracker.setUp?.({ labels: true, templates: false }, AbortSignal.timeout(60_000))
    const before = under.requests().length
    const ref = labelled(under)
    await walk(under, ref)

    expectShown(under, ref)
    const requests = under.requests().slice(before)
    process.stdout.write(`F-8: ${requests.length} requests: ${requests.join(' ')}\n`)
    expect(requests.length).toBeLessThanOrEqual(30)
  })

  it('F-8, T-10: a study of three days asks for no more than 30, with its heartbeats', async () => {
    // six runs, three at once
    const outcomeOf = (spec: RunSpec): FakeOutcome =>
      spec.run.includes('.smoke.') ? scaleOutcome(spec) : { ...scaleOutcome(spec), afterMs: 36 * HOUR }
    const under = (held.under = await aLinearLab({
      driver: { outcomeOf },
      watched: { pollEveryMs: 1_000 * HOUR },
    }))
    const { lab, linear } = under
    const ref = labelled(under)
    await under.untilAt('awaitingPlanApproval')
    linear.people.comment(ref, `/hooke approve ${planHash(under).slice(0, 12)}`)
    const isAtWork = (): boolean => lab.experiment().stage === 'running'
    await lab.until(() => isAtWork() && lab.driver.started.length > 1)
    const isStill = () =>
      lab.store.outbox.open(lab.experiment().id).every(({ effect }) => effect.kind === 'runs.execute')
    while (isAtWork()) {
      await lab.until(() => isStill() || !isAtWork())
      await linear.state.webhooks.arrived()
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (isAtWork()) lab.clock.advance(3 * HOUR)
    }
    await under.untilAt('awaitingResultApproval')
    linear.people.comment(ref, `/hooke approve ${resultHash(under).slice(0, 12)}`)
    await under.untilAt('done')

    const reported = under.ours(ref).filter((body) => /goes on:|is alive:/.test(body))
    // who we are and which columns there are is asked each hour, for all experiments of the team
    const requests = under.requests().filter((operation) => operation !== 'Scope')
    process.stdout.write(
      `F-8, three days: ${requests.length} requests, ${reported.length} reports: ${requests.join(' ')}\n`,
    )
    expect(reported.length).toBeGreaterThanOrEqual(3)
    expect(requests.length).toBeLessThanOrEqual(30)
  })

  it.each(SEEDS)('row 55: the same with every webhook lost, seed %i', async (seed) => {
    const under = (held.under = await aLinearLab({
      seed,
      weather: { lostShare: 1 },
      watched: { pollEveryMs: 250 },
    }))
    const ref = labelled(under)
    await walk(under, ref)

    expectShown(under, ref)
    expect(under.linear.state.webhooks.deliveries.every(({ answers }) => answers[0] === 'lost')).toBe(true)
  })

  it.each(SEEDS)('rows 56, 57: the same with all webhooks doubled and shuffled, seed %i', async (seed) => {
    const under = (held.under = await aLinearLab({ seed, weather: { twiceShare: 1, lateMs: 300 } }))
    const ref = labelled(under)
    await walk(under, ref)

    expectShown(under, ref)
    expect(under.linear.state.webhooks.deliveries.some(({ answers }) => answers.length === 2)).toBe(true)
  })

  it('T-7, F-8: a delegated issue is answered within 10 s, its session mirrors the stages, asks and hears', async () => {
    const under = (held.under = await aLinearLab())
    const { lab, linear } = under
    const ref = linear.people.open({ title: 'Scale', description: QUESTION, delegateId: HOOKE_APP })
    await under.untilAt('awaitingPlanApproval')
    const [session] = [...linear.state.rows.sessions.values()]
    if (session === undefined) throw new Error('there is no session')
    linear.people.prompt(ref, `/hooke approve ${planHash(under)}`)
    await under.untilAt('awaitingResultApproval')
    linear.people.prompt(ref, 'stop', 'stop')
    await under.untilAt('paused')
    linear.people.prompt(ref, '/hooke resume')
    await under.untilAt('awaitingResultApproval')
    linear.people.prompt(ref, `/hooke approve ${resultHash(under)}`)
    await under.untilAt('done')

    const said = [...linear.state.rows.activities.values()].filter(({ user }) => user === HOOKE_APP)
    const kinds = said.map(({ content }) => content['type'])
    expect(firstSignMs(linear.state, session)).toBeLessThan(10_000)
    expect(said[0]?.content['body']).toBe('Hooke reads the issue.')
    expect(kinds.filter((kind) => kind === 'elicitation').length).toBeGreaterThanOrEqual(2)
    expect(kinds.at(-1)).toBe('response')
    expect(new Set(said.map(({ id }) => id)).size).toBe(said.length)
    expect(said.some(({ content }) => content['body']?.includes('is paused') ?? false)).toBe(true)
    const plan = linear.state.rows.sessions.get(session.id)?.plan
    expect(new Set((plan as { status: string }[]).map(({ status }) => status))).toEqual(
      new Set(['completed']),
    )
    expect(lab.store.approvals.list(lab.experiment().id)).toHaveLength(2)
    const requests = under.requests()
    process.stdout.write(`F-8, delegated: ${requests.length} requests: ${requests.join(' ')}\n`)
    expect(requests.length).toBeLessThanOrEqual(30)
    expectSound(lab)
  })
})

function labelled({ linear }: LinearLab): string {
  const { labels } = linear.state.rows
  const made = { id: 'a5000000-0000-4000-8000-000000000001', team: null, name: 'hooke', color: '#5e6ad2' }
  const label = [...labels.values()].find(({ name }) => name === 'hooke') ?? { ...made, description: null }
  labels.set(label.id, label)
  return linear.people.open({ title: 'Scale', description: QUESTION, labelIds: [label.id] })
}
