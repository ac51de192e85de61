import { FAILPOINTS } from '../../../src/lib/failpoint.ts'
import { branches } from './branches.ts'
import { COURSES } from './courses.ts'
import { notWalked } from './machine-transitions.ts'
import { type Pair, pairsOf } from './pairs.ts'
import { type Leg, type Place, walk } from './walk.ts'

export interface Matrix {
  readonly pairs: readonly Pair[]
  readonly transitions: number
  /** Transitions that the machine defines and nothing walked. */
  readonly notWalked: readonly string[]
  /** Failpoint and transition, where the one never lies on the other: found by walking, not by a list. */
  readonly excluded: number
}

/** A result can only be rejected before it is published, or when it was reopened: then publishing is ahead of it again. */
const NEVER = ['failed experiment.retried → publishing']

/** Every failpoint on every transition that the machine has. */
export async function theMatrix(place: Place): Promise<Matrix> {
  const legs: Leg[] = []
  for (const course of COURSES) legs.push(...(await walk(place, course)))
  legs.push(...(await branches(place, legs)))
  const transitions = new Set(legs.map(({ transition }) => transition))
  const reached = new Set(
    pairsOf(legs).map(({ leg, kills }) => `${leg.transition} ${pointOf(kills.at(-1) ?? '')}`),
  )
  return {
    pairs: onceEach(pairsOf(legs)),
    transitions: transitions.size,
    notWalked: notWalked([...transitions]).filter((name) => !NEVER.includes(name)),
    excluded: transitions.size * FAILPOINTS.length - reached.size,
  }
}

/** The name of a failpoint without its place and number. */
export const pointOf = (spec: string): string => spec.split(/[@:]/)[0] ?? ''

function onceEach(pairs: readonly Pair[]): readonly Pair[] {
  const seen = new Set<string>()
  return pairs.filter(({ leg, kills }) => {
    const name = `${leg.course.isItsOwn ? leg.course.name : ''} ${leg.transition} ${kills.join()}`
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}
