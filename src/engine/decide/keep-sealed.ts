import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { RecordFacts } from '../../record/facts.ts'
import { buildManifest, changedParts, recordHash } from '../../record/provenance.ts'
import type { ExportedRecordFolder } from '../commands.ts'
import type { Result } from '../../store/results.ts'
import type { EngineDeps } from '../deps.ts'

/**
 * A published record is sealed by the hash that its tag carries (P-11): it is written again from the same facts only. The
 * folder as it is, where another release would say the same facts in other words; null where it may be written. Refused
 * with `record.altered`, and nothing is written, where a stored fact is no longer what was sealed.
 */
export async function keepSealed(
  { store, exporter, recordDir }: EngineDeps,
  id: ExperimentId,
  facts: RecordFacts,
): Promise<ExportedRecordFolder | null> {
  const result = store.results.find(id)
  if (store.experiments.get(id).stage !== 'done' || result?.recordHash == null) return null
  const now = buildManifest({ ...facts, publication: null })
  const hash = recordHash(now)
  if (hash === result.recordHash) return null

  const folder = recordDir(id)
  const sealed = await exporter.sealed(folder)
  if (sealed?.recordHash !== result.recordHash) throw altered(id, { hash, result, folder, changed: null })
  const changed = changedParts(sealed.manifest, now).facts
  if (changed.length > 0) throw altered(id, { hash, result, folder, changed })
  return { folder, files: sealed.files }
}

interface Difference {
  readonly hash: string
  readonly result: Pick<Result, 'recordHash' | 'tag'>
  readonly folder: string
  /** Parts of the manifest; null where what was sealed is not there to compare with. */
  readonly changed: readonly string[] | null
}

function altered(id: ExperimentId, { hash, result, folder, changed }: Difference): HookeError {
  const sealed = `${result.recordHash?.slice(0, 12)} in the tag ${result.tag ?? ''}`
  const where = changed === null ? '' : `; changed: ${changed.join(', ')}`
  const kept = changed === null ? '' : `the record as it was sealed stays in ${folder}; `
  return new HookeError('record.altered', `what is stored of ${id} is not what its record was sealed over`, {
    found: `record ${hash.slice(0, 12)} now, ${sealed}${where}`,
    advice: `${kept}bring back what was stored from a backup: hooke restore FILE`,
  })
}
