import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { createApi } from '../../src/cli/api.ts'
import { createClient } from '../../src/cli/client.ts'
import { HASH, aFinishedExperiment } from '../builders/stored-example.ts'
import { anExperiment } from '../builders/store.ts'
import { aWeb, HOME, START, type TestWeb } from './web.ts'

let web: TestWeb
let id: ExperimentId
beforeEach(() => {
  web = aWeb()
  id = aFinishedExperiment(web.store)
})
afterEach(() => web.remove())

const json = async (reply: Response | Promise<Response>) => (await reply).json()

describe('reading through REST', () => {
  it('H-2: pages a list by cursor and gives list columns only', async () => {
    anExperiment(web.store)
    const first = await json(web.get('/api/v1/experiments?limit=1&study=bandits'))
    const { items, nextCursor } = first as { items: Record<string, unknown>[]; nextCursor: string }
    const second = await json(web.get(`/api/v1/experiments?limit=1&cursor=${nextCursor}`))

    expect(items.map((item) => item['id'])).toEqual(['BANDIT-002'])
    expect(items[0]).not.toHaveProperty('brief')
    expect(second).toMatchObject({ items: [{ id }], nextCursor: null })
  })

  it('H-2: gives the full view with the time per stage', async () => {
    expect(await json(web.get(`/api/v1/experiments/${id}`))).toMatchObject({
      id,
      stages: [{ stage: 'intake' }, { stage: 'planning', visits: 2 }, {}, {}, { stage: 'done' }],
      runs: expect.arrayContaining([expect.objectContaining({ state: 'ok' })]) as unknown,
    })
  })

  it('RELIABILITY 14: names table, row and field of what was altered in the database, and is no fault of the request', async () => {
    web.store.db.exec("update artifacts set sha256 = 'ab'")

    for (const path of ['', '/record']) {
      const reply = await web.get(`/api/v1/experiments/${id}${path}`)
      expect(reply.status).toBe(500)
      expect(await json(reply)).toMatchObject({
        code: 'store.unreadable',
        detail: 'something that is stored is not as it should be',
        found: expect.stringMatching(/^table artifacts, list\(BANDIT-001\): row 1, field sha256: /) as string,
        advice: expect.stringContaining('hooke restore FILE') as string,
      })
    }
    const wrong = await web.get('/api/v1/experiments/x')
    expect(wrong.status).toBe(400)
  })

  it.each([
    ['/timeline', { items: [{ seq: 1, to: 'planning' }] }],
    ['/timeline?after=6', { items: [{ seq: 7, to: 'done' }] }],
    ['/prompt?agent=planner', { role: 'planner', task: '## Brief\n\n  two  spaces\n', tools: ['read'] }],
    [`/logs?run=x&offset=7`, { text: 'step 2\n', end: true }],
    ['/record', { path: 'hooke/BANDIT-001', result: { tag: 'hooke/BANDIT-001' } }],
  ])('gives %s of an experiment', async (path, expected) => {
    const reply = (await json(web.get(`/api/v1/experiments/${id}${path}`))) as { items?: unknown[] }

    expect({ ...reply, ...(reply.items ? { items: reply.items.slice(0, 1) } : {}) }).toMatchObject(expected)
  })

  it.each([
    ['/inbox', { needsYou: [], atWork: [], totals: { needsYou: 0 } }],
    ['/studies', { items: [{ id: 'bandits', prefix: 'BANDIT' }] }],
    ['/studies/bandits', { name: 'Bandits', owner: null }],
    ['/claims?study=bandits', { items: [{ name: 'optimism-pays', evidence: [{ bears: 'supports' }] }] }],
    ['/claims?study=other', { items: [] }],
    ['/search?q=optimism', { items: [] }],
    ['/budget', { perHourUsd: 0, studies: [{ study: 'bandits', total: 0.25 }] }],
    ['/compute', { items: [{ name: 'local', leases: 1 }] }],
    ['/status', { daemon: { pid: 1, url: HOME, startedAt: START }, experiments: { done: 1 }, waiting: 0 }],
  ])('gives %s', async (path, expected) => {
    expect(await json(web.get(`/api/v1${path}`))).toMatchObject(expected)
  })

  it('A-13: the view and the page of the plan list what roles looked up, escaped', async () => {
    const { lookups } = (await json(web.get(`/api/v1/experiments/${id}`))) as { lookups: unknown }
    const page = await (await web.get(`/experiments/${id}/plan`)).text()

    expect(lookups).toMatchObject([
      { role: 'planner', url: 'https://papers.test/<1>', outcome: 'answered', bytes: 812, cited: false },
    ])
    expect(page).toContain('https://papers.test/&lt;1&gt;')
  })

  it('S-5: masks every text that leaves', async () => {
    anExperiment(web.store, { title: 'with s3cr3t-canary inside' })

    const text = await (await web.get('/api/v1/experiments')).text()

    expect(text).toContain('with ‹secret:CANARY› inside')
    expect(text).not.toContain('s3cr3t-canary')
  })
})

