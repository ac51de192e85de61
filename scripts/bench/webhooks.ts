import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { takeWebhook } from '../../src/engine/trackers/take-webhook.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createGithubWebhooks } from '../../src/trackers/github/webhooks.ts'
import { aStore } from '../../test/builders/store.ts'
import { createFakeTracker } from '../../test/fakes/fake-tracker.ts'
import { median, perSecond, quantile, renderRate, renderRatios, timed } from './measure.ts'
import type { Effort, Row } from './row.ts'

const SECRET = 'a-secret-of-the-bench'
const nothing = (): void => undefined

/** F-5: webhooks of GitHub taken (HMAC, replay table, hint: one commit each) against raw one-row commits; A B A B. */
export function measureWebhooks({ commits, rounds }: Effort): readonly Row[] {
  const bench = aStore()
  const raw = openDatabase(join(bench.folder, 'raw.db'), { create: true })
  raw.exec('create table one (n integer primary key, body text not null) strict')
  const insert = raw.prepare('insert into one (body) values (?)')
  const take = taker(bench.store)
  const times: number[] = []
  const found = { raw: [] as number[], webhook: [] as number[] }
  const round = (): void => {
    found.raw.push(
      perSecond(
        commits,
        timed(() => repeat(commits, () => insert.run('x'.repeat(200)))),
      ),
    )
    const each: number[] = []
    const total = timed(() => repeat(commits, () => each.push(timed(take))))
    found.webhook.push(perSecond(commits, total))
    times.push(...each)
  }
  try {
    // the first round also pays for warming up: it is not counted
    round()
    for (const values of [times, found.raw, found.webhook]) values.length = 0
    for (let n = 0; n < rounds; n += 1) round()
  } finally {
    raw.close()
    bench.remove()
  }
  return rowsOf(found, times)
}

function rowsOf(
  { raw, webhook }: { raw: readonly number[]; webhook: readonly number[] },
  times: readonly number[],
): readonly Row[] {
  const ratios = webhook.map((rate, i) => rate / (raw[i] ?? Number.NaN))
  const p99 = quantile(times, 0.99)
  return [
    {
      id: 'F-5',
      what: 'webhook accepted : raw one-row commit',
      found: `${renderRate(webhook)} : ${renderRate(raw)}`,
      reached: renderRatios(ratios),
      goal: '≥ 0.35 ×',
      ok: median(ratios) >= 0.35,
    },
    {
      id: 'F-5',
      what: 'webhook accepted, the slowest of a hundred',
      found: `longest ${Math.max(...times).toFixed(1)} ms`,
      reached: `${p99.toFixed(2)} ms`,
      goal: '≤ 10 ms',
      ok: p99 <= 10,
    },
  ]
}

function repeat(times: number, work: () => void): void {
  for (let n = 0; n < times; n += 1) work()
}

/** Each call takes another delivery, signed beforehand by nobody but its sender. */
function taker(store: ReturnType<typeof aStore>['store']): () => void {
  const webhooks = createGithubWebhooks({
    place: { owner: 'example', repo: 'bandits', webUrl: 'https://github.com' },
    secrets: () => [SECRET],
  })
  const { tracker } = createFakeTracker({ clock: systemClock, name: 'code' })
  const trackers = new Map([['code', { ...tracker, webhooks }]])
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing }
  const made = { n: 0 }
  return () => {
    made.n += 1
    const repository = { full_name: 'example/bandits' }
    const body = Buffer.from(JSON.stringify({ n: made.n, repository, issue: { number: (made.n % 500) + 1 } }))
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
      'x-github-event': 'issues',
      'x-github-delivery': `d-${made.n}`,
    }
    const answer = takeWebhook({ store, clock: systemClock, log, trackers }, 'code', { headers, body })
    if (answer !== 'accepted') throw new Error(`the webhook was ${answer}`)
  }
}
