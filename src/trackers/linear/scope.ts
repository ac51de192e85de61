import type { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { LinearApi } from './client.ts'
import { LABELS, PROJECT, SCOPE } from './documents.ts'
import { makeLabel } from './make-label.ts'
import { allPages } from './pages.ts'
import { LabelsAnswer, ProjectsAnswer, ScopeAnswer } from './shapes.ts'

export interface WorkflowState {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly position: number
}

/** Who we are in Linear, and the team that the issues belong to. */
export interface Scope {
  readonly viewer: z.infer<typeof ScopeAnswer>['viewer']
  readonly organization: { readonly name: string; readonly urlKey: string }
  readonly team: { readonly id: string; readonly key: string; readonly name: string }
  readonly states: readonly WorkflowState[]
  /** Where new issues are put and whose issues are listed; null: the whole team. */
  readonly project: { readonly id: string; readonly name: string } | null
}

export interface Label {
  readonly id: string
  readonly name: string
  /** Null of a label of the whole workspace. */
  readonly team: string | null
}

/** What changes seldom, asked for once and again when it turns out to be old. */
export interface Surroundings {
  scope(signal: AbortSignal): Promise<Scope>
  /** Once `scope` was asked for. */
  knownViewer(): Scope['viewer'] | undefined
  /** Names of labels, by their ids. Asks again for one it does not know. */
  labelNames(ids: readonly string[], signal: AbortSignal): Promise<readonly string[]>
  /** Ids for names; a label that is not there is made in the team. */
  labelIds(names: readonly string[], signal: AbortSignal): Promise<readonly string[]>
  labels(signal: AbortSignal): Promise<readonly Label[]>
  /** Ask for everything anew: something of it has turned out to be old. */
  forget(): void
}

const OLD_MS = 3_600_000

interface Known {
  scope: { readonly value: Scope; readonly at: number } | undefined
  viewer: Scope['viewer'] | undefined
  labels: readonly Label[] | undefined
}

export interface Asked {
  readonly api: LinearApi
  /** Key of a team. */
  readonly team: string
  /** Name of a project, or the end of its address. */
  readonly project: string | null
}

export function createSurroundings(asked: Asked): Surroundings {
  const { api } = asked
  const known: Known = { scope: undefined, viewer: undefined, labels: undefined }
  const { clock } = api.access
  const self: Surroundings = {
    knownViewer: () => known.viewer,
    forget() {
      known.scope = undefined
      known.labels = undefined
    },
    async scope(signal) {
      if (known.scope !== undefined && clock.now() - known.scope.at < OLD_MS) return known.scope.value
      const value = await readScope(asked, signal)
      known.scope = { value, at: clock.now() }
      known.viewer = value.viewer
      return value
    },
    async labels(signal) {
      known.labels ??= await readLabels(api, signal)
      return known.labels
    },
    async labelNames(ids, signal) {
      if (ids.length === 0) return []
      const isKnown = (id: string): boolean => known.labels?.some((label) => label.id === id) ?? false
      if (!ids.every(isKnown)) known.labels = await readLabels(api, signal)
      // one that is unknown even now was removed a moment ago
      return ids.flatMap((id) => known.labels?.find((label) => label.id === id)?.name ?? [])
    },
    async labelIds(names, signal) {
      const ids: string[] = []
      for (const name of new Set(names)) ids.push(await labelId({ api, self, known }, name, signal))
      return ids
    },
  }
  return self
}

async function readScope({ api, team, project }: Asked, signal: AbortSignal): Promise<Scope> {
  const { viewer, organization, teams } = await api.ask(
    { document: SCOPE, variables: { team }, answer: ScopeAnswer },
    signal,
  )
  const [found] = teams.nodes
  if (found === undefined)
    throw new HookeError('tracker.refused', `Linear knows no team with the key ${team}`, {
      found: `the token of ${viewer.name} in ${organization.name}`,
      advice: 'set `team` under [tracker] to the key in front of its issues, and let the token see that team',
    })
  const { states, ...rest } = found
  const own = project === null ? null : await readProject(api, project, signal)
  return { viewer, organization, team: rest, states: states.nodes, project: own }
}

async function readProject(
  api: LinearApi,
  name: string,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly name: string }> {
  const question = { document: PROJECT, variables: { name }, answer: ProjectsAnswer }
  const [found, another] = (await api.ask(question, signal)).projects.nodes
  if (found !== undefined && another === undefined) return found
  const said = found === undefined ? 'Linear knows no project' : 'Linear knows more than one project'
  throw new HookeError('tracker.refused', `${said} ${name}`, {
    advice:
      'set `project` under [tracker] to its name, or to the letters and digits at the end of its address',
  })
}

async function readLabels(api: LinearApi, signal: AbortSignal): Promise<readonly Label[]> {
  const all = await allPages(async (after) => {
    const question = { document: LABELS, variables: { after }, answer: LabelsAnswer }
    return (await api.ask(question, signal)).issueLabels
  })
  return all.map(({ id, name, team }) => ({ id, name, team: team?.id ?? null }))
}

interface LabelDesk {
  readonly api: LinearApi
  readonly self: Surroundings
  readonly known: Known
}

async function labelId({ api, self, known }: LabelDesk, name: string, signal: AbortSignal): Promise<string> {
  const { team } = await self.scope(signal)
  const find = (labels: readonly Label[]): string | undefined =>
    labels.find((one) => isNamed(one, name) && (one.team === team.id || one.team === null))?.id
  const isFresh = known.labels === undefined
  const first = find(await self.labels(signal))
  if (first !== undefined) return first
  const again = isFresh ? undefined : find((known.labels = await readLabels(api, signal)))
  if (again !== undefined) return again
  const read = async () => find((known.labels = await readLabels(api, signal)))
  const { id, isOurs } = await makeLabel({ api, team: team.id, find: read }, { name }, signal)
  if (isOurs) known.labels = [...(known.labels ?? []), { id, name, team: team.id }]
  return id
}

export const isNamed = (label: Label, name: string): boolean =>
  label.name.toLowerCase() === name.toLowerCase()
