import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { RunSpec } from '../../src/compute/driver.ts'
import type { FakeOutcome } from '../fakes/fake-driver.ts'
import { scaleOutcome } from '../fakes/world/scale-driver.ts'
import { aLabAtGithub, type AtGithub, PLACE } from './github-lab.ts'
import { expectSound } from './harness.ts'
import { SELDOM, unhurried, untilAt, untilTrue } from './outside-lab.ts'

const HOUR = 3_600_000

/** The door for webhooks, without the rest of the pages. */
async function receiverFor({ lab }: AtGithub): Promise<Server> {
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      )
      const answer = lab.engine.webhook('code', { headers, body: Buffer.concat(chunks) })
      response.writeHead(answer === 'accepted' || answer === 'repeated' ? 200 : 401).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

const ISSUE = { title: 'Does a doubled scale help?', body: 'A plain question.', labels: ['hooke'] }

/** From the issue to done: Ada opens it, and answers with comments alone. */
async function throughComments(at: AtGithub, flush: () => Promise<void>): Promise<void> {
  const { lab, ada } = at
  await ada.rest.issues.create({ ...PLACE, ...ISSUE })
  const say = (body: string) => ada.rest.issues.createComment({ ...PLACE, issue_number: 1, body })
  const until = async (stage: string): Promise<void> => {
    const flushing = setInterval(() => void flush(), 50)
    try {
      await untilTrue(() => lab.store.db.prepare('select 1 from experiments').get() !== undefined)
      await untilAt({ lab } as never, stage)
    } finally {
      clearInterval(flushing)
    }
  }
  await until('awaitingPlanApproval')
  const plan = lab.store.plans.latest(lab.experiment().id)?.hash ?? ''
  await say(`Good.\n\n/hooke approve ${plan.slice(0, 12)}`)
  await until('awaitingResultApproval')
  const { hash = '' } = lab.store.drafts.latest(lab.experiment().id) ?? {}
  await say(`/hooke create 1\n/hooke approve ${String(hash)}`)
  await until('done')
  await untilTrue(() => lab.store.outbox.open(lab.experiment().id).length === 0)
}

/** Three days of runs between the two approvals. */
async function throughDays({ lab, ada }: AtGithub): Promise<void> {
  await ada.rest.issues.create({ ...PLACE, ...ISSUE })
  const say = (body: string) => ada.rest.issues.createComment({ ...PLACE, issue_number: 1, body })
  await untilAt({ lab } as never, 'awaitingPlanApproval')
  await say(`/hooke approve ${lab.store.plans.latest(lab.experiment().id)?.hash ?? ''}`)
  const isAtWork = (): boolean => lab.experiment().stage === 'running'
  await lab.until(() => isAtWork() && lab.driver.started.length > 1)
  const isStill = () =>
    lab.store.outbox.open(lab.experiment().id).every(({ effect }) => effect.kind === 'runs.execute')
  while (isAtWork()) {
    await lab.until(() => isStill() || !isAtWork())
    await new Promise((resolve) => setTimeout(resolve, 50))
    if (isAtWork()) lab.clock.advance(3 * HOUR)
  }
  await untilAt({ lab } as never, 'awaitingResultApproval')
  const { hash = '' } = lab.store.drafts.latest(lab.experiment().id) ?? {}
  await say(`/hooke create 1\n/hooke approve ${String(hash)}`)
  await untilAt({ lab } as never, 'done')
}

/** All status labels that the issue ever had, in their order. */
const statusesShown = ({ fake }: AtGithub): readonly string[] =>
  fake
    .repository()
    .events.flatMap(({ event, label, issue }) =>
      issue === 1 && event === 'labeled' && label?.startsWith('status:') === true ? label : [],
    )

function expectShown({ lab, fake }: AtGithub): void {
  const issues = [...fake.repository().issues.values()]
  const [issue] = issues
  expect(issue).toMatchObject({ state: 'closed', stateReason: 'completed' })
  expect(issue?.labels.toSorted()).toEqual(['hooke', 'status:done'])
  expect(issue?.body).toContain('A plain question.')
  expect(issue?.body).toContain('<!-- hooke:section v1 key=tl-dr -->')
  const children = issues.filter(({ parent }) => parent === issue?.id)
  expect(children.map(({ labels }) => labels)).toEqual([['follow-up']])
  const pulls = issues.flatMap(({ pull }) => pull ?? [])
  expect(pulls).toMatchObject([{ draft: false, head: `hooke/${lab.experiment().id}`, base: 'main' }])
  const gates = fake.repository().statuses.filter(({ context }) => context === 'hooke/gates')
  expect(gates.at(-1)).toMatchObject({ state: 'success' })
  const files = [...fake.repository().releases.values()].flatMap(({ assets }) =>
    assets.map(({ name }) => name.split('-').at(-1)),
  )
  expect(files.toSorted()).toEqual(['figure.png', 'transcripts.md'])
  const said = [...fake.repository().comments.values()].filter((one) => one.issue === 1)
  expect(said.filter(({ body }) => body.includes('record sha256'))).toHaveLength(1)
  expect(new Set(said.map(({ body }) => body)).size).toBe(said.length)
  expect(fake.truth.doubled().size).toBe(0)
  expectSound(lab)
}

