import type { FactsOf } from '../../hooks/index.ts'
import type { ArtifactLook } from '../../record/artifact-store.ts'
import type { Artifact } from '../../store/artifacts.ts'
import type { Gather } from './gather.ts'

const STORE = 'the artifact store'

/** Every declared file, looked up again by reading its stored bytes. */
export const gatherUploadsVerified: Gather<'uploads-verified'> = async (deps, { experiment }) => {
  const rows = deps.store.artifacts.list(experiment.id)
  const ended = deps.store.runs.list(experiment.id, 'matrix').filter(({ endedAt }) => endedAt !== null)
  const found: FactsOf['uploads-verified']['found'] = []
  for (const row of rows) found.push(lookedUp(row, await deps.artifacts.look(row.sha256)))
  return {
    runs: ended.length,
    outputs: rows.filter(({ run }) => run !== null).length,
    declared: rows.map(({ name, bytes, sha256 }) => ({ name, store: STORE, bytes, sha256 })),
    found,
  }
}

function lookedUp({ name }: Artifact, look: ArtifactLook): FactsOf['uploads-verified']['found'][number] {
  const place = { name, store: STORE }
  if (look.kind === 'absent') return { ...place, exists: false, bytes: null, sha256: null }
  const sha256 = look.kind === 'present' ? look.sha256 : look.found
  return { ...place, exists: true, bytes: look.bytes, sha256 }
}
