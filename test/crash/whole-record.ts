import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Program } from '../e2e/program.ts'
import { query } from '../e2e/standing.ts'
import { sha256 } from '../../src/lib/canonical.ts'

/** Everything that two walks must leave alike: the folder of each, times, durations and what is made of them aside. */
export async function wholeRecord(program: Program, dir: string) {
  const found = await recordIn(program, dir)
  const { folder } = program
  // the `node` of a held run is found before the real one, and is otherwise the same
  const same = JSON.stringify(found)
    .replaceAll(`${folder}/bin:`, '')
    .replaceAll(`${folder}/bin/node`, process.execPath)
    .replaceAll(folder, '<folder>')
  return JSON.parse(same) as typeof found
}

async function recordIn(program: Program, dir: string) {
  const git = (at: string, ...args: string[]): string[] =>
    execFileSync('git', ['-C', join(dir, at), ...args], { encoding: 'utf8' })
      .trim()
      .split('\n')
  const shown: unknown = JSON.parse(await program.hooke(dir, 'show', 'BANDIT-002', '--json'))
  return {
    shown: timeless(shown),
    events: query(dir, 'select type, from_stage, to_stage, actor from events order by experiment, seq'),
    effects: query(dir, 'select kind, stage, visit, state from outbox order by kind, stage, visit, key'),
    issues: timeless(query(dir, 'select ref, title, author, status, parent, body from issues order by ref')),
    comments: timeless(query(dir, 'select key, issue, author, body from comments order by key')),
    turns: query(dir, 'select session, count(*) n from turns group by session order by session'),
    metrics: query(dir, 'select run, name, step, value from metrics order by run, name, step'),
    evidence: query(dir, 'select claim, experiment, bears, seeds from claim_evidence order by experiment'),
    runs: filesOf(join(dir, '.hooke', 'runs')),
    record: readdirSync(join(dir, '.hooke', 'records', 'BANDIT-002'), { recursive: true }).toSorted(),
    commits: git('bandits', 'log', '--all', '--format=%s', '--topo-order').toSorted(),
    code: git('bandits', 'ls-tree', '-r', 'main').filter((line) => !line.includes('.agents/')),
    logbook: timeless(git('bandits', 'show', 'main:.agents/logbooks/bandits.md')),
    refs: git('remote.git', 'for-each-ref', '--format=%(objecttype) %(refname)'),
    worktree: git('worktrees/BANDIT-002', 'status', '--porcelain'),
  }
}

const MEASURED = ['result.json', 'metrics.jsonl', join('artifacts', 'actions.json'), 'stdout.log']

/** What each run wrote, by hash. */
function filesOf(runs: string): readonly string[] {
  return readdirSync(runs)
    .filter((name) => name.startsWith('BANDIT-'))
    .toSorted()
    .map((run) => [run, ...MEASURED.map((file) => sha256(readFileSync(join(runs, run, file))))].join(' '))
}

const Order = z.union([
  z.object({ name: z.string() }).transform(({ name }) => name),
  z.object({ key: z.string() }).transform(({ key }) => key),
])

/** Times become words; what is hashed over times or listed as it came about is made comparable. */
function timeless(value: unknown, key = ''): unknown {
  if (typeof value === 'number') return isTimed(value, key) ? '<time>' : value
  if (typeof value === 'string') return withoutTimes(value)
  if (Array.isArray(value)) return ordered(value).map((inner) => timeless(inner))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, timeless(inner, name)]))
}

function isTimed(value: number, key: string): boolean {
  return value > 1_600_000_000_000 || /ms$|seconds|minutes|^id$|bytes|epoch|looks|^freeMb$/i.test(key)
}

/** Artifacts of the same run are listed by name, what was paid by its key: critics end in any order. */
function ordered(list: readonly unknown[]): readonly unknown[] {
  const named = list.map((one) => Order.safeParse(one))
  if (!named.every(({ success }) => success)) return list
  return list.toSorted((a, b) => (Order.parse(a) < Order.parse(b) ? -1 : 1))
}

function withoutTimes(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{64}\b|\b[0-9a-f]{40}\b|\b[0-9a-f]{12}\b|\b[0-9a-f]{8}\b/g, '<hash>')
    .replaceAll(/[0-9a-f]{2}\/<hash>/g, '<place>')
    .replaceAll(/\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?/g, '<time>')
    .replaceAll(/\b\d+(\.\d+)? ?(ms|s|min|h)\b/g, '<duration>')
    .replaceAll(/\b\d+ (MB|characters)\b/g, '<size>')
}
