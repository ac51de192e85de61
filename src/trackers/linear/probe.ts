import { asError, HookeError } from '../../domain/errors.ts'
import type { Desk } from './desk.ts'
import { ADMIN_PROBE, WRITE_PROBE } from './documents.ts'
import type { Scope } from './scope.ts'
import { Anything } from './shapes.ts'
import { unknownStates } from './statuses.ts'
import { LinearRefusal } from './trouble.ts'

export interface Probed {
  readonly ok: boolean
  readonly detail: string
  readonly problems: readonly string[]
}

/** No issue has it. */
const NOBODY = '00000000-0000-4000-8000-000000000000'

/**
 * One cheap request; for the token of an application two more, which change nothing, because Linear tells nobody what a
 * token may do (T-12). A personal key may do what its person may.
 */
export async function probeLinear(
  desk: Desk,
  wants: { agent: boolean },
  signal: AbortSignal,
): Promise<Probed> {
  desk.surroundings.forget()
  try {
    const scope = await desk.surroundings.scope(signal)
    const { viewer, organization, team, project } = scope
    const who = viewer.app ? 'the application' : 'the person'
    const where = `team ${team.key}${project === null ? '' : `, project ${project.name}`}`
    const problems = [
      ...columns(desk, scope),
      ...(viewer.app ? await scopes(desk, scope, signal) : []),
      ...agent(scope, wants),
    ]
    return { ok: true, detail: `${organization.name}, ${where}, as ${who} ${viewer.name}`, problems }
  } catch (thrown) {
    const error = asError(thrown)
    if (!(error instanceof HookeError)) throw error
    const detail = [error.message, error.found].filter((one) => one !== undefined).join('; found: ')
    return { ok: false, detail, problems: error.advice === undefined ? [] : [error.advice] }
  }
}

function columns(desk: Desk, { states, team }: Scope): readonly string[] {
  const names = states.map(({ name }) => name).join(', ')
  return unknownStates(states, desk.states).map(
    (name) => `the team ${team.key} has no column "${name}"; it has: ${names}`,
  )
}

async function scopes(desk: Desk, { viewer }: Scope, signal: AbortSignal): Promise<readonly string[]> {
  const write = await fate(() =>
    desk.api.ask({ document: WRITE_PROBE, variables: { id: NOBODY }, answer: Anything }, signal),
  )
  const admin = await fate(() =>
    desk.api.ask({ document: ADMIN_PROBE, variables: {}, answer: Anything }, signal),
  )
  return [
    ...(write === 'forbidden' ? ['missing scope: write'] : []),
    ...(admin === 'done'
      ? [`surplus scope: admin; nothing that ${viewer.name} does for Hooke needs it`]
      : []),
  ]
}

function agent({ viewer }: Scope, wants: { agent: boolean }): readonly string[] {
  // only applications can be delegated to
  if (!wants.agent || !viewer.app) return []
  return [
    ...(viewer.isAssignable ? [] : ['missing scope: app:assignable; issues cannot be delegated to Hooke']),
    ...(viewer.isMentionable ? [] : ['missing scope: app:mentionable; nobody can ask Hooke by @']),
  ]
}

/** What became of a probe; trouble of transport is thrown on. */
async function fate(ask: () => Promise<unknown>): Promise<'done' | 'refused' | 'forbidden'> {
  try {
    await ask()
    return 'done'
  } catch (error) {
    if (error instanceof LinearRefusal) return 'refused'
    if (error instanceof HookeError && error.code === 'tracker.refused') return 'forbidden'
    throw error
  }
}
