import { createHash } from 'node:crypto'
import { z } from 'zod'
import { happened, type Release } from '../model.ts'
import { created, invalid, noContent, notFound, ok, paged, route } from '../router.ts'
import { releaseShape } from '../shapes.ts'

const NewRelease = z.object({
  tag_name: z.string().min(1),
  name: z.string().default(''),
  body: z.string().default(''),
  draft: z.boolean().default(false),
})
const NewTag = z.object({
  tag: z.string(),
  message: z.string(),
  object: z.string(),
  type: z.literal('commit'),
})
const NewRef = z.object({ ref: z.string().startsWith('refs/'), sha: z.string().length(40) })

/** Tags, refs, releases and their files: names are unique, a second one is refused with 422. */
export const releaseRoutes = [
  route('GET /repos/{owner}/{repo}/git/ref/{ref*}', ({ repository, params }) => {
    const ref = `refs/${params['ref'] ?? ''}`
    const sha = repository.refs.get(ref)
    return sha === undefined ? notFound : ok({ ref, object: { sha, type: 'commit' } })
  }),
  route('POST /repos/{owner}/{repo}/git/tags', ({ repository, json }) => {
    const { data, error } = NewTag.safeParse(json)
    if (data === undefined) return invalid('Validation Failed', error.issues)
    const sha = createHash('sha1').update(JSON.stringify(data)).digest('hex')
    repository.tags.set(sha, data)
    return created({ sha, tag: data.tag, object: { sha: data.object, type: 'commit' } })
  }),
  route('POST /repos/{owner}/{repo}/git/refs', ({ model, repository, json, by }) => {
    const { data, error } = NewRef.safeParse(json)
    if (data === undefined) return invalid('Validation Failed', error.issues)
    if (repository.refs.has(data.ref)) return invalid('Reference already exists')
    repository.refs.set(data.ref, data.sha)
    if (data.ref.startsWith('refs/tags/'))
      happened(model, { what: 'created', kind: 'tag', id: model.nextId(), by })
    return created({ ref: data.ref, object: { sha: data.sha, type: 'commit' } })
  }),
  route('POST /repos/{owner}/{repo}/releases', ({ model, repository, json, by, request }) => {
    const { data, error } = NewRelease.safeParse(json)
    if (data === undefined) return invalid('Validation Failed', error.issues)
    const isTaken = [...repository.releases.values()].some(
      ({ tag, draft }) => tag === data.tag_name && !draft,
    )
    if (isTaken && !data.draft)
      return invalid('Validation Failed', [
        { resource: 'Release', code: 'already_exists', field: 'tag_name' },
      ])
    const { tag_name: tag, ...rest } = data
    const release: Release = { id: model.nextId(), tag, ...rest, assets: [] }
    repository.releases.set(release.id, release)
    happened(model, { what: 'created', kind: 'release', id: release.id, by, text: release.body })
    return created(releaseShape(repository, release, request.origin))
  }),
  route('GET /repos/{owner}/{repo}/releases', (asked) => {
    const { repository, request } = asked
    const rows = [...repository.releases.values()].sort((a, b) => b.id - a.id)
    return paged(
      asked,
      rows.map((one) => releaseShape(repository, one, request.origin)),
    )
  }),
  route('GET /repos/{owner}/{repo}/releases/tags/{tag*}', ({ repository, params, request }) => {
    const found = [...repository.releases.values()].find(({ tag, draft }) => tag === params['tag'] && !draft)
    return found === undefined ? notFound : ok(releaseShape(repository, found, request.origin))
  }),
  route('PATCH /repos/{owner}/{repo}/releases/{id}', ({ repository, params, json, request }) => {
    const release = repository.releases.get(Number(params['id']))
    if (release === undefined) return notFound
    const { draft, name, body } = NewRelease.partial().parse(json)
    Object.assign(release, {
      draft: draft ?? release.draft,
      name: name ?? release.name,
      body: body ?? release.body,
    })
    return ok(releaseShape(repository, release, request.origin))
  }),
  route(
    'POST /uploads/repos/{owner}/{repo}/releases/{id}/assets',
    ({ model, repository, params, request, by }) => {
      const release = repository.releases.get(Number(params['id']))
      if (release === undefined) return notFound
      const name = request.query.get('name') ?? ''
      if (release.assets.some((one) => one.name === name))
        return invalid('Validation Failed', [
          { resource: 'ReleaseAsset', code: 'already_exists', field: 'name' },
        ])
      const asset = { id: model.nextId(), name, bytes: request.raw }
      release.assets.push(asset)
      happened(model, { what: 'created', kind: 'asset', id: asset.id, by })
      return created(releaseShape(repository, release, request.origin).assets.at(-1))
    },
  ),
  route('DELETE /repos/{owner}/{repo}/releases/assets/{id}', ({ repository, params }) => {
    for (const { assets } of repository.releases.values()) {
      const place = assets.findIndex(({ id }) => id === Number(params['id']))
      if (place < 0) continue
      assets.splice(place, 1)
      return noContent
    }
    return notFound
  }),
]
