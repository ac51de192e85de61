/** What the double keeps: one row for each thing of Linear that Hooke asks for. Times are milliseconds since 1970. */
export interface User {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly email: string
  readonly app: boolean
  readonly active: boolean
}

/** What a token may do. A personal key goes raw into the header and may do everything its person may. */
export interface Token {
  readonly token: string
  readonly kind: 'key' | 'oauth'
  readonly user: string
  readonly scopes: readonly string[]
}

export interface Team {
  readonly id: string
  readonly key: string
  readonly name: string
}

export interface Project {
  readonly id: string
  readonly name: string
  readonly teams: readonly string[]
}

export interface State {
  readonly id: string
  readonly team: string
  readonly name: string
  readonly type: 'triage' | 'backlog' | 'unstarted' | 'started' | 'completed' | 'canceled' | 'duplicate'
  readonly position: number
}

export interface Label {
  readonly id: string
  readonly team: string | null
  readonly name: string
  readonly color: string
  readonly description: string | null
}

interface Dated {
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
}

export interface Issue extends Dated {
  readonly team: string
  readonly number: number
  readonly previousIdentifiers: readonly string[]
  readonly title: string
  readonly description: string | null
  readonly priority: number
  readonly state: string
  readonly labels: readonly string[]
  readonly assignee: string | null
  readonly delegate: string | null
  readonly creator: string
  readonly parent: string | null
  readonly project: string | null
  readonly archivedAt: number | null
  readonly trashed: boolean
}

export interface Comment extends Dated {
  readonly issue: string
  readonly user: string
  readonly body: string
  readonly parent: string | null
  readonly editedAt: number | null
}

export interface Relation extends Dated {
  readonly type: string
  readonly issue: string
  readonly relatedIssue: string
}

export interface Attachment extends Dated {
  readonly issue: string
  readonly title: string
  readonly subtitle: string | null
  readonly url: string
  readonly metadata: Readonly<Record<string, unknown>>
}

export interface Session extends Dated {
  readonly issue: string
  readonly comment: string
  readonly appUser: string
  readonly creator: string
  readonly plan: unknown
  readonly externalUrls: readonly { readonly label: string; readonly url: string }[]
}

export interface Activity extends Dated {
  readonly session: string
  readonly user: string
  readonly content: Readonly<Record<string, string>>
  readonly ephemeral: boolean
  readonly signal: 'auth' | 'continue' | 'select' | 'stop' | null
  readonly sourceComment: string | null
}

export interface Template {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly data: unknown
}

export interface Upload {
  readonly id: string
  readonly filename: string
  readonly contentType: string
  readonly size: number
  /** Until the bytes are put there. */
  readonly bytes: Buffer | null
}

export interface Rows {
  readonly users: Map<string, User>
  readonly tokens: Map<string, Token>
  readonly teams: Map<string, Team>
  readonly projects: Map<string, Project>
  readonly states: Map<string, State>
  readonly labels: Map<string, Label>
  readonly issues: Map<string, Issue>
  readonly comments: Map<string, Comment>
  readonly relations: Map<string, Relation>
  readonly attachments: Map<string, Attachment>
  readonly sessions: Map<string, Session>
  readonly activities: Map<string, Activity>
  readonly templates: Map<string, Template>
  readonly uploads: Map<string, Upload>
}

export function emptyRows(): Rows {
  return {
    users: new Map(),
    tokens: new Map(),
    teams: new Map(),
    projects: new Map(),
    states: new Map(),
    labels: new Map(),
    issues: new Map(),
    comments: new Map(),
    relations: new Map(),
    attachments: new Map(),
    sessions: new Map(),
    activities: new Map(),
    templates: new Map(),
    uploads: new Map(),
  }
}
