import type { Artifact } from '../../store/artifacts.ts'
import type { EngineDeps } from '../deps.ts'

/** Hash of what lies in the store under an artifact's row, read now; null when it is not there. */
export type SeenHash = (row: Pick<Artifact, 'sha256' | 'bytes' | 'place'>) => Promise<string | null>

/** Reads each content once, however many rows name it. */
export function createSeenHash({ artifacts }: Pick<EngineDeps, 'artifacts'>): SeenHash {
  const looks = new Map<string, ReturnType<typeof artifacts.look>>()
  return async ({ sha256, bytes, place }) => {
    const known = looks.get(sha256) ?? artifacts.look(sha256)
    looks.set(sha256, known)
    const look = await known
    if (look.kind === 'corrupt') return look.found
    return look.kind === 'present' && look.bytes === bytes && look.place === place ? look.sha256 : null
  }
}
