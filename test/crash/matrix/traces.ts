import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import { git } from '../../fakes/world/study-repository.ts'
import { EXPERIMENT, stateDirOf } from './world.ts'

/** All that an experiment left inside and outside, times aside: two ways to the same place must leave it alike. */
export type Traces = Readonly<Record<string, unknown>>

const TABLES: Readonly<Record<string, string>> = {
  where: 'select stage, substage, turn, reason, visit, version from experiments',
  events: 'select seq, type, from_stage, to_stage, to_substage, actor from events order by seq',
  effects: `select key, kind, stage, visit, case when state = 'started' then 'pending' else state end as state
    from outbox order by key`,
  timers: 'select id from timers order by id',
  sessions: `select id, case when state = 'running' then '' else state end as state, refusals from sessions
    order by id`,
  plans: 'select version, sealed_by from plans order by version',
  findings: 'select session, id, round, answer from findings order by session, id',
  gates: 'select gate, at_stage, visit, verdict from gate_runs order by visit, at_stage, gate, id',
  approvals: 'select what, decision, by from approvals order by at',
  leases: 'select id, state from leases order by id',
  runs: 'select id, state, attempt from runs order by id',
  metrics: 'select run, name, step, value from metrics order by run, name, step',
  artifacts: 'select name, role from artifacts order by name',
  drafts: 'select version from drafts order by version',
  comments: 'select key, issue, author, body from comments order by key',
  issues: 'select ref, key, title, status, parent from issues order by ref',
  followUps: 'select n, chosen, issue from follow_ups order by n',
  results: 'select draft_version, tag, label, retracted_because from results',
  evidence: 'select claim, bears, seeds from claim_evidence order by claim',
  costs: 'select key, kind from costs order by key',
}
/** What effects write while they go on: it differs while they do. */
const UNDER_WAY = ['sessions', 'runs', 'metrics', 'leases', 'costs']

export function tracesOf(root: string): Traces {
  const db = new Database(join(stateDirOf(root), 'hooke.db'), { readonly: true })
  try {
    const rows = Object.entries(TABLES).map(([name, sql]) => [name, timeless(db.prepare(sql).all())] as const)
    const open = db.prepare("select kind from outbox where state in ('pending', 'started')").all()
    const inside: Traces = Object.fromEntries(rows)
    return { ...inside, ...outsideOf(root), isUnderWay: open.length > 0 }
  } finally {
    db.close()
  }
}

function outsideOf(root: string): Traces {
  const study = join(root, 'study')
  return {
    commits: git(study, 'log', '--all', '--format=%s').split('\n').toSorted(),
    refs: refsOf(study),
    pushed: refsOf(join(root, 'remote.git')),
    code: git(study, 'ls-tree', '-r', 'main')
      .split('\n')
      .filter((line) => !line.includes('.agents/')),
    logbook: existsSync(join(study, '.git')) ? entriesOf(study) : 0,
    worktree: worktreeOf(root),
    executed: linesOf(join(root, 'executed.log')).toSorted(),
    record: filesOf(join(stateDirOf(root), 'records')),
  }
}

function refsOf(repository: string): readonly string[] {
  return git(repository, 'for-each-ref', '--format=%(objecttype) %(refname)').split('\n')
}

/** How often the logbook on the main branch tells of the experiment. */
function entriesOf(study: string): number {
  const log = git(study, 'ls-tree', '--name-only', 'main', '.agents/logbooks/scales.md')
  return log === '' ? 0 : git(study, 'show', `main:${log}`).split(`${EXPERIMENT}: `).length - 1
}

function worktreeOf(root: string): string {
  const path = join(root, 'worktrees', EXPERIMENT)
  return existsSync(path) ? git(path, 'status', '--porcelain') : 'none'
}

function linesOf(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

function filesOf(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted() : []
}

function timeless(rows: readonly unknown[]): unknown {
  const text = JSON.stringify(rows)
    .replaceAll(/\b[0-9a-f]{64}\b|\b[0-9a-f]{40}\b|\b[0-9a-f]{12}\b/g, '<hash>')
    .replaceAll(/\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?/g, '<time>')
    .replaceAll(/\b\d+(\.\d+)? ?(ms|s|min|h)\b|(?<=duration_ms )[\d.]+/g, '<duration>')
  const plain: unknown = JSON.parse(text)
  return plain
}

/** Section by section, what is not as it would be without interruption. */
export function differences(expected: Traces, found: Traces): readonly string[] {
  const isUnderWay = expected['isUnderWay'] === true
  return Object.keys(expected)
    .filter((name) => !(isUnderWay && UNDER_WAY.includes(name)))
    .filter((name) => !isDeepStrictEqual(expected[name], found[name]))
    .map(
      (name) =>
        `${name}: expected ${shown(expected[name], found[name])}, found ${shown(found[name], expected[name])}`,
    )
}

/** Of lists only what the other has not. */
function shown(value: unknown, other: unknown): string {
  if (!Array.isArray(value) || !Array.isArray(other)) return JSON.stringify(value)
  const rest = other.map((one) => JSON.stringify(one))
  const own = value
    .map((one) => JSON.stringify(one))
    .filter((one) => {
      const at = rest.indexOf(one)
      if (at >= 0) rest.splice(at, 1)
      return at < 0
    })
  return `[${own.join(', ')}]`.slice(0, 600)
}