describe('deciding through REST', () => {
  const actor = { name: 'Ada', channel: 'cli' }

  it.each([
    ['answer', { answers: { 1: '500' } }, [{ 1: '500' }, { waveThrough: false }]],
    [
      'approve',
      { what: 'plan', hash: HASH, merge: true, acceptUnverified: true },
      [{ hash: HASH, followUps: [], merge: true, acceptUnverified: true }],
    ],
    ['revise', { note: 'more seeds' }, ['more seeds']],
    ['reject', { note: 'no' }, ['no']],
    ['defer', { until: START + 1000 }, [START + 1000]],
    ['seeds', { n: 5 }, [5]],
    ['pause', { reason: 'lunch' }, ['lunch']],
    ['resume', {}, []],
    ['cancel', { reason: 'done with it' }, ['done with it']],
    ['retry', { from: 'planning' }, ['planning']],
    ['retry', {}, [null]],
    ['skip', { what: 'budget', because: 'paid' }, ['budget', 'paid']],
    ['reopen', { reason: 'a bug' }, ['a bug']],
    ['retract', { reason: 'a bug' }, ['a bug']],
    ['archive', {}, []],
    ['publish', {}, []],
    ['chat', { text: 'hello' }, ['hello']],
  ])('W-2: %s reaches the engine with the person that authentication found', async (verb, body, given) => {
    web.store.db.prepare("update experiments set stage = 'awaitingPlanApproval' where id = ?").run(id)
    const reply = await web.post(`/api/v1/experiments/${id}/${verb}`, body)

    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({ id, words: `${verb} was taken` })
    expect(web.fake.told).toEqual([{ verb, id, given, actor }])
  })

  it('makes experiments, from a question and from an issue', async () => {
    const asked = await web.post('/api/v1/experiments', { question: 'Does it pay?' })
    const named = await web.post('/api/v1/experiments/from-issue', { issue: 'BANDIT-I1' })

    expect([asked.status, named.status]).toEqual([201, 201])
    expect(web.fake.told.map(({ verb }) => verb)).toEqual(['newExperiment', 'fromIssue'])
    expect(web.fake.told[0]?.given).toEqual([
      {
        question: 'Does it pay?',
        study: null,
        title: null,
        parent: null,
        isPrivate: false,
        priority: 0,
        kind: 'experiment',
        track: 'full',
      },
    ])
  })

  it('exports the record and checks the hardware', async () => {
    expect(await json(web.post(`/api/v1/experiments/${id}/record`))).toEqual({
      path: `/records/${id}`,
      files: ['result.md', 'runs.csv'],
    })
    expect(await json(web.post('/api/v1/compute/check'))).toEqual({
      items: [{ name: 'local', ok: true, detail: '2 cores' }],
    })
    expect(await json(web.post('/api/v1/nodes/n1/lift'))).toEqual({ words: 'n1 of local is taken again' })
    expect((await web.post('/api/v1/nodes/n1%20--wrap/lift')).status).toBe(400)
  })

  it('takes no approval that does not say what it approves, and by which hash', async () => {
    const bare = await web.post(`/api/v1/experiments/${id}/approve`, {})
    const hashless = await web.post(`/api/v1/experiments/${id}/approve`, { what: 'plan' })

    expect([bare.status, hashless.status]).toEqual([400, 400])
    expect(web.fake.told).toEqual([])
  })

  it.each([
    [{ what: 'plan', followUps: [1] }, 'followUps: belong to the approval of the result'],
    [{ what: 'result', acceptUnverified: true }, 'acceptUnverified: belongs to the approval of the plan'],
  ])('W-2: takes no approval that says what belongs to the other gate: %o', async (body, words) => {
    const reply = await web.post(`/api/v1/experiments/${id}/approve`, { ...body, hash: HASH })

    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ detail: words })
    expect(web.fake.told).toEqual([])
  })

  it('signs a browser in by a link that a token may ask for', async () => {
    const { link } = (await json(web.post('/api/v1/links'))) as { link: string }
    const reply = await web.app.request(link)

    expect(reply.headers.get('set-cookie')).toContain('HttpOnly')
  })

  it('does not take the approval of a plan for one of a result', async () => {
    const reply = await web.post(`/api/v1/experiments/${id}/approve`, { what: 'plan', hash: HASH })

    expect(reply.status).toBe(409)
    expect(web.fake.told).toEqual([])
  })

  it('W-3: a body cannot say who acts, nor carry words of its own', async () => {
    const reply = await web.post(`/api/v1/experiments/${id}/pause`, {
      reason: 'x',
      by: 'Root',
      actor: 'Root',
    })

    expect(reply.status).toBe(400)
    expect(web.fake.told).toEqual([])
  })

  it('stops the daemon for an admin, after the answer has left', async () => {
    const stops: string[] = []
    const own = aWeb({ onShutdown: () => stops.push('stop') })

    const refused = await own.send('/api/v1/shutdown', {
      method: 'POST',
      headers: { authorization: `Bearer ${own.auth.issueBearer('Bob')}` },
    })
    const taken = await own.post('/api/v1/shutdown')
    const before = [...stops]
    own.clock.advance(100)

    expect([refused.status, taken.status, before, stops]).toEqual([403, 200, [], ['stop']])
    own.remove()
  })
})

