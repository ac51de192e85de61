import { createHash, createVerify, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { happened, type Token } from '../model.ts'
import { created, forbidden, invalid, noContent, notFound, ok, paged, route } from '../router.ts'
import { labelShape, userShape, time } from '../shapes.ts'

const NewLabel = z.object({
  name: z.string().min(1).max(50),
  color: z.string().regex(/^[0-9a-f]{6}$/i, 'is no colour'),
  description: z.string().max(100).default(''),
})
const LabelPatch = NewLabel.partial().extend({ new_name: z.string().optional() })
const Content = z.object({
  message: z.string().min(1),
  content: z.base64(),
  sha: z.string().optional(),
  branch: z.string().optional(),
})

const blobSha = (text: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex')

/** Who asks, the repository itself, its labels, and files of its default branch. */
export const repositoryRoutes = [
  route('GET /user', ({ by, token }) =>
    token.scopes === null
      ? forbidden('Resource not accessible by integration')
      : ok(userShape(by), { 'x-oauth-scopes': token.scopes.join(', ') }),
  ),
  route('GET /users/{login}', ({ model, params }) => {
    const account = model.accounts.get((params['login'] ?? '').toLowerCase())
    return account === undefined ? notFound : ok(userShape(account))
  }),
  route('GET /rate_limit', () => ok({ resources: {} })),
  route('GET /repos/{owner}/{repo}', ({ repository }) =>
    ok({
      id: repository.id,
      name: repository.name,
      full_name: `${repository.owner}/${repository.name}`,
      private: repository.private,
      has_issues: repository.hasIssues,
      default_branch: 'main',
      permissions: { admin: false, push: true, triage: true, pull: true },
    }),
  ),
  route('GET /repos/{owner}/{repo}/labels', (asked) =>
    paged(asked, [...asked.repository.labels.values()].map(labelShape)),
  ),
  route('POST /repos/{owner}/{repo}/labels', ({ model, repository, json, by }) => {
    const { data, error } = NewLabel.safeParse(json)
    if (data === undefined) return invalid('Validation Failed', error.issues)
    if (repository.labels.has(data.name.toLowerCase()))
      return invalid('Validation Failed', [{ resource: 'Label', code: 'already_exists', field: 'name' }])
    const label = { id: model.nextId(), ...data }
    repository.labels.set(data.name.toLowerCase(), label)
    happened(model, { what: 'created', kind: 'label', id: label.id, by })
    return created(labelShape(label))
  }),
  route('PATCH /repos/{owner}/{repo}/labels/{label}', ({ model, repository, json, by, params }) => {
    const label = repository.labels.get((params['label'] ?? '').toLowerCase())
    if (label === undefined) return notFound
    const { data, error } = LabelPatch.safeParse(json)
    if (data === undefined) return invalid('Validation Failed', error.issues)
    label.color = data.color ?? label.color
    label.description = data.description ?? label.description
    happened(model, { what: 'changed', kind: 'label', id: label.id, by })
    return ok(labelShape(label))
  }),
  route('GET /repos/{owner}/{repo}/contents/{path*}', ({ repository, params }) => {
    const path = params['path'] ?? ''
    const text = repository.files.get(path)
    if (text === undefined) return notFound
    const content = Buffer.from(text).toString('base64')
    return ok({ type: 'file', path, encoding: 'base64', content, sha: blobSha(text), size: text.length })
  }),
  route('PUT /repos/{owner}/{repo}/contents/{path*}', ({ repository, params, json }) => {
    const { data, error } = Content.safeParse(json)
    if (data === undefined) return invalid('Validation Failed', error.issues)
    const path = params['path'] ?? ''
    const before = repository.files.get(path)
    if (before !== undefined && data.sha === undefined) return invalid('"sha" wasn\'t supplied.')
    if (before !== undefined && data.sha !== blobSha(before))
      return { status: 409, body: { message: `${path} does not match ${data.sha ?? ''}` } }
    const text = Buffer.from(data.content, 'base64').toString('utf8')
    repository.files.set(path, text)
    const body = { content: { path, sha: blobSha(text) }, commit: { sha: blobSha(path + text) } }
    return before === undefined ? created(body) : ok(body)
  }),
  route('DELETE /repos/{owner}/{repo}/labels/{label}', ({ repository, params }) => {
    const name = (params['label'] ?? '').toLowerCase()
    if (!repository.labels.delete(name)) return notFound
    for (const issue of repository.issues.values())
      issue.labels = issue.labels.filter((own) => own.toLowerCase() !== name)
    return noContent
  }),
]

export interface FakeApp {
  readonly id: number
  readonly slug: string
  readonly publicKey: KeyObject
  readonly installation: number
  readonly token: Omit<Token, 'scopes' | 'expiresAt'>
}

/** An app's own signature, checked: RS256 over `header.payload`, not expired, at most ten minutes long. */
export function isSignedByApp({ id, publicKey }: FakeApp, jwt: string, nowMs: number): boolean {
  const [head = '', payload = '', signature = ''] = jwt.split('.')
  const verifier = createVerify('RSA-SHA256').update(`${head}.${payload}`)
  if (!verifier.verify(publicKey, signature, 'base64url')) return false
  const { iss, exp, iat } = z
    .object({ iss: z.coerce.number(), exp: z.number(), iat: z.number() })
    .parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  return iss === id && exp * 1000 > nowMs - 60_000 && exp - iat <= 660
}

export const INSTALLATION_LASTS_MS = 3_600_000
export const expiryOf = (nowMs: number): string => time(nowMs + INSTALLATION_LASTS_MS)
