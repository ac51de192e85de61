import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseStart, type ProcessMark } from '../../src/compute/shared/status-files.ts'
import { runFolder } from '../../src/compute/shared/run-folder.ts'
import type { RunState } from '../../src/domain/run.ts'
import { RunState as RunStates } from '../../src/domain/run.ts'
import type { Invariant, StateUnderTest } from './state-under-test.ts'

const OPEN: readonly RunState[] = ['submitting', 'submitted', 'running']
const Row = z.object({ id: z.string(), state: RunStates, lease: z.string().nullable() })
type Row = z.infer<typeof Row>

/**
 * What really goes on is known and leased: a live run has an open row and an open lease; an experiment that has ended
 * holds no hardware; at rest, a run that ended is not taken for a live one.
 */
export const hardwareMatches: Invariant = (state) => {
  const live = new Set(state.liveRuns ?? (state.folder === undefined ? [] : runsGoingOn(state.folder)))
  const runs = Row.array().parse(rowsOf(state, 'select id, state, lease from runs'))
  const known = new Set(runs.map(({ id }) => id))
  const atRest = state.isAtRest ? runs.filter(({ id, state: is }) => OPEN.includes(is) && !live.has(id)) : []
  return [
    ...[...live].filter((id) => !known.has(id)).map((id) => `${id} goes on and has no row`),
    ...runs.filter(({ id }) => live.has(id)).flatMap((run) => complaintsOf(state, run)),
    ...atRest.map(({ id, state: is }) => `${id} is ${is} in its row and goes on nowhere`),
    ...leasesTooMany(state),
  ]
}

function complaintsOf(state: StateUnderTest, { id, state: is, lease }: Row): readonly string[] {
  if (!OPEN.includes(is)) return [`${id} goes on, but its row is ${is}`]
  const held = rowsOf(state, "select 1 from leases where id = ? and state in ('wanted', 'held')", lease)
  return lease === null || held.length > 0 ? [] : [`${id} goes on, but its lease ${lease} was let go`]
}

const Lease = z.object({ experiment: z.string(), stage: z.string(), n: z.number() })

function leasesTooMany(state: StateUnderTest): readonly string[] {
  const rows = rowsOf(
    state,
    `select l.experiment, e.stage, count(*) as n from leases l join experiments e on e.id = l.experiment
      where l.state in ('wanted', 'held') group by l.experiment`,
  )
  const leases = Lease.array().parse(rows)
  const ended = ({ stage }: z.infer<typeof Lease>): boolean =>
    stage === 'done' || (state.isAtRest === true && ['cancelled', 'failed'].includes(stage))
  return [
    ...leases.filter(({ n }) => n > 1).map(({ experiment, n }) => `${experiment} holds ${n} leases`),
    ...leases.filter(ended).map(({ experiment, stage }) => `${experiment} is ${stage} and holds a lease`),
  ]
}

function rowsOf({ store: { db } }: StateUnderTest, sql: string, ...values: unknown[]): unknown[] {
  return db.prepare(sql).all(...values)
}

/** Runs of this computer that go on: a wrapper that has written how its run ended only tidies up. */
function runsGoingOn(folder: string): readonly string[] {
  return liveWrappers(folder).filter((run) => !existsSync(runFolder(join(folder, 'runs'), run).status))
}

/** Runs of this computer whose wrapper lives, by the files in their folders. */
export function liveWrappers(folder: string): readonly string[] {
  const runs = join(folder, 'runs')
  if (!existsSync(runs)) return []
  return readdirSync(runs).filter((run) => {
    const { start } = runFolder(runs, run)
    const begun = existsSync(start) ? parseStart(readFileSync(start, 'utf8')) : undefined
    return begun !== undefined && isAlive(begun.wrapper)
  })
}

/** By id and start tick: ids are given out again, sooner than one thinks. */
function isAlive({ pid, ticks }: ProcessMark): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] !== 'Z' && fields[19] === ticks
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
