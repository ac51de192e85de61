import { createHash } from 'node:crypto'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
export const COOKIE_DAYS = 7

export interface AuthDeps {
  readonly store: Pick<Store, 'webSessions' | 'people'>
  readonly clock: Clock
  /** Unpredictable bytes, from `node:crypto`. */
  readonly random: (bytes: number) => Uint8Array
}

/** Sign-in secrets: made here, told once, kept by SHA-256 only and found by it, so no compare can leak time (S-1). */
export type Auth = ReturnType<typeof createAuth>

export function createAuth(deps: AuthDeps) {
  const { webSessions } = deps.store
  const personOf = (secret: string, kind: 'cookie' | 'bearer') =>
    webSessions.find(hashOf(secret), kind, deps.clock.now())?.person

  return {
    /** The path of a link that signs a person in, once, within 15 minutes. */
    issueLink: (person: string): string =>
      `/sign-in?token=${issue(deps, { person, kind: 'link', forMs: 15 * MINUTE })}`,
    /** A token for `Authorization: Bearer`. */
    issueBearer: (person: string, forMs = 365 * DAY): string =>
      issue(deps, { person, kind: 'bearer', forMs }),
    revoke: (secret: string): boolean => webSessions.remove(hashOf(secret)),
    /** The cookie's secret for a link's token, the first time only. */
    redeemLink(token: string): { readonly secret: string; readonly person: string } | undefined {
      const link = webSessions.redeem(hashOf(token), deps.clock.now())
      if (link === undefined) return undefined
      const { person } = link
      return { person, secret: issue(deps, { person, kind: 'cookie', forMs: COOKIE_DAYS * DAY }) }
    },
    byCookie: (secret: string): string | undefined => personOf(secret, 'cookie'),
    byBearer: (secret: string): string | undefined => personOf(secret, 'bearer'),
    /** What a form of this cookie's session must send back: nobody without the cookie can know it. */
    csrfOf: (secret: string): string => hashOf(`csrf:${secret}`),
    mayActForOthers: (person: string): boolean =>
      deps.store.people.find(person)?.rights.includes('admin') ?? false,
  }
}

interface NewSecret {
  readonly person: string
  readonly kind: 'link' | 'cookie' | 'bearer'
  readonly forMs: number
}

function issue({ store, clock, random }: AuthDeps, { person, kind, forMs }: NewSecret): string {
  const secret = Buffer.from(random(32)).toString('base64url')
  const now = clock.now()
  store.webSessions.prune(now)
  store.webSessions.add({ hash: hashOf(secret), kind, person, expiresAt: now + forMs })
  return secret
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
