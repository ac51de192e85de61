import {
  createComment,
  createIssue,
  type IssueChange,
  type IssueInput,
  updateComment,
  updateIssue,
} from './changes.ts'
import type { Activity, Comment, Issue, State } from './records.ts'
import { prompt } from './sessions.ts'
import { findIssue, get, identifierOf, type LinearState } from './state.ts'

export const ADA = 'a1000000-0000-4000-8000-000000000001'
export const BEN = 'a1000000-0000-4000-8000-000000000002'
export const HOOKE_APP = 'a1000000-0000-4000-8000-00000000000a'
export const TEAM_ENG = 'a2000000-0000-4000-8000-000000000001'
export const TEAM_OPS = 'a2000000-0000-4000-8000-000000000002'
export const PROJECT = 'a3000000-0000-4000-8000-000000000001'

/** What stands for the secrets of a real workspace. */
export const TOKENS = {
  key: 'lin_api_of-ada-in-the-double',
  app: 'oauth-of-the-app-in-the-double',
  readOnly: 'oauth-that-reads-only',
  admin: 'oauth-that-may-too-much',
} as const

/** What people do in the tracker while Hooke works. */
export interface LinearPeople {
  /** A new issue of Ada's in team ENG; gives its identifier. */
  open(input: Partial<IssueInput> & { title: string }, by?: string): string
  change(ref: string, input: IssueChange, by?: string): Issue
  /** Moves it to the state of that name. */
  move(ref: string, state: string, by?: string): Issue
  label(ref: string, name: string, by?: string): Issue
  comment(ref: string, body: string, by?: string): Comment
  edit(id: string, body: string, by?: string): Comment
  /** Says something in the thread of the issue's last agent session. */
  prompt(ref: string, body: string, signal?: Activity['signal'], by?: string): Activity
  issue(ref: string): Issue
  /** The name of the issue's state. */
  state(ref: string): string
  comments(ref: string): readonly Comment[]
}

const STATES: readonly (readonly [string, State['type']])[] = [
  ['Triage', 'triage'],
  ['Backlog', 'backlog'],
  ['Todo', 'unstarted'],
  ['In Progress', 'started'],
  ['In Review', 'started'],
  ['Done', 'completed'],
  ['Canceled', 'canceled'],
  ['Duplicate', 'duplicate'],
]

/** A lab with two people, the app, two teams and a project. */
export function peopleOf(state: LinearState): LinearPeople {
  furnish(state)
  const byName = (team: string, name: string): State => {
    const found = [...state.rows.states.values()].find((one) => one.team === team && one.name === name)
    if (found === undefined) throw new Error(`there is no state ${name}`)
    return found
  }
  const people: LinearPeople = {
    open: (input, by = ADA) => identifierOf(state, createIssue(state, by, { teamId: TEAM_ENG, ...input })),
    change: (ref, input, by = ADA) => updateIssue(state, by, { ref, input }),
    move: (ref, name, by = ADA) =>
      people.change(ref, { stateId: byName(findIssue(state, ref).team, name).id }, by),
    label: (ref, name, by = ADA) => {
      const found = [...state.rows.labels.values()].find((one) => one.name === name)
      if (found === undefined) throw new Error(`there is no label ${name}`)
      return people.change(ref, { addedLabelIds: [found.id] }, by)
    },
    comment: (ref, body, by = ADA) => createComment(state, by, { issueId: ref, body }),
    edit: (id, body, by = ADA) => updateComment(state, by, { id, body }),
    prompt(ref, body, signal = null, by = ADA) {
      const { id } = findIssue(state, ref)
      const session = [...state.rows.sessions.values()].findLast(({ issue }) => issue === id)
      if (session === undefined) throw new Error(`${ref} has no agent session`)
      return prompt(state, by, { session: session.id, body, signal })
    },
    issue: (ref) => findIssue(state, ref),
    state: (ref) => get(state.rows.states, findIssue(state, ref).state, 'WorkflowState').name,
    comments: (ref) => {
      const { id } = findIssue(state, ref)
      return [...state.rows.comments.values()].filter(({ issue }) => issue === id)
    },
  }
  return people
}

function furnish({ rows, taken }: LinearState): void {
  const user = (id: string, name: string, app: boolean): void =>
    void rows.users.set(id, {
      id,
      name,
      displayName: name.toLowerCase(),
      email: `${name.toLowerCase()}@lab.example`,
      app,
      active: true,
    })
  user(ADA, 'Ada', false)
  user(BEN, 'Ben', false)
  user(HOOKE_APP, 'Hooke', true)
  const token = (name: keyof typeof TOKENS, who: string, scopes: readonly string[]): void =>
    void rows.tokens.set(TOKENS[name], {
      token: TOKENS[name],
      kind: name === 'key' ? 'key' : 'oauth',
      user: who,
      scopes,
    })
  token('key', ADA, ['read', 'write', 'admin'])
  token('app', HOOKE_APP, ['read', 'write', 'app:assignable', 'app:mentionable'])
  token('readOnly', HOOKE_APP, ['read'])
  token('admin', HOOKE_APP, ['read', 'write', 'admin'])
  rows.teams.set(TEAM_ENG, { id: TEAM_ENG, key: 'ENG', name: 'Engineering' })
  rows.teams.set(TEAM_OPS, { id: TEAM_OPS, key: 'OPS', name: 'Operations' })
  rows.projects.set(PROJECT, { id: PROJECT, name: 'Bandits', teams: [TEAM_ENG] })
  for (const [n, team] of [TEAM_ENG, TEAM_OPS].entries())
    for (const [position, [name, type]] of STATES.entries()) {
      const id = `a4000000-0000-4000-8000-${String(n * 100 + position).padStart(12, '0')}`
      rows.states.set(id, { id, team, name, type, position })
    }
  for (const id of [...rows.users.keys(), ...rows.teams.keys(), ...rows.states.keys()]) taken.add(id)
}
