import { HookeError } from '../domain/errors.ts'
import type { OpenRepository } from './open-repository.ts'
import { treeOf } from './tree.ts'

const MAX_BYTES = 256 * 1024 * 1024
/** Some MiB at most: a study's code, and what a few experiments made of it. */
const REMEMBERED_TEXTS = 256
const REMEMBERED_CHARACTERS = 16 * 1024

/** Texts of regular files at a commit, read by one git: what is not there, or is no file, is left out. */
export async function showFiles(
  repository: OpenRepository,
  name: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { commit, files } = await treeOf(repository, name)
  const found = paths.flatMap((path) => {
    const blob = files.get(path)
    return blob === undefined ? [] : [{ path, blob }]
  })
  const { texts: known } = repository.objects
  const blobs = [...new Set(found.map(({ blob }) => blob))]
  // taken before git is asked: what is known now may be forgotten for others meanwhile
  const had = blobs.flatMap((blob) => {
    const text = known.get(blob)
    return text === undefined ? [] : [[blob, text] as const]
  })
  const unknown = blobs.filter((blob) => !known.has(blob))
  const texts = new Map([...had, ...(await readBlobs(repository, commit, unknown))])
  remember(known, [...texts])
  return new Map(found.map(({ path, blob }) => [path, texts.get(blob) ?? '']))
}

async function readBlobs(
  { git }: OpenRepository,
  commit: string,
  blobs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (blobs.length === 0) return new Map()
  const input = blobs.map((blob) => `${blob}\n`).join('')
  const answer = await git.run(['cat-file', '--batch'], { input, maxBytes: MAX_BYTES })
  const texts = answer.code === 0 && !answer.truncated ? textsOf(answer.stdout) : []
  if (texts.length === blobs.length) return new Map(blobs.map((blob, i) => [blob, texts[i] ?? '']))
  throw new HookeError('git.failed', `${blobs.length} files could not be read at ${commit.slice(0, 12)}`, {
    found: answer.truncated ? `more than ${MAX_BYTES} bytes` : answer.stderr.trim(),
  })
}

/** In the order they were read, the latest last. */
function remember(known: Map<string, string>, read: readonly (readonly [blob: string, text: string])[]): void {
  for (const [blob, text] of read) {
    known.delete(blob)
    if (text.length <= REMEMBERED_CHARACTERS) known.set(blob, text)
  }
  for (const oldest of known.keys()) {
    if (known.size <= REMEMBERED_TEXTS) break
    known.delete(oldest)
  }
}

/** `<hash> blob <bytes>\n<content>\n`, again and again. */
function textsOf(stdout: Buffer): readonly string[] {
  const texts: string[] = []
  let at = 0
  while (at < stdout.length) {
    const end = stdout.indexOf(10, at)
    const [, bytes] = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.subarray(at, end).toString('utf8')) ?? []
    if (end < 0 || bytes === undefined) break
    const from = end + 1
    texts.push(stdout.subarray(from, from + Number(bytes)).toString('utf8'))
    at = from + Number(bytes) + 1
  }
  return texts
}
