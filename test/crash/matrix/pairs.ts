import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { bundled } from '../../builders/bundled.ts'
import { violationsIn } from '../../invariants/invariants.ts'
import { pass } from './pass.ts'
import { differences, tracesOf } from './traces.ts'
import { type Leg, type Place, put } from './walk.ts'
import { CANARY, EXPERIMENT, stateDirOf } from './world.ts'

/** A failpoint on the way over one transition; several are hit one after the other, by one daemon each. */
export interface Pair {
  readonly leg: Leg
  readonly kills: readonly string[]
}

/** Every failpoint that lies on each transition, and the recovery after a kill that left something to recover. */
export function pairsOf(legs: readonly Leg[]): readonly Pair[] {
  return legs.flatMap((leg) => [
    ...leg.points.map((point) => ({ leg, kills: [point] })),
    ...leg.points
      .filter((point) => point.startsWith('effect.afterStarted@'))
      .map((point) => ({ leg, kills: [point, point.replace('effect.afterStarted', 'recovery.midway')] })),
  ])
}

export const nameOf = ({ leg, kills }: Pair): string =>
  `${leg.course.name}: ${leg.transition}: ${kills.join(', ')}`

/**
 * Kills a daemon on its way over the transition, starts another without failpoints, and says what is then otherwise
 * than it was without a kill; nothing when all is well.
 */
export async function killAndPass(
  { root }: Pick<Place, 'root'>,
  { leg, kills }: Pair,
): Promise<readonly string[]> {
  const { course, passage } = leg
  const check = (): readonly string[] =>
    violationsIn(stateDirOf(root), { experiments: [EXPERIMENT], canaries: [CANARY] })
  await put(leg.before, root)
  for (const failpoint of kills) {
    const end = await dieAt(root, leg, failpoint)
    if (end !== 'killed') return [`${failpoint} was not reached: ${end}`]
  }

  const dead = check().map((violation) => `after the kill: ${violation}`)
  try {
    await pass({ ...passage, root, course, hit: () => undefined })
  } catch (error) {
    return [...dead, `did not get past it: ${error instanceof Error ? error.message : String(error)}`]
  }
  return [...dead, ...check(), ...differences(leg.traces, tracesOf(root))]
}

const CHILD = await bundled(join(import.meta.dirname, 'child.ts'))
const PATIENCE_MS = 180_000

/** One life of a daemon in a process of its own, from where the world stands; `killed`, or how else it ended. */
export function dieAt(root: string, { course, passage }: Leg, failpoint: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const child = spawn(process.execPath, [CHILD, root, course.name, JSON.stringify(passage)], {
    env: {
      PATH: process.env['PATH'],
      HOOKE_FAILPOINT: failpoint,
      // what a child compiles the next one finds
      NODE_COMPILE_CACHE: join(dirname(CHILD), 'compiled'),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGTERM',
  })
  const words: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => words.push(text))
  child.on('error', reject)
  child.on('close', (code, signal) => {
    resolve(
      signal === 'SIGKILL' ? 'killed' : `it ended with ${code ?? signal}\n${words.join('').slice(0, 2000)}`,
    )
  })
  return promise
}
