import type { Database } from './database.ts'

const COLUMNS = `id, experiment, kind, condition, seed, attempt, state, driver, handle, lease, argv, cwd, config,
  commit_hash as "commit", diff_hash as diffHash, environment, exit_code as exitCode, signal,
  exit_reason as exitReason, signature, milestones, looks, next_look_at as nextLookAt, submitted_at as submittedAt,
  started_at as startedAt, ended_at as endedAt, collected_at as collectedAt, node`
const OPEN = "state in ('submitting', 'submitted', 'running')"

export function prepareRuns(db: Database) {
  return { ...prepareReads(db), ...prepareWrites(db) }
}

function prepareReads(db: Database) {
  const select = (rest: string) => db.prepare(`select ${COLUMNS} from runs ${rest}`)
  return {
    byId: select('where id = ?'),
    ofExperiment: select(`
      where experiment = @experiment and (@kind is null or kind = @kind) order by kind, condition, seed, attempt`),
    ofCell: select(`
      where experiment = ? and kind = 'matrix' and condition = ? and seed = ? order by attempt`),
    unsettled: select(`where ${OPEN} order by submitted_at, id`),
    dueLooks: select(`where ${OPEN} and next_look_at <= ? order by next_look_at, id`),
    nextLook: db.prepare(`select min(next_look_at) as at from runs where ${OPEN}`),
    counts: db.prepare(`
      select state, count(*) as n from runs
      where experiment = ? and kind = 'matrix' and not exists (
        select 1 from runs later where later.experiment = runs.experiment and later.kind = runs.kind
          and later.condition = runs.condition and later.seed = runs.seed and later.attempt > runs.attempt)
      group by state`),
  }
}

function prepareWrites(db: Database) {
  return {
    plan: db.prepare(`
      insert into runs (id, experiment, kind, condition, seed, attempt, state, driver, lease, argv, cwd, config,
        commit_hash, diff_hash, environment)
      values (@id, @experiment, @kind, @condition, @seed, @attempt, 'planned', @driver, @lease, @argv, @cwd, @config,
        @commit, @diffHash, @environment)
      on conflict (id) do nothing`),
    submitting: db.prepare(`
      update runs set state = 'submitting', submitted_at = coalesce(submitted_at, @at)
      where id = @id and state in ('planned', 'submitting')`),
    submitted: db.prepare(`
      update runs set state = 'submitted', handle = @handle where id = @id and state in ('submitting', 'submitted')`),
    running: db.prepare(`
      update runs set state = 'running', started_at = @startedAt where id = @id and ${OPEN}`),
    looked: db.prepare(`
      update runs set looks = looks + 1, milestones = @milestones, next_look_at = @nextLookAt where id = @id`),
    settle: db.prepare(`
      update runs set state = @state, exit_code = @code, signal = @signal, exit_reason = @reason,
        signature = @signature, node = @node, started_at = @startedAt, ended_at = @endedAt, next_look_at = null
      where id = @id and ${OPEN}`),
    skip: db.prepare(`
      update runs set state = 'skipped', exit_reason = @reason, ended_at = @at, next_look_at = null
      where id = @id and state = 'planned'`),
    collected: db.prepare('update runs set collected_at = @at where id = @id'),
  }
}
