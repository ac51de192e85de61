import { HookeError } from '../domain/errors.ts'
import type { OpenRepository } from './open-repository.ts'
import { treeOf } from './tree.ts'

const MAX_BYTES = 256 * 1024 * 1024

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
  if (found.length === 0) return new Map()

  const input = found.map(({ blob }) => `${blob}\n`).join('')
  const answer = await repository.git.run(['cat-file', '--batch'], { input, maxBytes: MAX_BYTES })
  const texts = answer.code === 0 && !answer.truncated ? textsOf(answer.stdout) : []
  if (texts.length === found.length) return new Map(found.map(({ path }, i) => [path, texts[i] ?? '']))
  throw new HookeError('git.failed', `${found.length} files could not be read at ${commit.slice(0, 12)}`, {
    found: answer.truncated ? `more than ${MAX_BYTES} bytes` : answer.stderr.trim(),
  })
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
