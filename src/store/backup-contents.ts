import { existsSync } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { systemCode } from '../lib/fault.ts'
import { insideOf, walkFiles } from '../lib/files.ts'
import type { LiveSecret } from '../lib/masking.ts'
import { secretInFile } from '../lib/secret-in-file.ts'
import type { ArchiveSource } from './archive.ts'
import type { Database } from './database.ts'

export interface SaveRules {
  readonly largestFile: number
  /** Files that hold one of them are left out (S-5). */
  readonly secrets: readonly LiveSecret[]
}

export interface StateFiles {
  readonly sources: readonly ArchiveSource[]
  readonly leftOut: readonly { readonly path: string; readonly because: string }[]
}

/** Folders of the state that are saved; what else stands there belongs to this computer and this moment. */
export const SAVED = ['artifacts', 'records', 'rescued', 'runs', 'pods'] as const

const MOST_FILES = 5_000_000

/**
 * The files that the rows of `db` need: artifacts, records, rescued patches, the books of rented machines, and of each experiment that goes on the folders of its ended
 * runs, whose results may not have been collected. A run that lives stays where it is: it is found there again, or
 * nowhere. Never the daemon's token, locks, logs, nor the variables that a run was started with.
 */
export async function listState(db: Database, stateDir: string, rules: SaveRules): Promise<StateFiles> {
  const parts = [
    await listTree(stateDir, 'artifacts/sha256', rules),
    await listTree(stateDir, 'records', rules),
    await listTree(stateDir, 'rescued', rules),
    await listLeaseBooks(stateDir, rules),
  ]
  for (const run of runsToSave(db)) parts.push(await listRun(stateDir, run, rules))
  return {
    sources: parts.flatMap(({ sources }) => sources),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
  }
}

const NONE: StateFiles = { sources: [], leftOut: [] }
/** The program of the wrapper and what it was ordered to do, with variables of the run: only a live run needs them. */
const OF_LIVE_RUN = /^\.hooke\/(order|wrapper\.sh|groups|out|err)$/

async function listTree(stateDir: string, folder: string, rules: SaveRules): Promise<StateFiles> {
  if (!existsSync(join(stateDir, folder))) return NONE
  const { files } = await walkFiles(join(stateDir, folder), { maxFiles: MOST_FILES })
  const sources: ArchiveSource[] = []
  const leftOut: { path: string; because: string }[] = []
  for (const file of files.filter(isSafe)) {
    const path = `${folder}/${file}`
    const because = await whyNot(stateDir, path, rules)
    if (because === null) sources.push({ path, root: stateDir, relative: path })
    else leftOut.push({ path, because })
  }
  return { sources, leftOut }
}

/**
 * What was asked for at providers, so that a restored copy can find it. The mark of the installation gets another name: the
 * copy makes one of its own, and knows the machines of its original apart from its own (E-6).
 */
async function listLeaseBooks(stateDir: string, rules: SaveRules): Promise<StateFiles> {
  const { sources, leftOut } = await listTree(stateDir, 'pods', rules)
  const kept: ArchiveSource[] = []
  const marks = new Map<string, string>()
  for (const { path } of sources) {
    const [, book, file] = /^pods\/([^/]+)\/([^/]+)$/.exec(path) ?? []
    if (book === undefined || file === undefined || file.endsWith('.tmp')) continue
    // small, and replaced while it is written to: all of it at once
    const bytes = await readFile(join(stateDir, path))
    if (file.endsWith('.json')) kept.push({ path, bytes })
    else marks.set(book, `${marks.get(book) ?? ''}${bytes.toString('utf8').trim()}\n`)
  }
  for (const [book, lines] of marks) kept.push({ path: `pods/${book}/former`, bytes: Buffer.from(lines) })
  return { sources: kept, leftOut }
}

/** A run whose folder is not whole would look as if it had left less than it did: all of it or nothing. */
async function listRun(stateDir: string, run: string, rules: SaveRules): Promise<StateFiles> {
  const folder = `runs/${run}`
  if (!existsSync(join(stateDir, folder, '.hooke/status'))) {
    const because = existsSync(join(stateDir, folder)) ? 'the run goes on' : 'its folder is not there'
    return { sources: [], leftOut: [{ path: folder, because }] }
  }
  const { sources, leftOut } = await listTree(stateDir, folder, rules)
  if (leftOut.length > 0)
    return { sources: [], leftOut: [...leftOut, { path: folder, because: 'it holds that file' }] }
  const kept = sources.filter(({ path }) => !OF_LIVE_RUN.test(path.slice(folder.length + 1)))
  return { sources: [...kept, { path: `${folder}/.hooke/claim`, folder: true }], leftOut }
}

function runsToSave(db: Database): readonly string[] {
  const rows = db
    .prepare(
      `select runs.id from runs join experiments on experiments.id = runs.experiment
       where runs.state not in ('planned', 'skipped') and experiments.turn <> 'nobody' order by runs.id`,
    )
    .pluck()
    .all()
  return z.array(z.string()).parse(rows)
}

/** A name that could not be restored is not saved; nothing of Hooke's own has one. */
function isSafe(file: string): boolean {
  try {
    return insideOf('/', file) !== ''
  } catch (error) {
    if (systemCode(error) === 'path.unsafe') return false
    throw error
  }
}

async function whyNot(
  root: string,
  path: string,
  { largestFile, secrets }: SaveRules,
): Promise<string | null> {
  const { size, nlink } = await lstat(join(root, path))
  if (size > largestFile) return `${size} bytes, more than ${largestFile}`
  // as in results: what another name leads to may be anybody's
  if (nlink !== 1) return `it has ${nlink} hard links`
  const secret = await secretInFile(root, path, secrets)
  return secret === null ? null : `it holds the secret ${secret}`
}
