import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { serveApp } from '../../src/http/server.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { anExperiment } from '../builders/store.ts'
import { aWeb, type TestWeb } from './web.ts'

let web: TestWeb
beforeEach(() => {
  web = aWeb()
})
afterEach(() => web.remove())

/** Reads a stream piece by piece. */
function reading(reply: Response) {
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader()
  let seen = ''
  return {
    async until(text: string): Promise<string> {
      while (!seen.includes(text)) {
        const { done, value } = await reader.read()
        if (done) throw new Error(`ended before ${text}: ${seen}`)
        seen += value
      }
      return seen
    },
    stop: () => reader.cancel(),
    seen: () => seen,
    reader,
  }
}

/** The live stream as a browser asks for it, over a connection that it keeps. */
async function askEvents(port: number, agent: Agent): Promise<IncomingMessage> {
  const request = get({
    ...{ port, agent, host: '127.0.0.1', path: '/api/v1/events' },
    headers: { authorization: `Bearer ${web.bearer}` },
  })
  const [reply] = (await once(request, 'response')) as [IncomingMessage]
  return reply
}

const notice = (experiment: 'BANDIT-001' | 'BANDIT-002', text: string) =>
  web.store.feed.append({ experiment: experiment as never, kind: 'stage', body: { text }, at: 1 })

describe('the live stream', () => {
  it('H-4: tells what happens within 200 ms, and at once when woken', async () => {
    const stream = reading(await web.get('/api/v1/events'))
    notice('BANDIT-001', 'first')
    web.clock.advance(200)
    await stream.until('first')
    notice('BANDIT-001', 'second')
    web.app.wake()

    expect(await stream.until('second')).toMatch(/id: 1\ndata: .*"first".*\n\nid: 2\ndata: /)
    await stream.stop()
  })

  it('H-2: goes on where a reader stopped, without a gap and without a repetition', async () => {
    for (const n of [1, 2, 3, 4]) notice('BANDIT-001', `n${n}`)
    const stream = reading(await web.get('/api/v1/events', { 'last-event-id': '2' }))
    await stream.until('n4')
    notice('BANDIT-001', 'n5')
    web.clock.advance(200)
    const seen = await stream.until('n5')

    expect([...seen.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id)).toEqual(['3', '4', '5'])
    await stream.stop()
  })

  it('keeps to one experiment when asked, and masks what it tells', async () => {
    const stream = reading(await web.get('/api/v1/events?experiment=BANDIT-002'))
    notice('BANDIT-001', 'other')
    notice('BANDIT-002', 'mine s3cr3t-canary')
    web.clock.advance(200)
    const seen = await stream.until('mine')

    expect(seen).not.toContain('other')
    expect(seen).toContain('‹secret:CANARY›')
    await stream.stop()
  })

  it.each([
    ['too far behind', 0],
    ['ahead of a restored store', 999_999],
  ])('tells who is %s to read anew', async (_, after) => {
    for (let n = 0; n < 1002; n++) notice('BANDIT-001', 'x')
    const stream = reading(await web.get('/api/v1/events', { 'last-event-id': String(after) }))

    expect(await stream.until('reset')).toContain('id: 1002\ndata: {"kind":"reset"}')
    await stream.stop()
  })

  it('beats, so that a dead connection is found out', async () => {
    const stream = reading(await web.get('/api/v1/events'))
    web.clock.advance(15_000)

    expect(await stream.until(': still here')).toContain(': still here')
    await stream.stop()
  })

  it('row 83: drops a reader that does not keep up and keeps the others', async () => {
    const slow = await web.get('/api/v1/events')
    const quick = reading(await web.get('/api/v1/events'))
    for (let n = 0; n < 40; n++) {
      notice('BANDIT-001', `${n}:${'x'.repeat(10_000)};`)
      web.clock.advance(200)
      await quick.until(`"${n}:`)
    }
    const open = /hooke_live_readers (\d+)/.exec(await (await web.get('/metrics')).text())?.[1]

    expect(open).toBe('1')
    await quick.stop()
    await slow.body?.cancel()
  })

  it('row 83: serves a thousand readers with one look', async () => {
    const many = await Promise.all(Array.from({ length: 1000 }, () => web.get('/api/v1/events')))
    notice('BANDIT-001', 'hello')
    web.clock.advance(200)
    const last = reading(many.at(-1)!)

    expect(await last.until('hello')).toContain('id: 1')
    await Promise.all(many.slice(0, -1).map(async (reply) => reply.body?.cancel()))
  })
})