describe('refusals', () => {
  const problemOf = async (reply: Response) => {
    expect(reply.headers.get('content-type')).toBe('application/problem+json')
    return (await reply.json()) as Record<string, unknown>
  }

  it.each([
    ['request.conflict', 409],
    ['request.refused', 422],
    ['rights.missing', 403],
  ] as const)('H-2: %s is a problem with status %i, what was found and what to do', async (code, status) => {
    web.fake.refuse(code, 'not now')
    const reply = await web.post(`/api/v1/experiments/${id}/resume`)

    expect(reply.status).toBe(status)
    expect(await problemOf(reply)).toEqual({
      type: `urn:hooke:problem:${code}`,
      title: expect.any(String) as string,
      status,
      detail: 'not now',
      found: 'what was there',
      advice: 'hooke show',
      code,
    })
  })

  it.each([
    ['/api/v1/experiments/BANDIT-404', 404, 'experiment.notFound'],
    ['/api/v1/studies/none', 404, 'notFound'],
    ['/api/v1/nothing', 404, 'notFound'],
    ['/api/v1/experiments/..%2f..%2fetc', 400, 'usage.wrong'],
    ['/api/v1/experiments?limit=0', 400, 'usage.wrong'],
    ['/api/v1/experiments?stage=nowhere', 400, 'usage.wrong'],
    ['/api/v1/experiments?cursor=nonsense', 400, 'usage.wrong'],
  ])('answers %s with %i', async (path, status, code) => {
    const reply = await web.get(path)

    expect(reply.status).toBe(status)
    expect(await problemOf(reply)).toMatchObject({ status, code })
  })

  it('E-13: a fault of the program says nothing of its inside, and is reported', async () => {
    web.fake.fail(new TypeError('x.y is undefined at /home/ada/secret.ts'))
    const reply = await web.post(`/api/v1/experiments/${id}/resume`)

    expect(reply.status).toBe(500)
    expect(JSON.stringify(await problemOf(reply))).not.toContain('secret.ts')
    expect(web.faults).toHaveLength(1)
  })

  it.each([
    ['a body that is no JSON', '{', 'application/json', 400],
    ['another content type', '{"reason":"x"}', 'text/plain', 400],
    ['a prototype key', '{"__proto__":{"reason":"x"}}', 'application/json', 400],
    ['a body above 1 MB', `{"reason":"${'x'.repeat(1024 * 1024)}"}`, 'application/json', 413],
  ])('refuses %s', async (_, body, type, status) => {
    const reply = await web.send(`/api/v1/experiments/${id}/pause`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${web.bearer}`, 'content-type': type },
    })

    expect(reply.status).toBe(status)
    expect(web.fake.told).toEqual([])
  })
})

describe('the description of the API', () => {
  it('H-2: is generated from the schemas that parse the requests', async () => {
    const document = (await json(web.get('/api/v1/openapi.json'))) as {
      paths: Record<string, Record<string, { requestBody?: unknown; parameters: unknown[] }>>
    }

    expect(Object.keys(document.paths)).toContain('/api/v1/experiments/{id}/approve')
    expect(JSON.stringify(document.paths['/api/v1/experiments/{id}/skip'])).toContain('"because"')
    expect(document.paths['/api/v1/experiments']?.['get']?.parameters).toContainEqual(
      expect.objectContaining({ name: 'cursor', in: 'query', required: false }),
    )
  })
})

describe('the API without a daemon', () => {
  it('H-1: reads without signing in and changes nothing', async () => {
    const own = aWeb({ readOnly: true })
    anExperiment(own.store)
    const list = await own.send('/api/v1/experiments')
    const paths = ['/experiments/BANDIT-001/approve', '/experiments', '/shutdown']
    const changes = await Promise.all(paths.map((path) => own.send(`/api/v1${path}`, { method: 'POST' })))

    expect(list.status).toBe(200)
    expect(changes.map(({ status }) => status)).toEqual([503, 503, 503])
    expect(await json(changes[0]!)).toMatchObject({ code: 'daemon.absent', advice: 'hooke up' })
    own.remove()
  })
})

describe('the command line as a client', () => {
  it('H-1: understands every reply', async () => {
    const api = createApi(
      createClient({
        fetch: web.app.request,
        base: HOME,
        token: web.bearer,
        person: 'Ada',
        signal: new AbortController().signal,
      }),
    )

    expect((await api.experiments({ study: 'bandits' })).view.items).toHaveLength(1)
    expect((await api.experiment(id)).view.stages).toHaveLength(5)
    expect((await api.timeline(id)).view.items).toHaveLength(7)
    expect((await api.logs(id, { run: 'x', offset: 0 })).view.end).toBe(true)
    expect((await api.record(id)).view.files).toHaveLength(4)
    expect((await api.inbox()).view.needsYou).toEqual([])
    expect((await api.studies()).view.items).toHaveLength(1)
    expect((await api.study('bandits')).view.prefix).toBe('BANDIT')
    expect((await api.claims()).view.items).toHaveLength(1)
    expect((await api.search('optimism')).view.items).toEqual([])
    expect((await api.budget()).view.studies).toHaveLength(1)
    expect((await api.compute()).view.items).toHaveLength(1)
    expect((await api.checkCompute()).view.items[0]?.ok).toBe(true)
    expect((await api.status()).view.experiments).toEqual({ done: 1 })
    expect((await api.create({ question: 'Why?' })).view.id).toBe('BANDIT-099')
    expect((await api.pause(id, { reason: '' })).view).toMatchObject({ stage: 'planning', turn: 'nobody' })
    expect((await api.chat(id, 'hello')).view).toEqual({ outcome: 'note', text: 'chat was taken' })
    expect((await api.exportRecord(id)).view.files).toHaveLength(2)
  })
})
