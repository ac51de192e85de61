import { z } from 'zod'
import { Draft } from '../domain/draft.ts'
import { type ExperimentId, Sha256 } from '../domain/ids.ts'
import { json, jsonOnce } from './columns.ts'
import type { Database } from './database.ts'

export const DraftRow = z.object({
  version: z.number(),
  draft: json(Draft),
  author: z.string(),
  markdown: z.string().nullable(),
  hash: Sha256.nullable(),
  figure: z.string().nullable(),
  renderedAt: z.number().nullable(),
  createdAt: z.number(),
})
export type DraftRow = z.infer<typeof DraftRow>

const COLUMNS =
  'version, body as draft, author, markdown, hash, figure, rendered_at as renderedAt, created_at as createdAt'

/** Every version of the clean result, as data and, once rendered, as text with its hash. */
export function createDrafts(db: Database) {
  const Row = DraftRow.extend({ draft: jsonOnce(Draft) })
  const MaybeRow = Row.optional()
  const ManyRow = Row.array()
  const add = db.prepare(`
    insert into drafts (experiment, version, body, author, created_at)
    values (@experiment, (select coalesce(max(version), 0) + 1 from drafts where experiment = @experiment),
      @body, @author, @at)
    returning version`)
  const render = db.prepare(`
    update drafts set markdown = @markdown, hash = @hash, figure = @figure, rendered_at = @at
    where experiment = @experiment and version = @version`)
  const byVersion = db.prepare(`select ${COLUMNS} from drafts where experiment = ? and version = ?`)
  const latest = db.prepare(
    `select ${COLUMNS} from drafts where experiment = ? order by version desc limit 1`,
  )
  const all = db.prepare(`select ${COLUMNS} from drafts where experiment = ? order by version`)

  return {
    /** Its version: 1, 2, 3 … */
    add: ({
      draft,
      ...row
    }: {
      experiment: ExperimentId
      draft: Draft
      author: string
      at: number
    }): number =>
      z.object({ version: z.number() }).parse(add.get({ ...row, body: JSON.stringify(draft) })).version,
    rendered: (
      experiment: ExperimentId,
      version: number,
      text: { markdown: string; hash: string; figure: string | null; at: number },
    ): boolean => render.run({ experiment, version, ...text }).changes === 1,
    find: (experiment: ExperimentId, version: number): DraftRow | undefined =>
      MaybeRow.parse(byVersion.get(experiment, version)),
    latest: (experiment: ExperimentId): DraftRow | undefined => MaybeRow.parse(latest.get(experiment)),
    list: (experiment: ExperimentId): DraftRow[] => ManyRow.parse(all.all(experiment)),
  }
}

export type Drafts = ReturnType<typeof createDrafts>
