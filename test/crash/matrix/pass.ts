import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Failpoints } from '../../../src/lib/failpoint.ts'
import type { Experiment } from '../../../src/store/experiments.ts'
import type { Course, Passage } from './course.ts'
import { EXPERIMENT, openWorld, type World } from './world.ts'

const PATIENCE_MS = 120_000

export interface PassRequest extends Passage {
  readonly root: string
  readonly course: Course
  readonly hit: Failpoints['hit']
}

/**
 * One life of a daemon that carries an experiment over one transition and no further. One that finds the transition made
 * already only tells the tracker of it. What happens afterwards is the next life's.
 */
export async function pass(request: PassRequest): Promise<Experiment> {
  const { root, window, version, hit } = request
  const world = openWorld({
    ...request,
    hit: (name, place, next) => {
      // what comes next would begin in the commit of the transition
      if (name === 'step.beforeCommit' && place !== undefined && window.kind !== 'drain') world.open()
      hit(name, place, next)
    },
  })
  try {
    world.engine.start()
    if (world.store.experiments.get(EXPERIMENT).version === version) await begin(world, request)
    await until(world, () => hasPassed(world, request))
    return world.store.experiments.get(EXPERIMENT)
  } finally {
    rmSync(join(root, 'hold'), { force: true })
    await world.close()
  }
}

async function begin(world: World, { root, window, course }: PassRequest): Promise<void> {
  if (window.kind === 'work') world.open(...window.lanes)
  if (window.kind === 'drain') world.open('agents', 'hardware', 'work')
  if (window.kind === 'event') {
    const { event } = window
    world.engine.deliver(EXPERIMENT, { key: `outside/${event.type}`, event, actor: 'ada' })
  }
  if (window.kind !== 'turn') return
  const turn = course.turns[window.turn]
  if (turn?.whileLive) {
    writeFileSync(join(root, 'hold'), '')
    world.open('hardware')
    await until(world, () => isRunLive(world))
    world.open()
  }
  turn?.act?.(world)
}

function hasPassed({ store }: World, { window, version }: PassRequest): boolean {
  const open = store.outbox.open(EXPERIMENT)
  if (window.kind === 'drain') return open.length === 0
  return (
    store.experiments.get(EXPERIMENT).version > version &&
    open.every(({ effect }) => effect.kind !== 'tracker.mirror')
  )
}

/** The process is there, and has written that it is. */
function isRunLive({ store, stateDir }: World): boolean {
  const run = store.runs.list(EXPERIMENT, 'matrix').find(({ state }) => state === 'running')
  const log = join(stateDir, '..', 'executed.log')
  return run !== undefined && existsSync(log) && readFileSync(log, 'utf8').split('\n').includes(run.id)
}

async function until(world: World, isSo: () => boolean): Promise<void> {
  const start = performance.now()
  while (!isSo()) {
    if (performance.now() - start > PATIENCE_MS) throw new Error(`it did not come to it\n${troubleIn(world)}`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

function troubleIn({ store, log }: World): string {
  const { stage, substage, turn, reason } = store.experiments.get(EXPERIMENT)
  const open = store.outbox.open(EXPERIMENT).map(({ key, effect, state }) => `${key} ${effect.kind} ${state}`)
  return [JSON.stringify({ stage, substage, turn, reason }), ...open, ...log.slice(-8)].join('\n')
}
