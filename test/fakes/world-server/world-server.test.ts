import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createManualClock } from '../manual-clock.ts'
import { createFakeWorld } from './fake-world.ts'
import type { Question } from './routes.ts'
import { fateOf, CALM } from './weather.ts'
import { sign } from './webhooks.ts'
import { startWorldServer, type WorldServer } from './world-server.ts'

const question = (method: string, path: string, body?: unknown): Question => ({
  method,
  path: path.split('/'),
  query: {},
  body,
})
const Named = z.looseObject({ id: z.string() })

describe('the fake world', () => {
  it('makes a second thing for who asks twice, and the same one for who brings an id', async () => {
    const world = createFakeWorld({ seed: 1 })
    const make = async (body: unknown) =>
      Named.parse((await world.request(question('POST', 'pods', body)))?.body).id
    const [first, second] = [await make({ name: 'a' }), await make({ name: 'a' })]
    const [third, fourth] = [await make({ name: 'b', id: 'own' }), await make({ name: 'b', id: 'own' })]

    expect(first).not.toBe(second)
    expect([third, fourth]).toEqual(['own', 'own'])
    expect(Object.fromEntries(world.truth.doubled())).toEqual({ 'pods a': 2 })
  })

  it('makes nothing for an id that it knew and removed: the request was late', async () => {
    const world = createFakeWorld({ seed: 1 })
    const make = async () => (await world.request(question('POST', 'pods', { name: 'b', id: 'own' })))?.body
    await make()
    await world.request(question('DELETE', 'pods/own', undefined))

    expect(await make()).toMatchObject({ id: 'own' })
    expect(world.shelves.pods.all()).toEqual([])
    expect(world.truth.doubled().size).toBe(0)
  })

  it('knows the key of a text by its mark at the end, and by no other', async () => {
    const world = createFakeWorld({ seed: 1 })
    const texts = [
      'x\n<!-- hooke:result v1 key=K-1 -->',
      '<!-- hooke:result v1 key=K-2 --> and more',
      'plain',
    ]
    for (const body of texts) await world.request(question('POST', 'comments', { body }))

    expect(world.truth.entries.map(({ key }) => key)).toEqual(['K-1', '', ''])
  })

  it('lists late, and by id at once unless it is told to know nothing of the young', async () => {
    const clock = createManualClock()
    const world = createFakeWorld({ seed: 1, clock, weather: { listingLagMs: 150 } })
    await world.request(question('POST', 'pods', { name: 'a' }))
    const listed = async () => ((await world.request(question('GET', 'pods')))?.body as unknown[]).length
    const status = async () => (await world.request(question('GET', 'pods/pods-00001')))?.status

    expect([await listed(), await status()]).toEqual([0, 200])
    clock.advance(150)
    expect(await listed()).toBe(1)
    world.weather({ unknownForMs: 20_000 })
    expect(await status()).toBe(404)
    expect((await world.request(question('DELETE', 'pods/pods-00001')))?.status).toBe(404)
    expect(world.shelves.pods.all()).toHaveLength(1)
  })

  it('row 51: says 500 and has made it all the same', async () => {
    const world = createFakeWorld({ seed: 1 })
    world.storm({ service: 'pods', status: 500, count: 1, afterEffect: true })
    world.storm({ status: 429, count: 2, retryAfterS: 7, afterEffect: false })
    const replies = [1, 2, 3, 4].map(() => world.request(question('POST', 'pods', { name: 'a' })))

    expect((await Promise.all(replies)).map((reply) => reply?.status)).toEqual([500, 429, 429, 201])
    expect(world.shelves.pods.all()).toHaveLength(2)
  })

  it('a job runs for its time, and ends with its code', async () => {
    const clock = createManualClock()
    const world = createFakeWorld({ seed: 1, clock })
    await world.request(question('POST', 'jobs', { name: 'a', runsMs: 50, exit: 3 }))
    const look = async () => (await world.request(question('GET', 'jobs/jobs-00001')))?.body

    expect(await look()).toMatchObject({ state: 'running' })
    clock.advance(50)
    expect(await look()).toMatchObject({ state: 'ended', code: 3 })
  })

  it('keeps an object once, under the hash of its bytes only', async () => {
    const world = createFakeWorld({ seed: 1 })
    const hash = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
    const put = async (text: string) => {
      const content = { base64: Buffer.from(text).toString('base64') }
      return (await world.request(question('PUT', `objects/${hash}`, content)))?.status
    }

    expect([await put('hello'), await put('hello'), await put('other')]).toEqual([201, 200, 400])
    expect(world.truth.entries).toHaveLength(1)
  })

  it('the seed alone decides what happens to a request', () => {
    const weather = { ...CALM, latencyMs: 400, dropShare: 0.05 }
    const fates = (seed: number) =>
      Array.from({ length: 2_000 }, (_, n) =>
        fateOf(seed, weather, { request: `POST ${n}`, nth: 1, service: 'pods' }),
      )
    const [first, second, other] = [fates(1), fates(1), fates(2)]
    const drops = first.filter(({ isDropped }) => isDropped).length

    expect(second).toEqual(first)
    expect(other).not.toEqual(first)
    expect(drops).toBeGreaterThan(60)
    expect(drops).toBeLessThan(140)
    expect(Math.max(...first.map(({ beforeMs, afterMs }) => beforeMs + afterMs))).toBeLessThanOrEqual(400)
  })
})

