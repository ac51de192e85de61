import { z } from 'zod'
import type { GithubClient } from './client.ts'
import type { GithubAuth } from './options.ts'

export interface OwnAccount {
  readonly id: string
  readonly login: string
  /** Of a classic token; null where GitHub does not say. */
  readonly scopes: readonly string[] | null
}

const User = z.object({ id: z.union([z.number(), z.bigint()]).transform(String), login: z.string() })

export interface AskAccount {
  (signal: AbortSignal): Promise<OwnAccount>
  /** Undefined before it was asked. */
  readonly known: () => OwnAccount | undefined
}

/** Who we are; asked once. Marks count in what this account wrote alone. */
export function createOwnAccount(client: GithubClient, auth: GithubAuth): AskAccount {
  const kept: { account?: OwnAccount } = {}
  const ask = async (signal: AbortSignal): Promise<OwnAccount> =>
    (kept.account ??= await (auth.kind === 'app' ? botOf(client, signal) : userOf(client, signal)))
  return Object.assign(ask, { known: () => kept.account })
}

async function userOf(client: GithubClient, signal: AbortSignal): Promise<OwnAccount> {
  const { data, headers } = await client.answer('account of the token', signal, (octokit, { request }) =>
    octokit.rest.users.getAuthenticated({ request }),
  )
  const scopes = headers['x-oauth-scopes']
  return {
    ...User.parse(data),
    scopes: typeof scopes === 'string' ? scopes.split(',').flatMap((one) => one.trim() || []) : null,
  }
}

/** An installation has no user of its own; what it writes is by the bot that is named after the app. */
async function botOf(client: GithubClient, signal: AbortSignal): Promise<OwnAccount> {
  const app = await client.ask('app', signal, (octokit, { request }) =>
    octokit.rest.apps.getAuthenticated({ request }),
  )
  const { slug } = z.object({ slug: z.string() }).parse(app)
  const bot = await client.ask(`account of the app ${slug}`, signal, (octokit, { request }) =>
    octokit.rest.users.getByUsername({ username: `${slug}[bot]`, request }),
  )
  return { ...User.parse(bot), scopes: null }
}