/**
 * Of the workspace, whatever the number of experiments: who we are, the polls, the labels, and the release that holds
 * files.
 */
const SHARED = [
  /^GET \/user$/,
  /^GET \S+\/issues(\/comments)?$/,
  /^GET \/repos\/lab\/bandits\/labels$/,
  /\/releases(\/tags\/\S+)?$/,
]

/** What Hooke asked for on behalf of its one experiment. */
const ownRequests = ({ fake }: AtGithub): readonly string[] =>
  fake.requests
    .filter(({ by, line }) => by === 'hooke-bot' && !SHARED.some((shared) => shared.test(line)))
    .map(({ line }) => line)

/** More of them take two to three seconds each: `docs/reliability.md` has what 20 gave. */
const SEEDS = Array.from({ length: Number(process.env['HOOKE_WEBHOOK_SEEDS'] ?? 1) }, (_, n) => n + 1)

describe('a study at GitHub', { timeout: 120_000 }, () => {
  const held: { at?: AtGithub; server?: Server } = {}
  afterEach(async () => {
    held.server?.close()
    held.server?.closeAllConnections()
    await held.at?.lab.gone()
    await held.at?.fake.close()
  })

  /** Where the fake sends its webhooks: the door of this laboratory. */
  async function hookedUp(at: AtGithub, how: { lostShare?: number; twiceShare?: number }): Promise<void> {
    held.server = await receiverFor(at)
    const url = `http://127.0.0.1:${(held.server.address() as AddressInfo).port}`
    at.fake.webhooks.subscribe({ url, secret: 's3cret', shuffled: true, ...how })
  }

  it.each(SEEDS)(
    'T-1 to T-9, row 55, F-8: every webhook lost, to done by comments alone, seed %i',
    async (seed) => {
      const at = (held.at = await aLabAtGithub({ ...SELDOM, pollEveryMs: 400 }, seed))
      await hookedUp(at, { lostShare: 1 })
      await throughComments(at, () => at.fake.webhooks.flush())

      expectShown(at)
      const { deliveries } = at.fake.webhooks
      expect(deliveries.length).toBeGreaterThan(10)
      expect(deliveries.every(({ answers }) => answers.join() === 'lost')).toBe(true)
      const own = ownRequests(at)
      process.stdout.write(`F-8: ${own.length} requests to GitHub for one experiment, from issue to done\n`)
      expect(own.length).toBeLessThanOrEqual(30)
      const bot = at.fake.requests.filter(({ by }) => by === 'hooke-bot')
      expect(
        bot.filter(({ status }) => typeof status === 'number' && status >= 400 && status !== 404),
      ).toEqual([])
    },
  )

  it('F-8, T-10: three eventful days, each stage shown on its own, by webhooks: 30 requests at most', async () => {
    // six runs, three at once
    const outcomeOf = (spec: RunSpec): FakeOutcome =>
      spec.run.includes('.smoke.') ? scaleOutcome(spec) : { ...scaleOutcome(spec), afterMs: 36 * HOUR }
    const at = (held.at = await aLabAtGithub({ ...SELDOM, pollEveryMs: 10_000 * HOUR }, 1, {
      driver: { outcomeOf },
      wrap: (parts) => unhurried(parts),
    }))
    const { fake, tracker } = at
    // as `hooke init --labels` does it
    await tracker.setUp?.({ labels: true, templates: false }, AbortSignal.timeout(60_000))
    const before = ownRequests(at).length
    await hookedUp(at, {})
    const flushing = setInterval(() => void fake.webhooks.flush(), 20)
    try {
      await throughDays(at)
    } finally {
      clearInterval(flushing)
    }

    const own = ownRequests(at).slice(before)
    const reported = [...fake.repository().comments.values()].filter(({ body }) =>
      /goes on:|is alive:/.test(body),
    )
    const counts = `${own.length} requests to GitHub, ${reported.length} reports`
    process.stdout.write(`F-8, three days: ${counts}\n`)
    expect(reported.length).toBeGreaterThanOrEqual(3)
    expect(own.length).toBeLessThanOrEqual(30)
    const ways = ['planning', 'needs-you', 'in-progress', 'running', 'in-review', 'needs-you', 'done']
    expect(statusesShown(at)).toEqual(ways.map((way) => `status:${way}`))
    expect(fake.truth.doubled().size).toBe(0)
  })

  it.each(SEEDS)(
    'rows 56, 57: with every webhook twice, in any order, and no poll, seed %i',
    async (seed) => {
      const at = (held.at = await aLabAtGithub(SELDOM, seed))
      await hookedUp(at, { twiceShare: 1 })
      await throughComments(at, () => at.fake.webhooks.flush())

      expectShown(at)
      const { deliveries } = at.fake.webhooks
      expect(deliveries.some(({ answers }) => answers.join() === '200,200')).toBe(true)
      expect(deliveries.flatMap(({ answers }) => answers)).not.toContain(401)
    },
  )
})
