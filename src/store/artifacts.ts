import { z } from 'zod'
import { type ExperimentId, RunId, Sha256 } from '../domain/ids.ts'
import type { Database } from './database.ts'

export const Artifact = z.object({
  run: RunId.nullable(),
  name: z.string(),
  role: z.enum(['used', 'created']),
  kind: z.string(),
  sha256: Sha256,
  bytes: z.number(),
  /** Where the bytes are kept, for example `sha256/ab/abcd…`. */
  place: z.string(),
  verifiedAt: z.number().nullable(),
  createdAt: z.number(),
})
export type Artifact = z.infer<typeof Artifact>
const MaybeArtifact = Artifact.optional()
const ManyArtifact = Artifact.array()

const COLUMNS =
  'run, name, role, kind, sha256, bytes, place, verified_at as verifiedAt, created_at as createdAt'

/** Files an experiment used or made, by content (P-2). */
export function createArtifacts(db: Database) {
  const put = db.prepare(`
    insert into artifacts (experiment, run, name, role, kind, sha256, bytes, place, created_at)
    values (@experiment, @run, @name, @role, @kind, @sha256, @bytes, @place, @createdAt)
    on conflict (experiment, name) do update set run = excluded.run, role = excluded.role, kind = excluded.kind,
      sha256 = excluded.sha256, bytes = excluded.bytes, place = excluded.place,
      verified_at = case when sha256 = excluded.sha256 and place = excluded.place then verified_at end`)
  const verify = db.prepare('update artifacts set verified_at = ? where experiment = ? and name = ?')
  const all = db.prepare(`select ${COLUMNS} from artifacts where experiment = ? order by name`)
  const ofRun = db.prepare(`select ${COLUMNS} from artifacts where run = ? order by name`)
  const byName = db.prepare(`select ${COLUMNS} from artifacts where experiment = ? and name = ?`)

  return {
    /** The same name again replaces it; another content has to be verified anew. */
    put: (artifact: Omit<Artifact, 'verifiedAt'> & { experiment: ExperimentId }): void =>
      void put.run(artifact),
    /** The stored bytes were read back and have the hash. */
    verified: (experiment: ExperimentId, name: string, at: number): boolean =>
      verify.run(at, experiment, name).changes === 1,
    find: (experiment: ExperimentId, name: string): Artifact | undefined =>
      MaybeArtifact.parse(byName.get(experiment, name)),
    list: (experiment: ExperimentId): Artifact[] => ManyArtifact.parse(all.all(experiment)),
    ofRun: (run: RunId): Artifact[] => ManyArtifact.parse(ofRun.all(run)),
  }
}

export type Artifacts = ReturnType<typeof createArtifacts>
