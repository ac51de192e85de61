import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { asError } from '../../domain/errors.ts'
import { hashOf } from '../../lib/canonical.ts'
import { systemCode } from '../../lib/fault.ts'
import type { SealedRecord } from '../exporter.ts'

const RecordFile = z.looseObject({
  recordHash: z.string(),
  sealed: z.record(z.string(), z.unknown()),
  files: z.array(z.looseObject({ path: z.string() })),
})

/** The record that lies in a folder, when its manifest is the one that its hash was made of. */
export async function readSealed(folder: string): Promise<SealedRecord | null> {
  const found = RecordFile.safeParse(await jsonIn(join(folder, 'record.json')))
  if (!found.success) return null
  const { recordHash, sealed, files } = found.data
  if (hashOf(sealed) !== recordHash) return null
  return { recordHash, manifest: sealed, files: [...files.map(({ path }) => path), 'record.json'] }
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(asError(error)) === 'ENOENT') return null
    throw error
  }
}
