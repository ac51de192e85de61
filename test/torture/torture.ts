import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { dice } from '../fakes/world-server/dice.ts'
import { startWorldServer, type WorldServer } from '../fakes/world-server/world-server.ts'
import { branchesOf, createStudyRepository, mergeIn } from '../fakes/world/study-repository.ts'
import { violationsIn } from '../invariants/invariants.ts'
import { answer } from './answers.ts'
import type { ChildOptions } from './child.ts'
import { aGithubWorld } from './trackers/github-world.ts'
import { aLinearWorld } from './trackers/linear-world.ts'
import type { TrackerAccess, TrackerWorld } from './trackers/tracker-world.ts'
import { live, type LifeEnd, type LifePlan } from './life.ts'
import type { Mode } from './making.ts'
import { type Outside, outsideOf } from './outside.ts'
import { CANARY } from './world-client.ts'

export interface TortureOptions {
  readonly mode: Mode
  /** Where the study's issues live; in the fake world's own tracker when absent. */
  readonly tracker?: TrackerAccess['kind']
  readonly kills: number
  readonly seed: number
  /** Experiments of one world; when all have ended, the next world begins. */
  readonly experiments: number
  /** How long a daemon lives on average before it is killed. */
  readonly meanLifeMs: number
  readonly weather?: Partial<typeof WEATHER>
  /** The daemon as one file, made by `bundle`. */
  readonly program: string
  readonly say?: (line: string) => void
}

export interface Tally {
  readonly mode: Mode | TrackerAccess['kind']
  readonly worlds: number
  readonly kills: number
  readonly experiments: number
  /** That came to their end; the others count as lost or stuck. */
  readonly ended: number
  readonly effects: number
  readonly calls: number
  /** Answers of the model that were paid again, because the first was lost: the named exception. */
  readonly paidTwice: number
  readonly duplicates: number
  /** What became of each key that was made more than once. */
  readonly twice: readonly string[]
  /** What nobody asked for or wants any more, and is there at the end. */
  readonly orphans: readonly string[]
  readonly missing: number
  readonly lost: number
  readonly stuck: number
  /** Everything else that is not as it should be. */
  readonly violations: readonly string[]
  readonly seconds: number
}

/** Up to 400 ms for a request and its reply; the object store is near. */
const WEATHER = {
  latencyMs: 400,
  listingLagMs: 150,
  dropShare: 0.05,
  slowness: { objects: 0.02 },
}
const PATIENCE_MS = 180_000

/** Worlds one after the other until all kills are spent; each is brought to rest and judged. */
export async function torture(options: TortureOptions): Promise<Tally> {
  const begun = performance.now()
  const parts: WorldTally[] = []
  for (let left = options.kills; left > 0;) {
    const seed = options.seed * 10_000 + parts.length
    const part = await tortureWorld({ ...options, seed, kills: left })
    parts.push(part)
    left -= part.kills
    options.say?.(`${options.mode}: ${options.kills - left} kills in ${parts.length} worlds`)
    if (part.kills === 0) throw new Error(`a world ended without a kill: ${part.violations.join('; ')}`)
  }
  const sum = (count: (part: WorldTally) => number): number =>
    parts.reduce((all, part) => all + count(part), 0)
  return {
    mode: options.tracker ?? options.mode,
    worlds: parts.length,
    kills: sum(({ kills }) => kills),
    experiments: sum(({ experiments }) => experiments),
    ended: sum(({ ended }) => ended),
    effects: sum(({ effects }) => effects),
    calls: sum(({ calls }) => calls),
    paidTwice: sum(({ paidTwice }) => paidTwice),
    duplicates: sum(({ duplicates }) => duplicates),
    twice: parts.flatMap(({ twice }) => twice),
    orphans: parts.flatMap(({ orphans }) => orphans),
    missing: sum(({ missing }) => missing),
    lost: sum(({ lost }) => lost),
    stuck: sum(({ stuck }) => stuck),
    violations: parts.flatMap(({ violations }) => violations),
    seconds: (performance.now() - begun) / 1000,
  }
}

