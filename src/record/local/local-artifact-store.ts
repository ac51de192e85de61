import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Sha256 } from '../../domain/ids.ts'
import { chunksOf, hashFile, openRegular } from '../../lib/files.ts'
import type { ArtifactLook, ArtifactStore, StoredArtifact } from '../artifact-store.ts'

/** The content-addressed store on this machine, below `folder`. */
export function createLocalArtifactStore({ folder }: { folder: string }): ArtifactStore {
  return {
    async putFile({ root, path }) {
      await using file = await openRegular(root, path)
      return await put(folder, chunksOf(file))
    },
    putBytes: (bytes) => put(folder, [Buffer.from(bytes)]),
    look: (sha256) => look(folder, sha256),
    pathOf: (sha256) => join(folder, placeOf(sha256)),
  }
}

function placeOf(sha256: string): string {
  const hash = Sha256.parse(sha256)
  return `sha256/${hash.slice(0, 2)}/${hash}`
}

/** Copies to a draft while hashing, makes it durable, then gives it its name: whoever sees the name sees all bytes. */
async function put(
  folder: string,
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<StoredArtifact> {
  const drafts = join(folder, 'drafts')
  await mkdir(drafts, { recursive: true })
  const draft = join(drafts, randomBytes(12).toString('hex'))
  try {
    const { sha256, bytes } = await write(draft, source)
    const place = placeOf(sha256)
    if (!(await isIntact(join(folder, place), sha256))) await settle(draft, join(folder, place))
    return { sha256, bytes, place }
  } finally {
    await rm(draft, { force: true })
  }
}

async function write(
  draft: string,
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; bytes: number }> {
  await using file = await open(draft, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of source) {
    hash.update(chunk)
    bytes += chunk.length
    await file.writeFile(chunk)
  }
  await file.sync()
  return { sha256: hash.digest('hex'), bytes }
}

async function settle(draft: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await rename(draft, path)
  await using folder = await open(dirname(path), 'r')
  await folder.sync()
}

async function isIntact(path: string, sha256: string): Promise<boolean> {
  return (await exists(path)) && (await hashFile(path)).sha256 === sha256
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
      throw error
    },
  )
}

async function look(folder: string, sha256: string): Promise<ArtifactLook> {
  const place = placeOf(sha256)
  const path = join(folder, place)
  if (!(await exists(path))) return { kind: 'absent' }
  const found = await hashFile(path)
  if (found.sha256 !== sha256) return { kind: 'corrupt', found: found.sha256, bytes: found.bytes }
  return { kind: 'present', sha256, bytes: found.bytes, place }
}
