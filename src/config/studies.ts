import { basename, resolve } from 'node:path'
import type { Path } from './shape.ts'
import { StudyTable } from './study-schema.ts'

export type RawTable = Record<string, unknown>

/** The studies of a file in one form, and how a path in that form is written in the file. */
export interface RawStudies {
  readonly list: readonly unknown[]
  readonly inFile: (path: Path) => Path
}

/** `[study]`, `[[study]]`, `[study.<id>]` or nothing at all become a list whose derived values are filled in. */
export function readStudies(raw: RawTable, home: string): RawStudies {
  const study = raw['study']
  if (study === undefined) return { list: [filled({}, home)], inFile: single }
  if (Array.isArray(study)) return { list: study.map((table) => filled(table, home)), inFile: (path) => path }
  if (!isTable(study)) return { list: [study], inFile: single }
  const ids = Object.keys(study)
  const byId = ids.length > 0 && ids.every((key) => !(key in StudyTable.shape) && isTable(study[key]))
  if (!byId) return { list: [filled(study, home)], inFile: single }
  return {
    list: ids.map((id) => filled({ id, ...tableOf(study[id]) }, home)),
    inFile: ([first, index, ...rest]) =>
      first === 'study' && typeof index === 'number'
        ? [first, ids[index] ?? '', ...rest]
        : whole(first, index, rest),
  }
}

function single([first, index, ...rest]: Path): Path {
  return first === 'study' && index === 0 ? [first, ...rest] : whole(first, index, rest)
}

function whole(first: string | number | undefined, index: string | number | undefined, rest: Path): Path {
  return [first, index, ...rest].filter((part) => part !== undefined)
}

export function isTable(value: unknown): value is RawTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function tableOf(value: unknown): RawTable {
  return isTable(value) ? value : {}
}

/** Adds what follows from other values; wrong types are left for the schema to name. */
function filled(table: unknown, home: string): unknown {
  if (!isTable(table)) return table
  const folder = basename(resolve(home, typeof table['repo'] === 'string' ? table['repo'] : '.'))
  const id = typeof table['id'] === 'string' ? table['id'] : slug(folder)
  return { id, name: id, prefix: prefixOf(id), logbook: `.agents/logbooks/${id}.md`, ...table }
}

function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
  return plain === '' ? 'study' : plain.slice(0, 40).replace(/-+$/, '')
}

function prefixOf(id: string): string {
  const letters = id.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return letters.length < 2 ? `${letters}X` : letters.slice(0, 16)
}
