import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aFinishedExperiment } from '../builders/stored-example.ts'
import { anExperiment } from '../builders/store.ts'
import { aWeb, HOME, type TestWeb } from './web.ts'

let web: TestWeb
beforeEach(() => {
  web = aWeb()
  aFinishedExperiment(web.store)
})
afterEach(() => web.remove())

const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
})
const csrfIn = async (cookie: string) => {
  const page = await (await web.send('/experiments/BANDIT-001', { headers: { cookie } })).text()
  return /name="csrf" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
}

describe('texts from outside', () => {
  const corpus = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    '</textarea><svg/onload=alert(1)>',
    '{{constructor.constructor("alert(1)")()}}',
    '[x](javascript:alert(1))',
    '\u001b[31mred\u001b[0m\u202egnp.exe',
  ]
  const tabs = [
    '',
    '/timeline',
    '/plan',
    '/findings',
    '/code',
    '/runs',
    '/gates',
    '/result',
    '/record',
    '/cost',
  ]

  it.each(corpus)('S-1: %j is shown as text in every field', async (evil) => {
    const cookie = await web.signIn()
    const id = anExperiment(web.store, {
      title: evil,
      brief: evil,
      reason: evil,
      stage: 'clarifying',
      turn: 'human',
      waitingFor: evil,
    })
    web.store.questions.ask(id, [{ text: evil, why: evil, defaultAnswer: evil }])
    fill(web, evil)
    web.fake.writeLog(evil)
    const paths = [
      ...tabs.flatMap((tab) => [`/experiments/${id}${tab}`, `/experiments/BANDIT-001${tab}`]),
      ...['/', '/experiments', `/experiments?text=${encodeURIComponent(evil)}`],
      `/experiments/${id}/log?run=${encodeURIComponent(evil)}`,
    ]

    for (const path of paths) {
      const page = await (await web.send(path, { headers: { cookie, accept: 'text/html' } })).text()
      expect(page, path).not.toMatch(
        /<script>|<img src=x|<svg\/onload|href="javascript:|\sonerror=alert\(1\)>/,
      )
      expect(page, path).not.toMatch(/<[^>]*\sonfocus=(?![^<]*&#39;)/)

      expect(page, path).not.toMatch(/[\u001b\u202e]/)
    }
  })

  it('S-1: a refused form says what was typed as text only', async () => {
    const cookie = await web.signIn()
    web.fake.refuse('request.conflict', '<b>not</b> now')
    const csrf = await csrfIn(cookie)
    const reply = await web.send('/experiments/BANDIT-001/archive', form({ csrf }, { cookie }))
    const page = await reply.text()

    expect(reply.status).toBe(409)
    expect(page).toContain('&lt;b&gt;not&lt;/b&gt; now')
    expect(page).toContain('Do: hooke show')
  })

  it('a refused form gives back what was written into it, as text only', async () => {
    const cookie = await web.signIn()
    web.fake.refuse('request.conflict', 'it is not its moment')
    const csrf = await csrfIn(cookie)
    const note = 'an hour of <i>thought</i>'

    const reply = await web.send('/experiments/BANDIT-001/revise', form({ csrf, note }, { cookie }))
    const page = await reply.text()

    expect(reply.status).toBe(409)
    expect(page).toContain('You had written')
    expect(page).toContain('an hour of &lt;i&gt;thought&lt;/i&gt;')
  })

  it('never fails by itself on any query, header or path', async () => {
    const cookie = await web.signIn()
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (text, id) => {
        const at = [
          `/experiments?text=${encodeURIComponent(text)}&cursor=${encodeURIComponent(id)}`,
          `/experiments/${encodeURIComponent(id)}`,
        ]
        for (const path of at) {
          const reply = await web.app.request(`${HOME}${path}`, { headers: { cookie, accept: 'text/html' } })
          expect(reply.status).toBeLessThan(500)
        }
      }),
      { numRuns: 60 },
    )
    expect(web.faults).toEqual([])
  })
})

/** The text in rows that a finished experiment shows. */
function fill({ store }: TestWeb, evil: string): void {
  const id = store.experiments.get('BANDIT-001').id
  const set = (sql: string) => store.db.prepare(sql).run({ evil, id })
  set('update experiments set title = @evil, brief = @evil where id = @id')
  set(
    'update findings set text = @evil, evidence = @evil, place = @evil, answered_how = @evil where experiment = @id',
  )
  set('update gate_runs set reasons = json_array(@evil) where experiment = @id')
  set(
    "update gate_runs set evidence = json_array(json_object('what', @evil, 'found', @evil)) where experiment = @id",
  )
  set('update artifacts set kind = @evil where experiment = @id')
  set('update artifacts set name = name || @evil where experiment = @id')
  set('update sessions set model = @evil, reason = @evil where experiment = @id')
  set('update approvals set note = @evil where experiment = @id')
  set('update overrides set because = @evil where experiment = @id')
  set('update drafts set markdown = @evil where experiment = @id')
  set(
    "update plans set body = json_set(body, '$.question', @evil, '$.metrics.primary.label', @evil, '$.conditions[0].label', @evil) where experiment = @id",
  )
  set('update runs set exit_reason = @evil where experiment = @id')
  set('update events set actor = @evil where experiment = @id')
  set('update questions set answer = @evil, answered_by = @evil where experiment = @id')
}
