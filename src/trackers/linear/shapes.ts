import { z } from 'zod'

/** As much of Linear's answers as is used. */
const Time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

export const LinearUser = z.object({ id: z.string(), name: z.string(), app: z.boolean() })
export type LinearUser = z.infer<typeof LinearUser>

const Bot = z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish()

export const LinearState = z.object({ id: z.string(), name: z.string(), type: z.string() })

export const LinearIssue = z.object({
  id: z.string(),
  identifier: z.string(),
  title: z.string(),
  description: z.string().nullish(),
  url: z.string(),
  priority: z.number(),
  createdAt: Time,
  updatedAt: Time,
  trashed: z.boolean().nullish(),
  labelIds: z.array(z.string()),
  state: LinearState,
  team: z.object({ id: z.string() }),
  project: z.object({ id: z.string() }).nullish(),
  creator: LinearUser.nullish(),
  botActor: Bot,
  assignee: LinearUser.nullish(),
  delegate: z.object({ id: z.string() }).nullish(),
})
export type LinearIssue = z.infer<typeof LinearIssue>

export const LinearComment = z.object({
  id: z.string(),
  body: z.string(),
  createdAt: Time,
  updatedAt: Time,
  editedAt: Time.nullish(),
  issue: z.object({ id: z.string(), identifier: z.string() }).nullish(),
  user: LinearUser.nullish(),
  botActor: Bot,
})
export type LinearComment = z.infer<typeof LinearComment>

const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() })

/** One page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ nodes: z.array(item), pageInfo: PageInfo })

export const nodesOf = <Item extends z.ZodType>(item: Item) => z.object({ nodes: z.array(item) })

export const ScopeAnswer = z.object({
  viewer: LinearUser.extend({ isAssignable: z.boolean(), isMentionable: z.boolean() }),
  organization: z.object({ name: z.string(), urlKey: z.string() }),
  teams: nodesOf(
    z.object({
      id: z.string(),
      key: z.string(),
      name: z.string(),
      states: nodesOf(LinearState.extend({ position: z.number() })),
    }),
  ),
})

export const ProjectsAnswer = z.object({
  projects: nodesOf(z.object({ id: z.string(), name: z.string() })),
})

export const LabelsAnswer = z.object({
  issueLabels: pageOf(
    z.object({ id: z.string(), name: z.string(), team: z.object({ id: z.string() }).nullish() }),
  ),
})

export const IssueAnswer = z.object({
  issue: LinearIssue.extend({
    parent: z.object({ identifier: z.string() }).nullish(),
    children: nodesOf(z.object({ identifier: z.string() })),
    relations: nodesOf(z.object({ type: z.string(), relatedIssue: z.object({ identifier: z.string() }) })),
    inverseRelations: nodesOf(z.object({ type: z.string(), issue: z.object({ identifier: z.string() }) })),
  }),
})
export type IssueAnswer = z.infer<typeof IssueAnswer>

export const LookAnswer = z.object({
  issue: LinearIssue,
  comments: nodesOf(z.object({ id: z.string(), body: z.string() })).optional(),
})

/** Of answers that say nothing we need. */
export const Anything = z.unknown()
