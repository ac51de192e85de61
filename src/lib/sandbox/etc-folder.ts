import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { sha256 } from '../canonical.ts'
import { systemCode } from '../fault.ts'
import type { SystemEntry } from './policy.ts'

/** Longer than a run takes: a folder that no daemon took since is nobody's `/etc` any more. */
const UNUSED_MS = 90 * 24 * 3_600_000

export interface EtcFolderOptions {
  /** Where the folders are kept. Only made where its own parent is there. */
  readonly parent: string
  /** What is shown where it is there: asked for each command whether it has changed. */
  readonly watched: readonly string[]
  /** What a sandbox shows of `/etc`, as mounts and links, as it is now. */
  readonly parts: () => readonly SystemEntry[]
  /** Time of day, milliseconds since 1970. */
  readonly now: number
}

/**
 * Copies what a sandbox shows of `/etc` into one folder: one mount instead of one for each part. To be asked for each
 * command: where a part has changed since (a new list of libraries, a new certificate) the copy is made anew and under
 * another name, so that a run that outlives its daemon keeps the one it began with. Null where none can be kept.
 */
export function createEtcFolder({ parent, watched, parts, now }: EtcFolderOptions): () => string | null {
  let current: string | null = null
  return () => {
    if (!existsSync(dirname(parent))) return null
    const folder = join(parent, `etc-${sha256(watched.map(stampOf).join('\n')).slice(0, 16)}`)
    const isMade = existsSync(folder)
    if (isMade && current === folder) return folder
    if (!isMade) compose(folder, parts())
    utimesSync(folder, now / 1_000, now / 1_000)
    removeUnused(parent, now)
    current = folder
    return folder
  }
}

/** Tells whether a part is another than before; of a folder, whether a name in it is. */
function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? path : `${path} ${found.ino} ${found.size} ${found.mtimeMs}`
}

/** Complete under its name or not there at all: a daemon may be killed in between, and two may make it at once. */
function compose(folder: string, entries: readonly SystemEntry[]): void {
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  for (const entry of entries) {
    const to = join(unfinished, entry.to.replace(/^\/etc\//, ''))
    mkdirSync(dirname(to), { recursive: true })
    if (entry.kind === 'link') symlinkSync(entry.target, to)
    else cpSync(entry.from, to, { recursive: true, verbatimSymlinks: true, filter: isReadable })
  }
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** A link is copied as it is; what only root may read is not for commands either. */
function isReadable(file: string): boolean {
  try {
    if (!lstatSync(file).isSymbolicLink()) accessSync(file, constants.R_OK)
    return true
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return false
  }
}

function removeUnused(parent: string, now: number): void {
  for (const name of readdirSync(parent).filter((each) => each.startsWith('etc-'))) {
    const folder = join(parent, name)
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found !== undefined && now - found.mtimeMs > UNUSED_MS)
      rmSync(folder, { recursive: true, force: true })
  }
}
