import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signedHeaders } from '../../fakes/github/webhooks.ts'
import { aLabAtGithub, type AtGithub } from '../../workflow/github-lab.ts'
import { OFTEN, untilTrue } from '../../workflow/outside-lab.ts'

const at = (name: string): URL => new URL(`../../fixtures/related/${name}`, import.meta.url)
const Written = z.object({ title: z.string(), body: z.string() })
const ISSUES = readFileSync(at('issues.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Written.extend({ id: z.string() }).parse(JSON.parse(line)))
const PAIRS = z
  .array(z.object({ query: Written, target: z.string() }))
  .parse(JSON.parse(readFileSync(at('pairs.json'), 'utf8')))

/**
 * 500 issues of a repository, read by the poll like any others. They and 20 near-duplicates of them were written by somebody who had
 * not seen the index (test/fixtures/related/README.md): a duplicate shares at most 30 % of its words with what it repeats, and
 * less than with each of 6 to 11 issues that ask something else.
 */
describe('related work over the issues of a tracker', () => {
  const held: { at?: AtGithub } = {}
  const known = (): unknown =>
    held.at?.lab.store.db.prepare('select count(*) from tracker_issues').pluck().get()
  const near = (text: string, limit = 10): readonly string[] =>
    held.at?.lab.store.searchIndex.nearest({ text, study: 'scales', limit }).map(({ ref }) => ref) ?? []

  beforeAll(async () => {
    held.at = await aLabAtGithub({ ...OFTEN, label: '' })
    for (const { title, body } of ISSUES) held.at.fake.ask(title, body)
    await untilTrue(() => known() === ISSUES.length)
  }, 60_000)
  afterAll(async () => {
    await held.at?.lab.gone()
    await held.at?.fake.close()
  })

  it('W-13: the recall of near-duplicates is measured, and printed', () => {
    const ranks = PAIRS.map(({ query, target }) => {
      const ref = `lab/bandits#${ISSUES.findIndex(({ id }) => id === target) + 1}`
      return near(`${query.title}\n${query.body}`, 50).indexOf(ref) + 1
    })
    const within = (k: number): number => ranks.filter((rank) => rank > 0 && rank <= k).length / ranks.length
    const shares = [1, 5, 10, 12].map((k) => `${within(k).toFixed(2)} in the first ${k}`)
    process.stdout.write(
      `W-13: recall of ${ranks.length} near-duplicates among ${ISSUES.length}: ${shares.join(', ')}\n`,
    )

    expect(within(10)).toBeGreaterThanOrEqual(0.45)
    expect(within(12)).toBeGreaterThanOrEqual(0.85)
  })

  it('W-13: an issue is found by its own words first, also when they are in another order', () => {
    const first = ISSUES.filter((_, n) => n % 25 === 0).map(({ title, body }) => {
      const [own] = near(`${body}\n${title}`.split(/\s+/).reverse().join(' '), 1)
      return own === `lab/bandits#${ISSUES.findIndex((one) => one.body === body) + 1}`
    })
    expect(first.every(Boolean)).toBe(true)
  })

  it('W-13, T-2: what is edited, closed, new or deleted is followed by the next look', async () => {
    if (held.at === undefined) throw new Error('there is no laboratory')
    const { lab, fake, ada } = held.at
    const place = { owner: 'lab', repo: 'bandits' }
    await ada.rest.issues.update({ ...place, issue_number: 7, title: 'Zymurgy', body: 'of the xylophone' })
    const number = fake.ask('Quokkas', 'photographed by a theodolite')
    await untilTrue(() => near('zymurgy xylophone').length > 0 && near('theodolite').length > 0)
    expect(near('zymurgy xylophone')).toEqual(['lab/bandits#7'])
    expect(near(ISSUES[6]?.title ?? '')).not.toContain('lab/bandits#7')

    fake.remove(number)
    const payload = {
      action: 'deleted',
      issue: { number },
      repository: { full_name: 'lab/bandits' },
      sender: { id: Number(fake.idOf('ada')) },
    }
    const body = Buffer.from(JSON.stringify(payload))
    const headers = signedHeaders('s3cret', { event: 'issues', guid: 'deleted-1', body: body.toString() })
    expect(lab.engine.webhook('code', { headers, body })).toBe('accepted')
    await untilTrue(() => near('theodolite').length === 0)
  })

  it('row 55, W-13: what was deleted while no webhook told of it is found gone within a day', async () => {
    if (held.at === undefined) throw new Error('there is no laboratory')
    const { lab, fake } = held.at
    const number = fake.ask('Axolotls', 'measured by a bathometer')
    await untilTrue(() => near('bathometer').length > 0)
    fake.remove(number)
    lab.clock.advance(25 * 3_600_000)

    await untilTrue(() => near('bathometer').length === 0)
    expect(known()).toBe(ISSUES.length)
  })
})
