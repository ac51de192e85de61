import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { Desk } from './desk.ts'
import type { OwnAccount } from './own-account.ts'

const Repository = z.object({
  full_name: z.string(),
  private: z.boolean(),
  has_issues: z.boolean().optional(),
  permissions: z.object({ push: z.boolean().optional() }).optional(),
})
type Repository = z.infer<typeof Repository>

export interface Probe {
  readonly ok: boolean
  readonly detail: string
  readonly problems: readonly string[]
}

/** Whether the repository can be reached, as whom, and what the token lacks or has too much of (T-12). */
export async function probe(desk: Desk, signal: AbortSignal): Promise<Probe> {
  const { owner, repo } = desk.place
  try {
    const account = await desk.account(signal)
    const data = await desk.client.ask(`repository ${owner}/${repo}`, signal, (octokit, sending) =>
      octokit.rest.repos.get({ ...sending }),
    )
    const repository = Repository.parse(data)
    const problems = [...rightsOf(account, repository), ...scopesOf(account, repository)]
    return { ok: true, detail: `${repository.full_name} as ${account.login}`, problems }
  } catch (error) {
    if (!(error instanceof HookeError)) throw error
    const { message, found, advice } = error
    const detail = found === undefined ? message : `${message}: ${found}`
    return { ok: false, detail, problems: advice === undefined ? [] : [advice] }
  }
}

function rightsOf(
  { login }: OwnAccount,
  { permissions, has_issues: hasIssues, full_name: name }: Repository,
): readonly string[] {
  return [
    ...(hasIssues === false ? [`issues are switched off in ${name}: switch them on in its settings`] : []),
    ...(permissions?.push === false
      ? [`the account may not write to ${name}: invite it with the role Write`]
      : []),
    ...(name.toLowerCase().startsWith(`${login.toLowerCase()}/`)
      ? [
          `the token is that of ${login}, whose own comments are then taken for the daemon's, so that commands in them do not count: use an App or an account of its own`,
        ]
      : []),
  ]
}

/** Only classic tokens say their scopes; those of other tokens show in what is refused. */
function scopesOf({ scopes }: OwnAccount, { private: isPrivate }: Repository): readonly string[] {
  if (scopes === null) return []
  const enough = isPrivate ? ['repo'] : ['repo', 'public_repo']
  const surplus = scopes.filter((scope) => !enough.includes(scope))
  return [
    ...(enough.some((scope) => scopes.includes(scope))
      ? []
      : [`the token lacks the scope ${enough.join(' or ')}: it can read, not write`]),
    ...(surplus.length === 0
      ? []
      : [`the token has scopes that nothing needs: ${surplus.join(', ')}; make one without them`]),
  ]
}
