import { HookeError } from '../../domain/errors.ts'
import { z } from 'zod'
import type { LinearApi } from './client.ts'
import { LOOK } from './documents.ts'
import type { Surroundings } from './scope.ts'
import { type LinearIssue, LookAnswer } from './shapes.ts'
import type { StateTable } from './statuses.ts'
import { LinearRefusal } from './trouble.ts'
import type { Viewpoint } from './views.ts'

/** What every part of the tracker works with. */
export interface Desk {
  readonly name: string
  readonly api: LinearApi
  readonly surroundings: Surroundings
  readonly states: StateTable
  /** Ids of issues by what they go by; an issue that moves keeps its id. */
  readonly ids: Map<string, string>
  /** What status comments say by their ids, as we last wrote it. */
  readonly words: Map<string, string>
}

const MOST_IDS = 10_000

export function remember({ ids }: Desk, { id, identifier }: { id: string; identifier: string }): void {
  if (ids.size >= MOST_IDS) ids.clear()
  ids.set(identifier, id)
}

export async function viewpoint(desk: Desk, signal: AbortSignal): Promise<Viewpoint> {
  const { viewer, team, project } = await desk.surroundings.scope(signal)
  return { tracker: desk.name, viewer, team, project }
}

/** The id behind `ENG-12`: known from an earlier look, else asked for. */
export async function idOf(desk: Desk, ref: string, signal: AbortSignal): Promise<string> {
  return desk.ids.get(ref) ?? (await look(desk, ref, signal)).id
}

/** The issue as it is now; one that was deleted is not there. */
export async function look(desk: Desk, ref: string, signal: AbortSignal): Promise<LinearIssue> {
  const question = { document: LOOK, variables: { id: ref }, answer: LookAnswer }
  const { issue } = await orNotFound(ref, () => desk.api.ask(question, signal))
  return present(desk, ref, issue)
}

/** Linear keeps what is in its bin for a while. */
export function present<Found extends LinearIssue>(desk: Desk, ref: string, issue: Found): Found {
  if (issue.trashed === true) throw absent(ref)
  remember(desk, issue)
  return issue
}

/** Who asks for one thing by its id can be refused for one reason only. */
export async function orNotFound<Found>(ref: string, ask: () => Promise<Found>): Promise<Found> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof LinearRefusal) throw absent(ref, error)
    throw error
  }
}

export function absent(ref: string, cause?: Error): HookeError {
  return new HookeError('notFound', `there is no issue ${ref} in Linear`, {
    advice: 'it was deleted, or the token does not see its team',
    cause,
  })
}

/** What Linear refused for a reason that looking does not explain. */
export function notTaken(refusal: LinearRefusal): HookeError {
  return new HookeError('tracker.refused', refusal.message, {
    found: refusal.cause instanceof Error ? refusal.cause.message : refusal.message,
    advice: 'look at the issue in Linear, then hooke retry',
    cause: refusal,
  })
}

/** Where nothing is needed of the answer. */
export const Nothing = z.unknown()
