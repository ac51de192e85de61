import { createMasker } from '../../src/lib/masking.ts'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createApp, createAuth, type AppDeps } from '../../src/http/server.ts'
import { createViews } from '../../src/store/views/views.ts'
import { aStore } from '../builders/store.ts'
import { createFakeCommands } from '../fakes/fake-commands.ts'
import { createManualClock } from '../fakes/manual-clock.ts'

export const HOME = 'http://127.0.0.1:4665'
export const START = 1_700_000_000_000

const masker = createMasker({ secrets: [{ name: 'CANARY', value: 's3cr3t-canary' }] })

/** The app over a store of its own with the people Ada (admin), Bob (may view) and Cyd (may approve). */
export function aWeb(over: Partial<AppDeps> = {}, start = START) {
  const built = aStore()
  const { store } = built
  const clock = createManualClock(start)
  const rights = { Ada: ['admin'], Bob: ['view'], Cyd: ['approve'] } as const
  for (const [name, own] of Object.entries(rights)) {
    store.people.put({ name, ids: {}, rights: [...own], createdAt: 1 })
  }
  const fake = createFakeCommands()
  const auth = createAuth({ store, clock, random: randomBytes })
  const faults: Error[] = []
  const app = createApp({
    store,
    views: createViews(store),
    commands: fake.commands,
    clock,
    auth,
    mask: (text) => masker.mask(text),
    version: '0.0.0-test',
    artifacts: { pathOf: (sha256) => join(built.folder, sha256) },
    allowedHosts: ['127.0.0.1', 'localhost'],
    readOnly: false,
    daemon: () => ({ pid: 1, url: HOME, startedAt: START }),
    onFault: (error) => faults.push(error),
    ...over,
  })
  const bearer = auth.issueBearer('Ada')
  const send = (path: string, init: RequestInit = {}) => app.request(`${HOME}${path}`, init)

  return {
    ...built,
    app,
    auth,
    bearer,
    clock,
    faults,
    fake,
    send,
    get: (path: string, headers: Record<string, string> = {}) =>
      send(path, { headers: { authorization: `Bearer ${bearer}`, ...headers } }),
    post: (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers },
      }),
    /** Redeems a link as a browser does; the cookie header to send from then on. */
    async signIn(person = 'Ada'): Promise<string> {
      const reply = await send(auth.issueLink(person))
      return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
    },
    remove() {
      app.close()
      built.remove()
    },
  }
}

export type TestWeb = ReturnType<typeof aWeb>
