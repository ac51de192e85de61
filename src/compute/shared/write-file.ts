import { randomUUID } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file whole or not at all. A process that is killed leaves its half in `drafts`, on the same disk: beside the file
 * unless given.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  { mode = 0o644, drafts = dirname(file) }: { readonly mode?: number; readonly drafts?: string } = {},
): Promise<void> {
  const half = join(drafts, `${basename(file)}.${randomUUID()}.tmp`)
  await writeFile(half, content, { mode, flag: 'wx' })
  await rename(half, file)
}