describe('the world server', () => {
  const open: WorldServer[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })
  const start = async (options: Parameters<typeof startWorldServer>[0]): Promise<WorldServer> => {
    const server = await startWorldServer(options)
    open.push(server)
    return server
  }
  const json = (method: string, body: unknown) => ({ method, body: JSON.stringify(body) })

  it('closes the connection instead of a reply that is lost, after the effect', async () => {
    const { url } = await start({ seed: 1 })
    await fetch(`${url}/admin/weather`, json('PATCH', { dropShare: 1 }))

    await expect(fetch(`${url}/pods`, json('POST', { name: 'a' }))).rejects.toThrow()
    const truth = (await (await fetch(`${url}/admin/truth`)).json()) as unknown[]
    expect(truth).toEqual([expect.objectContaining({ service: 'pods', what: 'created', key: 'a' })])
  })

  it('has the effect of a request whose sender went away', async () => {
    const { url, world } = await start({ seed: 1, weather: { latencyMs: 300, slowness: { pods: 1 } } })
    const gone = new AbortController()
    const sent = Array.from({ length: 8 }, (_, n) =>
      fetch(`${url}/pods`, { ...json('POST', { name: `pod-${n}` }), signal: gone.signal }).catch(() => null),
    )
    await expect.poll(() => world.calls).toBe(8)
    gone.abort()
    await Promise.all(sent)

    await expect.poll(() => world.shelves.pods.all().length).toBe(8)
  })

  it('posts signed webhooks: some never, some twice, some late, some forged, always the same ones', async () => {
    const received: { id: string; genuine: boolean }[] = []
    const receiver = createServer((incoming, response) => {
      let text = ''
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString()))
      incoming.on('end', () => {
        const { 'x-delivery': id, 'x-signature-256': signature } = incoming.headers
        received.push({ id: String(id), genuine: signature === sign('s', text) })
        response.end()
      })
    })
    receiver.listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    const to = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
    const tell = async () => {
      received.length = 0
      const { url, world } = await start({ seed: 7 })
      const subscription = {
        url: to,
        secret: 's',
        lostShare: 0.2,
        twiceShare: 0.3,
        lateMs: 60,
        forgedShare: 0.2,
      }
      await fetch(`${url}/admin/webhooks`, json('POST', subscription))
      for (let n = 0; n < 40; n += 1)
        await fetch(`${url}/admin/person`, json('POST', { service: 'comments', fields: { body: `${n}` } }))
      await world.webhooks.arrived()
      return received.map(({ id, genuine }) => `${id} ${genuine}`)
    }
    const heard = await tell()
    const genuine = heard.filter((one) => one.endsWith('true'))

    expect(new Set(genuine).size).toBeGreaterThan(20)
    expect(new Set(genuine).size).toBeLessThan(40)
    expect(genuine.length).toBeGreaterThan(new Set(genuine).size)
    expect(heard.filter((one) => one.endsWith('-forged false')).length).toBeGreaterThan(2)
    expect(heard).not.toEqual([...heard].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })))
    expect((await tell()).sort()).toEqual([...heard].sort())
    receiver.close()
  })

  it('runs as a process of its own', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--seed', '3'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
    const made = await fetch(`${chunk.toString().trim()}/issues`, json('POST', { body: 'a question' }))

    expect(made.status).toBe(201)
    child.kill()
    await once(child, 'exit')
  })
})
