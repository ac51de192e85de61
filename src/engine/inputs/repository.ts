import { createHash } from 'node:crypto'
import type { EngineDeps } from '../deps.ts'
import { isSource, renderCodeMap, symbolsOf, type CodeSymbol } from '../facts/code-map.ts'
import type { StudySetup } from '../study.ts'

/** More files than this are listed without their symbols. */
const MOST_SOURCES = 400
const MOST_PATHS = 2_000
const DATA = /(?:^|\/)data\/.*\.(?:csv|tsv|jsonl|ndjson)$/

export interface DataFile {
  readonly path: string
  readonly rows: number
  readonly sha256: string
}

/** Public symbols of all source files at a commit (or the base branch). */
export async function readSymbols(
  deps: EngineDeps,
  study: StudySetup,
  commit?: string,
): Promise<readonly CodeSymbol[]> {
  const at = commit ?? study.repository.baseBranch
  const paths = (await deps.worktrees.list(study.repository, at)).filter(isSource).slice(0, MOST_SOURCES)
  const texts = await deps.worktrees.showAll(study.repository, at, paths)
  return [...texts].flatMap(([path, text]) => symbolsOf(path, text))
}

export async function readCodeMap(deps: EngineDeps, study: StudySetup, commit?: string): Promise<string> {
  const at = commit ?? study.repository.baseBranch
  const paths = await deps.worktrees.list(study.repository, at)
  return renderCodeMap(paths.slice(0, MOST_PATHS), await readSymbols(deps, study, at))
}

/** Tables below a `data` folder of the repository, with what a plan must say of them. */
export async function readDataFiles(deps: EngineDeps, study: StudySetup): Promise<readonly DataFile[]> {
  const at = study.repository.baseBranch
  const paths = (await deps.worktrees.list(study.repository, at)).filter((path) => DATA.test(path))
  const texts = await deps.worktrees.showAll(study.repository, at, paths)
  return [...texts].map(([path, text]) => ({ path, rows: countRows(path, text), sha256: hash(text) }))
}

/** Rows of a table: lines, less the header of CSV and TSV. */
export function countRows(path: string, text: string): number {
  const filled = text.split('\n').filter((line) => line.trim() !== '').length
  return /\.(?:csv|tsv)$/.test(path) ? Math.max(0, filled - 1) : filled
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
