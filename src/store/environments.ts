import { z } from 'zod'
import { hashOf } from '../lib/canonical.ts'
import { EnvironmentSnapshot } from '../domain/run.ts'
import { type ExperimentId, Sha256 } from '../domain/ids.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

export const Environment = z.object({ hash: Sha256, snapshot: json(EnvironmentSnapshot) })
export type Environment = z.infer<typeof Environment>
const MaybeEnvironment = Environment.optional()
const ManyEnvironment = Environment.array()

/** Environment snapshots (C-8), each stored once under the hash of its content. */
export function createEnvironments(db: Database) {
  const put = db.prepare('insert into environments (hash, body) values (?, ?) on conflict (hash) do nothing')
  const find = db.prepare('select hash, body as snapshot from environments where hash = ?')
  const used = db.prepare(`
    select hash, body as snapshot from environments
    where hash in (select environment from runs where experiment = ?) order by hash`)

  return {
    /** The hash it is stored under. */
    put(snapshot: EnvironmentSnapshot): string {
      const hash = hashOf(snapshot)
      put.run(hash, JSON.stringify(snapshot))
      return hash
    },
    find: (hash: string): EnvironmentSnapshot | undefined => MaybeEnvironment.parse(find.get(hash))?.snapshot,
    /** Those the runs of an experiment had. */
    used: (experiment: ExperimentId): Environment[] => ManyEnvironment.parse(used.all(experiment)),
  }
}

export type Environments = ReturnType<typeof createEnvironments>
