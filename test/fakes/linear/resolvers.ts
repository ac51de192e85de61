import {
  attach,
  type CommentInput,
  createComment,
  createIssue,
  createLabel,
  deleteComment,
  type IssueChange,
  type IssueInput,
  relate,
  takeId,
  updateComment,
  updateIssue,
} from './changes.ts'
import { commentMatches, type Filter, issueMatches, projectMatches, teamMatches } from './filters.ts'
import type { Token } from './records.ts'
import { forbidden, invalid } from './refusals.ts'
import { type ActivityInput, addActivity, startSession } from './sessions.ts'
import { findIssue, get, type LinearState } from './state.ts'
import {
  activityView,
  attachmentView,
  commentView,
  issueView,
  labelView,
  page,
  type PageArguments,
  projectView,
  relationView,
  sessionView,
  teamView,
  userView,
  type View,
} from './views.ts'
import { ORGANIZATION } from './webhooks.ts'

/** Who asks. */
export interface Asker {
  readonly state: LinearState
  readonly token: Token
  /** Where files are put and read. */
  readonly filesUrl: string
}

type Resolve<Args> = (args: Args, asker: Asker) => View

type List = PageArguments & { readonly filter?: Filter }

const byId =
  (view: (state: LinearState, id: string) => View): Resolve<{ id: string }> =>
  ({ id }, { state }) =>
    view(state, id)

export const QUERIES = {
  viewer: (_: unknown, { state, token }: Asker) => userView(state, token.user),
  organization: () => ({ id: ORGANIZATION, name: 'Lab', urlKey: 'lab' }),
  team: byId((state, id) => teamView(state, teamOf(state, id))),
  project: byId(projectView),
  projects: ({ filter, ...args }: List, { state }: Asker) =>
    page(
      [...state.rows.projects.values()].filter((project) => projectMatches(filter, project)),
      args,
      ({ id }) => projectView(state, id),
    ),
  issue: byId((state, id) => issueView(state, findIssue(state, id))),
  issues: ({ filter, ...args }: List, { state, token }: Asker) =>
    page(
      [...state.rows.issues.values()].filter(
        (issue) => issue.archivedAt === null && issueMatches(state, filter, { issue, me: token.user }),
      ),
      args,
      (issue) => issueView(state, issue),
    ),
  teams: ({ filter, ...args }: List, { state }: Asker) =>
    page(
      [...state.rows.teams.values()].filter((team) => teamMatches(filter, team)),
      args,
      (team) => teamView(state, team),
    ),
  issueLabels: (args: PageArguments, { state }: Asker) =>
    page([...state.rows.labels.values()], args, (label) => labelView(state, label)),
  issueRelation: byId((state, id) => relationView(state, get(state.rows.relations, id, 'IssueRelation'))),
  attachment: byId((state, id) => attachmentView(get(state.rows.attachments, id, 'Attachment'))),
  comment: byId((state, id) => commentView(state, get(state.rows.comments, id, 'Comment'))),
  comments: ({ filter, ...args }: List, { state, token }: Asker) =>
    page(
      [...state.rows.comments.values()].filter((comment) =>
        commentMatches(state, filter, { comment, me: token.user }),
      ),
      args,
      (comment) => commentView(state, comment),
    ),
  agentSession: byId((state, id) => sessionView(state, get(state.rows.sessions, id, 'AgentSession'))),
  agentActivity: byId((state, id) => activityView(state, get(state.rows.activities, id, 'AgentActivity'))),
  templates: (_: unknown, { state }: Asker) => [...state.rows.templates.values()],
  webhooks: (args: PageArguments, { state, token }: Asker) => {
    if (!token.scopes.includes('admin')) throw forbidden('admin')
    return page([...state.webhooks.subscriptions], args, (row) => ({ ...row, enabled: true }))
  },
}

/** A team goes by its id or its key. */
function teamOf({ rows }: LinearState, ref: string) {
  return get(rows.teams, [...rows.teams.values()].find(({ key }) => key === ref)?.id ?? ref, 'Team')
}

type Input<T> = { readonly input: T }

const done = (fields: View): View => ({ success: true, ...fields })

