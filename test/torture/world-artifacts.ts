import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { sha256 as hashOf } from '../../src/lib/canonical.ts'
import type { ArtifactStore, StoredArtifact } from '../../src/record/artifact-store.ts'
import type { WorldClient } from './world-client.ts'

const Content = z.object({ base64: z.string() })
const never = new AbortController().signal

/** The world's object store, with a copy of each file on this machine. */
export function createWorldArtifacts({
  client,
  local,
}: {
  client: WorldClient
  local: ArtifactStore
}): ArtifactStore {
  const uploaded = new Set<string>()
  const upload = async (stored: StoredArtifact): Promise<StoredArtifact> => {
    if (uploaded.has(stored.sha256)) return stored
    const base64 = (await readFile(local.pathOf(stored.sha256))).toString('base64')
    await client.safely('PUT', `/objects/${stored.sha256}`, { base64 }, never)
    uploaded.add(stored.sha256)
    return stored
  }
  return {
    putFile: async (source) => upload(await local.putFile(source)),
    putBytes: async (bytes) => upload(await local.putBytes(bytes)),
    pathOf: (sha256) => local.pathOf(sha256),
    async look(sha256) {
      const { status, body } = await client.safely('GET', `/objects/${sha256}`, undefined, never)
      if (status === 404) return { kind: 'absent' }
      const bytes = Buffer.from(Content.parse(body).base64, 'base64')
      const found = hashOf(bytes)
      if (found !== sha256) return { kind: 'corrupt', found, bytes: bytes.length }
      return { kind: 'present', sha256, bytes: bytes.length, place: `sha256/${sha256.slice(0, 2)}/${sha256}` }
    },
  }
}
