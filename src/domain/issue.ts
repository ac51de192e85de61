import { z } from 'zod'
import { Instant } from './ids.ts'

/** An issue as every tracker gives it. `ref` is the tracker's own name for it (`BANDIT-I3`, `ENG-12`). */
export const Issue = z.strictObject({
  ref: z.string(),
  tracker: z.string(),
  title: z.string(),
  body: z.string(),
  author: z.string(),
  assignee: z.string().nullable(),
  labels: z.array(z.string()),
  priority: z.number().int().min(0).max(4).describe('0 none, 1 urgent … 4 low, as Linear counts'),
  status: z.string(),
  url: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Issue = z.infer<typeof Issue>

export const Comment = z.strictObject({
  key: z.string().describe('idempotency key; a second post with it changes nothing'),
  issue: z.string(),
  author: z.string(),
  body: z.string(),
  createdAt: Instant,
})
export type Comment = z.infer<typeof Comment>
