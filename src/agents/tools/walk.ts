import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { HookeError } from '../../domain/errors.ts'
import { safePath } from './safe-path.ts'
import { type Workplace } from './tool.ts'

/** Folders that list and search leave out; tools say so in their description. */
export const SKIPPED: readonly string[] = ['.git', 'node_modules', '__pycache__', '.venv']
const MOST_ENTRIES = 50_000

/** The plain files below a folder, in a stable order, relative to the worktree. Links are not followed. */
export async function* walk(folder: string, place: Workplace, signal: AbortSignal): AsyncGenerator<string> {
  const start = await safePath(folder, place)
  const waiting = [start.shown === '.' ? '' : start.shown]
  let seen = 0
  for (let next = waiting.pop(); next !== undefined && !signal.aborted; next = waiting.pop()) {
    const entries = await readdir(join(place.root, next), { withFileTypes: true })
    const sorted = entries.filter(({ name }) => !SKIPPED.includes(name)).sort(byName)
    seen += sorted.length
    if (seen > MOST_ENTRIES) throw tooMany(folder)
    for (const entry of sorted) if (entry.isFile()) yield below(next, entry.name)
    waiting.push(
      ...sorted
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => below(next, name))
        .reverse(),
    )
  }
}

function tooMany(folder: string): HookeError {
  return new HookeError(
    'request.refused',
    `below ${folder} are more than ${MOST_ENTRIES} entries; narrow it with path`,
  )
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1
}
