import { Agent, get, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPreparedProgram } from './prepared-program.ts'
import { until, type Program } from './program.ts'
import { standingOf } from './standing.ts'
import { NO_TERMINAL } from './terminal.ts'

let program: Program
beforeAll(() => {
  program = aPreparedProgram()
})
afterAll(() => program.gone())

/** A browser that stays on the page: it keeps its connections, and asks for the live stream again when that ends. */
function aBrowser(link: string) {
  const { origin } = new URL(link)
  const agent = new Agent({ keepAlive: true })
  const state = { cookie: '', streams: 0, isGone: false }
  const ask = async (path: string): Promise<IncomingMessage> => {
    const [reply] = (await once(
      get(new URL(path, origin), { agent, headers: { cookie: state.cookie } }),
      'response',
    )) as [IncomingMessage]
    return reply
  }
  const listen = async (): Promise<void> => {
    const stream = await ask('/api/v1/events')
    state.streams += 1
    await once(stream.resume(), 'close')
    await listen()
  }
  return {
    state,
    async signIn(): Promise<void> {
      const reply = await ask(link)
      state.cookie = reply.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
      reply.resume()
      listen().catch(() => {
        state.isGone = true
      })
    },
    read: async (path: string): Promise<string> => text(await ask(path)),
    async send(path: string, fields: Readonly<Record<string, string>>): Promise<number | undefined> {
      const headers = {
        cookie: state.cookie,
        origin,
        'content-type': 'application/x-www-form-urlencoded',
      }
      const sent = request(new URL(path, origin), { agent, method: 'POST', headers })
      sent.end(new URLSearchParams(fields).toString())
      const [reply] = (await once(sent, 'response')) as [IncomingMessage]
      reply.resume()
      return reply.statusCode
    },
    close: () => agent.destroy(),
  }
}

/** The value of a hidden field of a page. */
function hidden(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
}

describe(`the demo on a terminal${NO_TERMINAL}`, () => {
  it.skipIf(NO_TERMINAL !== '')(
    'section 13: stops at both gates, goes on by the page and by a key, says what the key decides, and ends beside an open page',
    async () => {
      const demo = program.onTerminal(['demo', '--port', '0', '--dir', 'd'])
      const seen = (words: RegExp): boolean => demo.isOver() || words.test(demo.stdout())
      await until(() => seen(/q {3}leave it for later/), 'the first gate')
      const browser = aBrowser(/http:\S+sign-in\S+/.exec(demo.stdout())?.[0] ?? '')
      await browser.signIn()
      const page = await browser.read('/experiments/BANDIT-002')
      const approval = { what: 'plan', hash: hidden(page, 'hash'), csrf: hidden(page, 'csrf') }
      const status = await browser.send('/experiments/BANDIT-002/approve', approval)
      await until(() => seen(/approve the result[\s\S]*q {3}leave it for later/), 'the second gate')
      demo.type('approve')
      // a page asks in the meantime, so that the daemon has read what was pasted
      await browser.read('/experiments/BANDIT-002')
      const before = standingOf(join(program.folder, 'd'))?.stage
      await until(() => {
        if (!demo.isOver()) demo.type('a')
        return demo.isOver()
      }, 'the demo ends')
      const { code, stdout } = await demo.ended
      browser.close()

      expect({ status, code, before, ...browser.state }).toMatchObject({
        ...{ status: 303, code: 0, isGone: true },
        before: 'awaitingResultApproval',
      })
      expect(browser.state.streams).toBeGreaterThan(0)
      const plain = stdout.replaceAll(/\s+/g, ' ')
      expect(plain).toContain('a approve: seals the plan; then the code is written and 40 runs start')
      expect(plain).toContain('a approve: publishes the result, merges its code, creates follow-up 1: ')
      const { stage, approvals, followUps, result } = await program.show(join(program.folder, 'd'))
      expect(stage).toBe('done')
      expect(approvals.map(({ what }) => what)).toEqual(['plan', 'result'])
      expect(approvals[0]?.hash).toBe(approval.hash)
      expect(followUps.filter(({ chosen }) => chosen).map(({ n }) => n)).toEqual([1])
      expect(result?.mergeCommit).not.toBeNull()
    },
    180_000,
  )
})
