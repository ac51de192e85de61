import { z } from 'zod'
import { Instant } from './ids.ts'

/** The kinds of tracker there are; also the names under which `[people.X.ids]` holds a person's id there. */
export const TRACKER_KINDS = ['embedded', 'linear', 'github', 'module'] as const
export type TrackerKind = (typeof TRACKER_KINDS)[number]

/** What an issue may show of its experiment (T-4); a tracker maps each to its own columns or labels. */
export const TRACKER_STATUSES = [
  'planning',
  'needs you',
  'in progress',
  'running',
  'in review',
  'done',
  'blocked',
  'paused',
  'cancelled',
  'failed',
] as const
export const TrackerStatus = z.enum(TRACKER_STATUSES)
export type TrackerStatus = z.infer<typeof TrackerStatus>

/**
 * What an issue of the embedded tracker shows whose experiment a person published: it is shown in a tracker outside, and
 * nothing more of it here (T-11).
 */
export const MOVED_STATUS = 'moved'

/** Somebody in a tracker. Rights hang on `id`, which never changes and nobody chooses; names are only shown. */
export const TrackerUser = z.strictObject({
  id: z.string().min(1).describe('immutable id of the tracker; in the embedded one the name of the person'),
  name: z.string(),
  isBot: z.boolean().describe("true of applications, integrations and the daemon's own user"),
})
export type TrackerUser = z.infer<typeof TrackerUser>

export const IssueRelation = z.strictObject({
  kind: z.enum(['parent', 'child', 'related', 'duplicate', 'blocks', 'blockedBy']),
  ref: z.string(),
})
export type IssueRelation = z.infer<typeof IssueRelation>

/** An issue as lists give it. `ref` is the tracker's own name for it (`BANDIT-I3`, `ENG-12`, `owner/repo#12`). */
export const ListedIssue = z.strictObject({
  id: z.string().min(1).describe('what never changes, though `ref` may when an issue moves'),
  ref: z.string(),
  tracker: z.string().describe('name of the tracker in the configuration'),
  title: z.string(),
  body: z.string(),
  author: TrackerUser,
  assignee: TrackerUser.nullable(),
  labels: z.array(z.string()),
  priority: z.number().int().min(0).max(4).describe('0 none, 1 urgent … 4 low, as Linear counts'),
  status: z.string().describe("the tracker's own word: a column, or its status label"),
  state: z.enum(['open', 'completed', 'cancelled']).describe('whether it is closed, and how'),
  delegated: z.boolean().describe('whether it was handed to the daemon as an agent'),
  url: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  elsewhere: z
    .literal(true)
    .optional()
    .describe(
      'it is not of the scope of its tracker, such as its team: it may be followed, and begins nothing',
    ),
})
export type ListedIssue = z.infer<typeof ListedIssue>

/** An issue read by itself: with what it is linked to. */
export const Issue = ListedIssue.extend({
  relations: z.array(IssueRelation),
  /** How many comments it has, where the tracker tells that with it. */
  commentCount: z.int().nonnegative().optional(),
})
export type Issue = z.infer<typeof Issue>

export const Comment = z.strictObject({
  id: z.string().min(1),
  key: z
    .string()
    .nullable()
    .describe('idempotency key, of comments the daemon wrote; null of all others, whatever their text says'),
  issue: z.string().describe('`ref` of its issue'),
  author: TrackerUser,
  body: z.string(),
  createdAt: Instant,
  editedAt: Instant.nullable().describe('when its text was last changed by anybody; null when never'),
})
export type Comment = z.infer<typeof Comment>