type WorldTally = Omit<Tally, 'mode' | 'worlds' | 'seconds'>

export async function tortureWorld(options: TortureOptions): Promise<WorldTally> {
  const home = mkdtempSync(join(tmpdir(), 'hooke-torture-'))
  const root = join(home, 'world')
  mkdirSync(root)
  const weather = { ...WEATHER, ...options.weather }
  const server = await startWorldServer({ seed: options.seed, weather, answers: answer })
  try {
    const { remotePath } = createStudyRepository(root)
    const { listingLagMs } = weather
    const place = { root, url: server.url, mode: options.mode, listingLagMs }
    if (options.tracker !== undefined) return await inTracker(server, { ...place, remotePath }, options)
    const issues = askQuestions(server, options.experiments)
    const cancelled = cancellations(options.seed, issues)
    const lived = await liveOn({ ...place, issues, cancelled }, options)
    return judge(server, { ...lived, root, issues })
  } finally {
    await server.close()
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

const TRACKER_WORLDS = { linear: aLinearWorld, github: aGithubWorld }

/** The same with the study in a tracker: begun by a label, answered by comments alone, shown under that weather. */
async function inTracker(
  server: WorldServer,
  given: Pick<ChildOptions, 'root' | 'url' | 'mode' | 'listingLagMs'> & { readonly remotePath: string },
  options: TortureOptions,
): Promise<WorldTally> {
  const { remotePath, ...place } = given
  const branches = () => branchesOf(remotePath)
  const merging = (merge: Parameters<typeof mergeIn>[1]) => mergeIn(remotePath, merge)
  const tracker = await TRACKER_WORLDS[options.tracker ?? 'linear']({ ...options, branches, merging })
  try {
    const { issues, kind, url, token, ada } = tracker
    const outside = { kind, url, token, ada }
    const lived = await liveOn({ ...place, issues, cancelled: {}, outside }, options)
    return judge(server, { ...lived, root: place.root, issues, tracker })
  } finally {
    await tracker.close()
  }
}

function askQuestions({ world }: WorldServer, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => {
    const body = `Does a doubled scale give a higher score? Question ${n + 1}, with the token ${CANARY}.`
    return world.shelves.issues.create({ title: `Scale ${n + 1}`, author: 'ada', body }, undefined).id
  })
}

const CANCELLED_AT = ['implementing', 'testing', 'provisioning', 'running', 'verifying']

/** A person stops one experiment in six, somewhere on its way. */
function cancellations(seed: number, issues: readonly string[]): Readonly<Record<string, string>> {
  const roll = dice(seed, 'cancellations')
  const chosen = issues.filter(() => roll() < 1 / 6)
  return Object.fromEntries(
    chosen.map((issue) => [issue, CANCELLED_AT[Math.floor(roll() * CANCELLED_AT.length)] ?? 'running']),
  )
}

interface Lived {
  readonly kills: number
  readonly complaints: readonly string[]
}

/** Kill after kill at random moments, one in six while the daemon is still starting; then one life to the end. */
async function liveOn(
  child: Parameters<typeof live>[1],
  { program, mode, seed, kills, meanLifeMs, say }: TortureOptions,
): Promise<Lived> {
  const roll = dice(seed, 'kills')
  const complaints: string[] = []
  for (let killed = 0; ; killed += 1) {
    const when = killed === kills ? TO_THE_END : momentOf(roll, meanLifeMs)
    const end = await live(program, child, { ...when, patienceMs: PATIENCE_MS })
    if (killed > 0 && killed % 50 === 0) say?.(`${mode}: ${killed} kills in this world`)
    if (end.kind === 'killed') complaints.push(...soundness(child.root, `after kill ${killed + 1}`))
    if (end.kind === 'broken') complaints.push(words('the daemon broke', end))
    if (end.kind !== 'killed') return { kills: killed, complaints }
  }
}

const TO_THE_END = { killAfterMs: null, countsFrom: 'ready' } as const

/** Lives are exponential: most are short, some long enough for a settle time. */
function momentOf(roll: () => number, mean: number): Pick<LifePlan, 'killAfterMs' | 'countsFrom'> {
  if (roll() < 1 / 6) return { countsFrom: 'start', killAfterMs: 600 * roll() }
  return { countsFrom: 'ready', killAfterMs: -Math.log(1 - roll()) * mean }
}

const words = (what: string, end: LifeEnd): string => `${what}: ${end.words.slice(-1_500)}`

function soundness(root: string, when: string): readonly string[] {
  try {
    return violationsIn(join(root, 'state')).map((violation) => `${when}: ${violation}`)
  } catch (error) {
    // killed before there was a database
    if (error instanceof Error && 'code' in error && error.code === 'store.unreadable') return []
    throw error
  }
}

interface ToJudge extends Lived {
  readonly root: string
  readonly issues: readonly string[]
  readonly tracker?: TrackerWorld
}

function judge({ world }: WorldServer, { root, issues, kills, complaints, tracker }: ToJudge): WorldTally {
  const folder = join(root, 'state')
  const db = openDatabase(join(folder, 'hooke.db'), { readonly: true })
  try {
    const store = createStore(db)
    const outside = seenIn(tracker, store, outsideOf(world, store, tracker === undefined ? issues : []))
    const now = systemClock.now()
    const alive = world.shelves.jobs
      .all()
      .filter(
        ({ createdAt, fields }) => createdAt + Number(fields['runsMs']) > now && !('cancelledAt' in fields),
      )
    const inside = violationsIn(folder, {
      canaries: [CANARY],
      isAtRest: true,
      liveRuns: alive.map(({ fields }) => String(fields['name'])),
    })
    return {
      ...countIn(store, issues, outside),
      ...paid(world),
      twice: outside.twice,
      orphans: outside.orphans,
      calls: world.calls,
      kills,
      violations: [
        ...complaints,
        ...inside,
        ...outside.violations,
        ...outside.missing.map((key) => `missing: ${key}`),
      ],
    }
  } finally {
    db.close()
  }
}

/** With the study in a tracker it has the issues and comments, and the fake world none. */
function seenIn(tracker: TrackerWorld | undefined, store: Store, outside: Outside): Outside {
  if (tracker === undefined) return outside
  const { duplicates, violations } = tracker.judge(store)
  return {
    ...outside,
    duplicates,
    missing: outside.missing.filter((key) => !/^(comments|issues) /.test(key)),
    violations: [...outside.violations.filter((one) => !one.includes('the tracker shows')), ...violations],
  }
}

function paid({ truth }: WorldServer['world']): { paidTwice: number } {
  const answers = truth.entries.filter(({ what }) => what === 'paid').map(({ key }) => key)
  return { paidTwice: answers.length - new Set(answers).size }
}

const ENDED = ['done', 'cancelled']

function countIn(
  { db }: Store,
  issues: readonly string[],
  { duplicates, missing }: Outside,
): Pick<WorldTally, 'experiments' | 'ended' | 'effects' | 'duplicates' | 'missing' | 'lost' | 'stuck'> {
  const rows = db.prepare('select issue, stage from experiments').all() as { issue: string; stage: string }[]
  const { n: effects } = db.prepare("select count(*) as n from outbox where state = 'done'").get() as {
    n: number
  }
  const of = (issue: string) => rows.filter((row) => row.issue === issue)
  return {
    experiments: issues.length,
    ended: rows.filter(({ stage }) => ENDED.includes(stage)).length,
    effects,
    duplicates: duplicates + issues.reduce((sum, issue) => sum + Math.max(0, of(issue).length - 1), 0),
    missing: missing.length,
    lost: issues.filter((issue) => of(issue).length === 0).length,
    stuck: rows.filter(({ stage }) => !ENDED.includes(stage)).length,
  }
}
