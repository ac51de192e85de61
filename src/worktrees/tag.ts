import { HookeError } from '../domain/errors.ts'
import type { OpenRepository } from './open-repository.ts'
import { branchName, commitOf, findRefs } from './refs.ts'
import { signature, type Identity } from './text.ts'

export interface TagRequest {
  readonly name: string
  readonly commit: string
  readonly message: string
  readonly at: number
}

export interface Tag {
  readonly name: string
  readonly commit: string
  readonly object: string
  readonly message: string
}

/** Makes the annotated tag as an object first and then points the ref at it, only if no one else has. */
export async function ensureTag(
  repository: OpenRepository,
  request: TagRequest,
  identity: Identity,
): Promise<{ commit: string; object: string }> {
  const name = branchName(request.name)
  const commit = await commitOf(repository, request.commit)
  const ref = `refs/tags/${name}`
  const isThere = (await findRefs(repository.git, [ref])).has(ref)
  const known = isThere ? await findTag(repository, name) : undefined
  if (known) return sameOrRefuse(known, commit)

  const object = await writeTagObject(repository, { ...request, name, commit }, identity)
  const made = await repository.git.run(['update-ref', '--stdin'], {
    input: `create ${ref} ${object}\n`,
  })
  if (made.code === 0) return { commit, object }
  const other = await findTag(repository, name)
  if (other) return sameOrRefuse(other, commit)
  throw new HookeError('git.failed', `tag ${name} could not be written`, {
    retryable: true,
    found: made.stderr.trim(),
    advice: 'a tag whose name is the beginning of this one, or a lock, may be in the way',
  })
}

export async function listTags({ git }: OpenRepository, prefix: string): Promise<Tag[]> {
  const format = '--format=%(refname:strip=2)%00%(objecttype)%00%(objectname)%00%(*objectname)%00%(contents)%00'
  const fields = (await git.text(['for-each-ref', format, ...patternsOf(prefix)])).split('\0')
  const tags: Tag[] = []
  for (let n = 0; n + 5 < fields.length; n += 5) {
    const [name = '', type, object = '', peeled = '', message = ''] = fields.slice(n, n + 5)
    const tag = { name: name.trimStart(), object, commit: type === 'tag' ? peeled : object }
    if (tag.name.startsWith(prefix)) tags.push({ ...tag, message: type === 'tag' ? message.trimEnd() : '' })
  }
  return tags
}

/** Only those are looked at that can match: a study has a tag or more of each experiment. */
function patternsOf(prefix: string): readonly string[] {
  if (!/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(prefix)) return ['refs/tags/']
  return [`refs/tags/${prefix}*`, `refs/tags/${prefix}*/**`]
}

async function findTag(repository: OpenRepository, name: string): Promise<Tag | undefined> {
  return (await listTags(repository, name)).find((tag) => tag.name === name)
}

function sameOrRefuse(tag: Tag, commit: string): { commit: string; object: string } {
  // A lightweight tag is its commit: it carries no record hash and so is not ours.
  if (tag.commit === commit && tag.object !== commit) return { commit, object: tag.object }
  throw new HookeError('git.conflict', `tag ${tag.name} is taken`, {
    found: tag.commit === commit ? 'a lightweight tag' : `it is on ${tag.commit}, wanted on ${commit}`,
    advice: `look at it with git show ${tag.name}; Hooke does not move tags`,
  })
}

async function writeTagObject({ git }: OpenRepository, tag: TagRequest, identity: Identity): Promise<string> {
  const { GIT_COMMITTER_DATE: date = '' } = signature(identity, tag.at)
  const text = tag.message.replaceAll('\0', '').trim()
  const header = [
    `object ${tag.commit}`,
    'type commit',
    `tag ${tag.name}`,
    `tagger ${identity.name} <${identity.email}> ${date.slice(1)}`,
  ]
  return (await git.text(['mktag'], { input: `${header.join('\n')}\n\n${text}\n` })).trim()
}
