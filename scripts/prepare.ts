// node scripts/prepare.ts FOLDER: puts the program with all it imports into a few files there, for bin/hooke.mjs to start: half
// of a start is reading a thousand modules. Forgets what was prepared for earlier sources and is used by nobody.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { bundle } from './bundle.ts'

const CLONE = resolve(import.meta.dirname, '..')
/** Another may be making one, and a start may lie between finding a folder and saying that it is used. */
const YOUNG_MS = 10 * 60_000

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder? node scripts/prepare.ts FOLDER')
const all = dirname(folder)
mkdirSync(all, { recursive: true })
for (const name of readdirSync(all))
  if (isForgotten(join(all, name))) rmSync(join(all, name), { recursive: true, force: true })
await bundle(join(CLONE, 'src', 'main.ts'), folder)

/** A daemon reads some of its modules late, so what one still runs from stays. */
function isForgotten(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined || performance.timeOrigin - found.mtimeMs < YOUNG_MS) return false
  const users = existsSync(join(path, 'users')) ? readdirSync(join(path, 'users')) : []
  return !users.some((pid) => isAlive(Number(pid)))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // somebody else's
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
