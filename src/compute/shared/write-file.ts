import { randomUUID } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'

/** Writes a file whole or not at all. */
export async function writeWhole(file: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  const half = `${file}.${randomUUID()}.tmp`
  await writeFile(half, content, { mode, flag: 'wx' })
  await rename(half, file)
}
