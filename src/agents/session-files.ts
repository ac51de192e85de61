import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A program's own notes of a session are no use after so long: the journal can be told anew. */
const KEPT_MS = 14 * 24 * 60 * 60_000
/** Larger files are no notes of a conversation. */
const LARGEST_BYTES = 64 * 1024 ** 2

/**
 * Masks what a command line agent wrote down of a session (S-5): its transcript holds the model's own words as they came.
 * To be called once its process has ended. A mask holds no quote or line end, so that lines of JSON stay such.
 */
export function maskFiles(folder: string, mask: (text: string) => string): void {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name)
    const { size, mode } = statOf(file) ?? { size: 0, mode: 0 }
    if (size === 0 || size > LARGEST_BYTES) continue
    const text = readFileSync(file, 'utf8')
    const masked = text.includes('\0') ? text : mask(text)
    if (masked === text) continue
    // beside it first: a kill in between must not leave half a transcript
    writeFileSync(`${file}.masked`, masked, { mode })
    renameSync(`${file}.masked`, file)
  }
}

/** Of regular files only: a link may lead anywhere. */
function statOf(file: string): { readonly size: number; readonly mode: number } | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false })
  return found?.isFile() === true ? { size: found.size, mode: found.mode & 0o777 } : undefined
}

/** Forgets the folders of sessions that nobody has gone on with for two weeks. */
export function sweepSessions(root: string, now: number): void {
  const entries = lstatSync(root, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(root)
  for (const name of entries) {
    const folder = join(root, name)
    const found = lstatSync(folder, { throwIfNoEntry: false })
    if (found?.isDirectory() === true && newestIn(folder) + KEPT_MS < now)
      rmSync(folder, { recursive: true, force: true })
  }
}

/** The daemon writes its settings into the folder at each start of the program. */
function newestIn(folder: string): number {
  const times = readdirSync(folder).map(
    (name) => lstatSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  )
  return Math.max(lstatSync(folder).mtimeMs, ...times)
}