export const MUTATIONS = {
  issueCreate: ({ input }: Input<IssueInput>, { state, token }: Asker) =>
    done({ issue: issueView(state, createIssue(state, token.user, input)) }),
  issueUpdate: ({ id, input }: Input<IssueChange> & { id: string }, { state, token }: Asker) =>
    done({ issue: issueView(state, updateIssue(state, token.user, { ref: id, input })) }),
  commentCreate: ({ input }: Input<CommentInput>, { state, token }: Asker) =>
    done({ comment: commentView(state, createComment(state, token.user, input)) }),
  commentUpdate: (
    { id, input }: Input<{ body?: string | null }> & { id: string },
    { state, token }: Asker,
  ) => {
    if (get(state.rows.comments, id, 'Comment').user !== token.user)
      throw invalid('Only the author may edit a comment.')
    return done({
      comment: commentView(state, updateComment(state, token.user, { id, body: input.body ?? '' })),
    })
  },
  commentDelete: ({ id }: { id: string }, { state, token }: Asker) => {
    deleteComment(state, token.user, id)
    return done({ entityId: id })
  },
  issueRelationCreate: ({ input }: Input<Parameters<typeof relate>[2]>, { state, token }: Asker) =>
    done({ issueRelation: relationView(state, relate(state, token.user, input)) }),
  attachmentCreate: ({ input }: Input<Parameters<typeof attach>[2]>, { state, token }: Asker) =>
    done({ attachment: attachmentView(attach(state, token.user, input)) }),
  issueLabelCreate: ({ input }: Input<Parameters<typeof createLabel>[2]>, { state, token }: Asker) =>
    done({ issueLabel: labelView(state, createLabel(state, token.user, input)) }),
  fileUpload: (args: { contentType: string; filename: string; size: number }, { state, filesUrl }: Asker) => {
    const id = state.nextId()
    state.rows.uploads.set(id, { id, ...args, bytes: null })
    const headers = [{ key: 'x-upload-token', value: `for-${id}` }]
    const file = { headers, uploadUrl: `${filesUrl}/upload/${id}`, assetUrl: `${filesUrl}/asset/${id}` }
    return done({ uploadFile: file })
  },
  agentActivityCreate: ({ input }: Input<ActivityInput & { id?: string }>, { state, token }: Asker) => {
    const activity = addActivity(state, token.user, { ...input, id: takeId(state, input.id) })
    return done({ agentActivity: activityView(state, activity) })
  },
  agentSessionUpdate: (
    {
      id,
      input,
    }: Input<{ plan?: unknown; addedExternalUrls?: { label: string; url: string }[] }> & { id: string },
    { state }: Asker,
  ) => {
    const before = get(state.rows.sessions, id, 'AgentSession')
    const externalUrls = [...before.externalUrls, ...(input.addedExternalUrls ?? [])]
    const session = { ...before, plan: input.plan ?? before.plan, externalUrls, updatedAt: state.nextTime() }
    state.rows.sessions.set(id, session)
    return done({ agentSession: sessionView(state, session) })
  },
  agentSessionCreateOnIssue: ({ input }: Input<{ issueId: string }>, { state, token }: Asker) =>
    done({
      agentSession: sessionView(state, startSession(state, token.user, findIssue(state, input.issueId))),
    }),
  templateCreate: (
    { input }: Input<{ id?: string; name: string; type: string; templateData: unknown }>,
    { state }: Asker,
  ) => {
    const template = {
      id: takeId(state, input.id),
      name: input.name,
      type: input.type,
      data: input.templateData,
    }
    state.rows.templates.set(template.id, template)
    return done({ template })
  },
  webhookCreate: (
    { input }: Input<{ id?: string; url: string; secret?: string; resourceTypes: string[] }>,
    { state, token }: Asker,
  ) => {
    if (!token.scopes.includes('admin')) throw forbidden('admin')
    const webhook = { ...input, id: takeId(state, input.id), secret: input.secret ?? 'made-up' }
    state.webhooks.subscribe(webhook)
    return done({ webhook: { ...webhook, enabled: true } })
  },
}
