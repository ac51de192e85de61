import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Invariant, StateUnderTest } from './state-under-test.ts'

/** No canary is in a file or a row, plain or encoded (S-5). What is compressed is not looked into. */
export const noSecret: Invariant = (state) => {
  const { canaries = [] } = state
  if (canaries.length === 0) return []
  const needles = canaries.flatMap((canary) => formsOf(canary).map((form) => ({ canary, form })))
  return [...inFiles(state, needles), ...inRows(state, needles)]
}

interface Needle {
  readonly canary: string
  readonly form: string
}

function inFiles({ folder }: StateUnderTest, needles: readonly Needle[]): readonly string[] {
  if (folder === undefined) return []
  return filesOf(folder).flatMap((path) => {
    const content = readFileSync(path)
    const found = needles.filter(({ form }) => content.includes(form))
    return found.map(({ canary }) => `${path} has the secret ${nameOf(canary)}`)
  })
}

function filesOf(folder: string): readonly string[] {
  const entries: readonly Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

const Name = z.object({ name: z.string() })

/** A text that SQLite spread over pages is whole only here. */
function inRows({ store: { db } }: StateUnderTest, needles: readonly Needle[]): readonly string[] {
  const tables = Name.array().parse(
    db.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'").all(),
  )
  return tables.flatMap(({ name }) => {
    const text = JSON.stringify(db.prepare(`select * from "${name}"`).all())
    const found = needles.filter(({ form }) => text.includes(JSON.stringify(form).slice(1, -1)))
    return found.map(({ canary }) => `the table ${name} has the secret ${nameOf(canary)}`)
  })
}

function formsOf(canary: string): readonly string[] {
  const bytes = Buffer.from(canary)
  const base64 = [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64url')
    // only the characters that the canary alone decides
    const whole = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
    return [whole, whole.replaceAll('-', '+').replaceAll('_', '/')]
  })
  const url = encodeURIComponent(canary)
  return [...new Set([canary, JSON.stringify(canary).slice(1, -1), url, bytes.toString('hex'), ...base64])]
}

/** The complaint must not be the next place the secret is in. */
function nameOf(canary: string): string {
  return `${canary.slice(0, 3)}…`
}
