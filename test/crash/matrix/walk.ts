import Database from 'better-sqlite3'
import { z } from 'zod'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Failpoints } from '../../../src/lib/failpoint.ts'
import type { Actor } from '../../../src/engine/commands.ts'
import type { Experiment } from '../../../src/store/experiments.ts'
import type { Course, Passage, Window } from './course.ts'
import { liveWrappers } from '../../invariants/hardware-matches.ts'
import { pass } from './pass.ts'
import { createStudyFolder } from './study.ts'
import { type Traces, tracesOf } from './traces.ts'
import { EXPERIMENT, openWorld, stateDirOf } from './world.ts'

/** One transition of a course: where it begins, how it goes, what it leaves, and every failpoint on the way. */
export interface Leg {
  readonly course: Course
  readonly passage: Passage
  /** A copy of the world just before it. */
  readonly before: string
  readonly after: string
  readonly transition: string
  readonly points: readonly string[]
  readonly traces: Traces
  readonly row: Experiment
}

export interface Place {
  /** Where the world is while somebody works in it: git and runs know absolute paths. */
  readonly root: string
  /** Where copies of it are kept. */
  readonly copies: string
}

/** Copies a world; a run that goes on somewhere in it ends first, for no copy can have it. */
export async function put(from: string, to: string): Promise<void> {
  for (const root of [from, to]) await runsEndIn(stateDirOf(root))
  rmSync(to, { recursive: true, force: true, maxRetries: 3 })
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
}

async function runsEndIn(folder: string): Promise<void> {
  const start = performance.now()
  while (liveWrappers(folder).length > 0) {
    if (performance.now() - start > PATIENCE_MS) throw new Error(`runs go on in ${folder}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const PATIENCE_MS = 60_000
const ADA: Actor = { name: 'ada', channel: 'cli' }

/** The whole course, without a kill. */
export async function walk(place: Place, course: Course): Promise<readonly Leg[]> {
  const { root } = place
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  createStudyFolder(root, course.fates)
  let before = await start(place, course)
  const legs: Leg[] = []
  let turn = 0
  let aheadMs = 0
  for (;;) {
    const world = await look(place, course)
    const window = nextWindow(world, { course, turn })
    if (window === undefined) {
      const left = course.turns[turn]
      if (left === undefined) return legs
      const { stage, reason } = world.row
      throw new Error(`${course.name} ends at ${stage}, because ${reason}; nobody ${left.does}`)
    }
    if (window.kind === 'turn') aheadMs += course.turns[window.turn]?.aheadMs ?? 0
    if (window.kind === 'turn') turn += 1
    const leg = await legOf(place, {
      course,
      before,
      from: world.row,
      passage: { window, version: world.row.version, aheadMs },
    })
    legs.push(leg)
    before = leg.after
    if (legs.length > 200) throw new Error(`the course ${course.name} does not end`)
  }
}

async function start({ root, copies }: Place, course: Course): Promise<string> {
  const world = openWorld({ root, course, aheadMs: 0, hit: () => undefined })
  const question = 'Does a doubled scale give a higher score than a plain one?'
  const request = { study: 'scales', question, title: null, priority: 0, parent: null } as const
  await world.engine.commands.newExperiment({ ...request, kind: 'experiment', track: 'full' }, ADA)
  await world.close()
  const copy = join(copies, `${course.name}-0`)
  await put(root, copy)
  return copy
}

interface Seen {
  readonly row: Experiment
  readonly open: readonly string[]
}

async function look({ root }: Place, course: Course): Promise<Seen> {
  const world = openWorld({ root, course, aheadMs: 0, hit: () => undefined })
  const row = world.store.experiments.get(EXPERIMENT)
  const open = world.store.outbox.open(EXPERIMENT).map(({ effect }) => effect.kind)
  await world.close()
  return { row, open }
}

const AGENTS = ['agent.run', 'critique.run']

function nextWindow(
  { row, open }: Seen,
  { course, turn }: { course: Course; turn: number },
): Window | undefined {
  const next = course.turns[turn]
  if (next !== undefined && [row.stage, `${row.stage}.${row.substage}`].includes(next.at))
    return { kind: 'turn', turn }
  if (open.length === 0) return undefined
  if (row.turn === 'nobody') return { kind: 'drain' }
  // while runs go on an agent may be asked: one after the other, so that the order of events is no matter of chance
  const isAsked = open.some((kind) => AGENTS.includes(kind))
  return { kind: 'work', lanes: isAsked ? ['agents'] : ['hardware', 'work'] }
}

/** Walks one window in this process and writes down what it meets. */
export async function legOf(
  { root, copies }: Place,
  {
    course,
    before,
    from,
    passage,
  }: Pick<Leg, 'course' | 'before' | 'passage'> & { readonly from: Experiment },
): Promise<Leg> {
  const points = new Map<string, number>()
  const state = { isOver: false }
  const hit: Failpoints['hit'] = (name, place, next) => {
    const isAfter = name === 'drain.begun' || place === 'tracker.mirror' || name === 'step.afterCommit'
    // what goes on beside the transition and after it is a matter of chance
    if (state.isOver && !isAfter) return
    if (name === 'step.afterCommit' && place !== undefined && passage.window.kind !== 'drain')
      state.isOver = true
    const at = [place, next].filter((word) => word !== undefined).join('->')
    const key = at === '' ? name : `${name}@${at}`
    points.set(key, (points.get(key) ?? 0) + 1)
  }
  const row = await pass({ ...passage, root, course, hit })
  const after = join(
    copies,
    `${course.name}-${row.version}-${points.size}-${Math.random().toString(36).slice(2, 8)}`,
  )
  await put(root, after)
  return {
    course,
    passage,
    before,
    after,
    row,
    points: specsOf(points),
    traces: tracesOf(root),
    transition: transitionOf(root, from, row),
  }
}

/** The first hit of each, and the last of those that come often. */
function specsOf(points: ReadonlyMap<string, number>): readonly string[] {
  return [...points].flatMap(([point, n]) =>
    n > 1 && /^(run|collect|turn)\./.test(point) ? [point, `${point}:${n}`] : [point],
  )
}

/** `testing.smoking smoke.settled → testing.checking` */
function transitionOf(root: string, from: Experiment, to: Experiment): string {
  const name = ({ stage, substage }: Experiment): string => (substage === '' ? stage : `${stage}.${substage}`)
  const db = new Database(join(stateDirOf(root), 'hooke.db'), { readonly: true })
  try {
    const last = Last.parse(db.prepare('select type from events order by seq desc limit 1').get())
    return from.version === to.version
      ? `${name(from)} (the rest)`
      : `${name(from)} ${last.type} → ${name(to)}`
  } finally {
    db.close()
  }
}

const Last = z.object({ type: z.string() })
