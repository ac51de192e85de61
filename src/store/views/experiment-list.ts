import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import { ExperimentId } from '../../domain/ids.ts'
import { Kind, Standing, Track, Turn } from '../../domain/workflow.ts'
import { Flag } from '../columns.ts'
import type { Database } from '../database.ts'

export const ExperimentListItem = z.object({
  id: ExperimentId,
  study: z.string(),
  title: z.string(),
  kind: Kind,
  track: Track,
  stage: Standing,
  substage: z.string(),
  turn: Turn,
  waitingFor: z.string().nullable(),
  since: z.number(),
  priority: z.number(),
  archived: Flag,
  createdAt: z.number(),
})
export type ExperimentListItem = z.infer<typeof ExperimentListItem>

export interface ExperimentListQuery {
  readonly study?: string
  readonly stage?: Standing
  readonly turn?: Turn
  readonly label?: string
  /** Found in the id, the title or the brief, whatever the case. */
  readonly text?: string
  readonly archived?: boolean
  /** 1 to 200; 50 when absent. */
  readonly limit?: number
  /** `next` of the page before. */
  readonly cursor?: string
}

export interface ExperimentPage {
  readonly items: readonly ExperimentListItem[]
  readonly next: string | null
}

const Cursor = z.tuple([z.number(), ExperimentId])
const MOST = 200

/** The experiments, newest first, a page at a time and with list columns only (H-2, F-7). */
export function createExperimentList(db: Database) {
  // long titles are cut here so that a page stays small
  const page = db.prepare(`
    select id, study, substr(title, 1, 120) as title, kind, track, stage, substage, turn, waiting_for as waitingFor,
      stage_since as since, priority, archived_at is not null as archived, created_at as createdAt
    from experiments e
    where (created_at, id) < (@createdAt, @id)
      and (@study is null or study = @study)
      and (@stage is null or stage = @stage)
      and (@turn is null or turn = @turn)
      and (@archived or archived_at is null)
      and (@text is null or instr(lower(id || ' ' || title || ' ' || brief), lower(@text)) > 0)
      and (@label is null or exists (
        select 1 from issues i, json_each(i.labels) l where i.ref = e.issue and l.value = @label))
    order by created_at desc, id desc limit @limit`)

  return (query: ExperimentListQuery = {}): ExperimentPage => {
    const limit = Math.min(Math.max(1, query.limit ?? 50), MOST)
    const rows = ExperimentListItem.array().parse(page.all(parametersOf(query, limit + 1)))
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return { items, next: rows.length > limit && last ? encode(last) : null }
  }
}

export type ExperimentList = ReturnType<typeof createExperimentList>

function parametersOf(query: ExperimentListQuery, limit: number): Record<string, unknown> {
  const [createdAt, id] = query.cursor ? decode(query.cursor) : [Number.MAX_SAFE_INTEGER, '']
  const { study = null, stage = null, turn = null, label = null } = query
  const text = query.text?.trim() ? query.text.trim() : null
  return { createdAt, id, study, stage, turn, label, text, archived: query.archived ? 1 : 0, limit }
}

function encode({ createdAt, id }: ExperimentListItem): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url')
}

function decode(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (error) {
    throw new HookeError('usage.wrong', 'that cursor is not one of this list', {
      cause: error,
      advice: 'Use the `next` of the page before, or leave the cursor out.',
    })
  }
}