describe('the served app', () => {
  it('listens on loopback only, and says why', async () => {
    await expect(serveApp(web.app, { host: '0.0.0.0', port: 0, clock: systemClock })).rejects.toMatchObject({
      code: 'config.invalid',
      found: expect.stringContaining('password') as unknown,
    })
  })

  it('says what to do when the port is taken', async () => {
    const first = await serveApp(web.app, { host: '127.0.0.1', port: 0, clock: systemClock })

    await expect(
      serveApp(web.app, { host: '127.0.0.1', port: first.port, clock: systemClock }),
    ).rejects.toMatchObject({
      code: 'port.busy',
      advice: expect.stringContaining('--port') as unknown,
    })
    await first.close()
  })

  it('ends live streams when it closes, over a real socket', async () => {
    const own = aWeb({ clock: systemClock })
    anExperiment(own.store)
    const served = await serveApp(own.app, { host: '127.0.0.1', port: 0, clock: systemClock })
    const bearer = { authorization: `Bearer ${own.bearer}` }
    const stream = reading(await fetch(`http://127.0.0.1:${served.port}/api/v1/events`, { headers: bearer }))
    own.store.feed.append({ experiment: null, kind: 'x', body: 'over the wire', at: 1 })
    await stream.until('over the wire')
    await served.close()

    expect((await stream.reader.read()).done).toBe(true)
    own.remove()
  })

  it('row 9: closes though a page asks again over the connection that it has', async () => {
    const served = await serveApp(web.app, { host: '127.0.0.1', port: 0, clock: web.clock })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = () => askEvents(served.port, agent)
    const again = (await ask()).resume()
    const asked = once(again, 'end').then(ask)
    asked.catch(() => undefined)
    await served.close()

    await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/ECONN/) as unknown })
    expect((await web.get('/api/v1/events')).status).toBe(503)
    agent.destroy()
  })

  it('row 9: lets an answer under way come before it closes, and cuts off one that does not', async () => {
    const reload = { asked: 0, answer: Promise.withResolvers<null>() }
    const own = aWeb({
      onReload: () => {
        reload.asked++
        return reload.answer.promise
      },
    })
    const closing = async () => {
      const served = await serveApp(own.app, { host: '127.0.0.1', port: 0, clock: own.clock })
      const before = reload.asked
      const reply = fetch(`http://127.0.0.1:${served.port}/api/v1/reload`, {
        method: 'POST',
        headers: { authorization: `Bearer ${own.bearer}`, 'content-type': 'application/json' },
        body: '{}',
      }).then(
        ({ status, headers }) => `${status} ${headers.get('connection')}`,
        () => 'cut off',
      )
      await expect.poll(() => reload.asked).toBe(before + 1)
      return { reply, closed: served.close() }
    }
    const answered = await closing()
    reload.answer.resolve(null)
    await answered.closed
    reload.answer = Promise.withResolvers<null>()
    const silent = await closing()
    own.clock.advance(3_000)
    await silent.closed

    expect([await answered.reply, await silent.reply]).toEqual(['200 close', 'cut off'])
    own.remove()
  })

  it('S-1: refuses a foreign Host header on a real socket', async () => {
    const served = await serveApp(web.app, { host: '127.0.0.1', port: 0, clock: systemClock })
    const socket = connect(served.port, '127.0.0.1')
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost.evil\r\nConnection: close\r\n\r\n')
    const [reply] = (await once(socket, 'data')) as [Buffer]

    expect(reply.toString()).toMatch(/^HTTP\/1.1 403/)
    socket.destroy()
    await served.close()
  })
})

describe('health', () => {
  it('H-10: /healthz answers whoever watches, /metrics whoever is signed in', async () => {
    anExperiment(web.store)
    const health = await web.send('/healthz')
    const metrics = await (await web.get('/metrics')).text()

    expect(await health.json()).toEqual({ status: 'ok', version: '0.0.0-test' })
    expect(metrics).toContain('hooke_experiments{stage="intake"} 1\n')
    expect(metrics).toContain('# TYPE hooke_queue_depth gauge\n')
  })
})
