/** Which repository, and where people see it. */
export interface Place {
  readonly owner: string
  readonly repo: string
  /** `https://github.com`, or that of GitHub Enterprise. */
  readonly webUrl: string
}

export const refTo = ({ owner, repo }: Pick<Place, 'owner' | 'repo'>, number: number): string =>
  `${owner}/${repo}#${number}`

/** `owner/repo#12` or the address of the issue; null when it is of another repository, or nothing of the kind. */
export function refOf(place: Place, text: string): string | null {
  const number = numberIn(place, text.trim())
  return number === null ? null : refTo(place, number)
}

/** The number of an issue by any form of its `ref`. */
export function numberOf(place: Place, ref: string): number | null {
  return numberIn(place, ref.trim())
}

function numberIn({ owner, repo, webUrl }: Place, text: string): number | null {
  const named = /^([\w.-]+)\/([\w.-]+)#(\d{1,9})$/.exec(text) ?? addressed(webUrl, text)
  if (named === null) return null
  const [, ownerGiven = '', repoGiven = '', number] = named
  const isHere = same(ownerGiven, owner) && same(repoGiven, repo)
  return isHere ? Number(number) : null
}

function addressed(webUrl: string, text: string): RegExpExecArray | null {
  if (!URL.canParse(text)) return null
  const { origin, pathname, username, password } = new URL(text)
  if (origin !== new URL(webUrl).origin || username !== '' || password !== '') return null
  return /^\/([\w.-]+)\/([\w.-]+)\/issues\/(\d{1,9})\/?$/.exec(pathname)
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
