import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { until } from './program.ts'

const Standing = z.object({
  stage: z.string(),
  substage: z.string(),
  turn: z.string(),
  reason: z.string().nullable(),
})
export type Standing = z.infer<typeof Standing>

/** Where an experiment stands, read from the disk: it costs no process, and no daemon need be there. */
export function standingOf(dir: string, id = 'BANDIT-002'): Standing | undefined {
  const [row] = query(dir, 'select stage, substage, turn, reason from experiments where id = ?', id)
  return Standing.optional().parse(row)
}

/** Rows of the database of a demo folder; none while there is no database yet. */
export function query(dir: string, sql: string, ...values: unknown[]): unknown[] {
  const path = join(dir, '.hooke', 'hooke.db')
  if (!existsSync(path)) return []
  const db = new Database(path, { readonly: true, timeout: 2000 })
  try {
    return db.prepare(sql).all(...values)
  } finally {
    db.close()
  }
}

/** Waits for a stage; one that waits for a person or nobody somewhere else will not come. */
export async function reached(dir: string, stage: string): Promise<void> {
  const state: { found: Standing | undefined } = { found: undefined }
  await until(() => {
    state.found = standingOf(dir)
    return state.found?.stage === stage || ['blocked', 'failed'].includes(state.found?.stage ?? '')
  }, `${dir} comes to ${stage}`)
  if (state.found?.stage === stage) return
  throw new Error(`it stands at ${JSON.stringify(state.found)}, not at ${stage}`)
}
