import { z } from 'zod'
import { NodeName } from '../domain/job-options.ts'
import type { Database } from './database.ts'

export const BadNode = z.object({
  compute: z.string(),
  node: NodeName,
  reason: z.string(),
  since: z.number(),
  /** When it ends by itself, or ended because a person said so. */
  until: z.number(),
})
export type BadNode = z.infer<typeof BadNode>

/** A run that failed for a reason outside itself, on a machine that is known. */
export const NodeFailure = z.object({
  experiment: z.string(),
  node: NodeName,
  signature: z.string(),
  at: z.number(),
})
export type NodeFailure = z.infer<typeof NodeFailure>

/** Machines in quarantine, one row for each that ever was (C-12). */
export function createBadNodes(db: Database) {
  const columns = 'compute, node, reason, since, min(until, coalesce(lifted_at, until)) as until'
  const put = db.prepare(`
    insert into bad_nodes (compute, node, reason, since, until) values (@compute, @node, @reason, @since, @until)
    on conflict (compute, node) do update set reason = excluded.reason, since = excluded.since,
      until = excluded.until, lifted_at = null, lifted_by = null`)
  const all = db.prepare(`select ${columns} from bad_nodes order by since, compute, node`)
  const lift = db.prepare(`
    update bad_nodes set lifted_at = @at, lifted_by = @by where node = @node and lifted_at is null and until > @at`)
  const failures = db.prepare(`
    select experiment, node, signature, ended_at as at from runs
    where driver = @compute and state = 'failed' and node is not null and signature like 'infra:%' and ended_at > @since
    order by ended_at, id`)

  return {
    /** From now on, whether it was there before or not. */
    put: (row: BadNode): void => void put.run(row),
    /** All that ever were, those that are over included. */
    all: (): BadNode[] => BadNode.array().parse(all.all()),
    /** Those that nothing new goes to now. */
    open: (now: number): BadNode[] =>
      BadNode.array()
        .parse(all.all())
        .filter(({ until }) => until > now),
    /** False when it is in none. */
    lift: (node: string, { by, at }: { by: string; at: number }): boolean =>
      lift.run({ node, by, at }).changes > 0,
    /** What of the infrastructure failed on one compute, with where. */
    failures: (compute: string, since: number): NodeFailure[] =>
      NodeFailure.array().parse(failures.all({ compute, since })),
  }
}

export type BadNodes = ReturnType<typeof createBadNodes>
