import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * A program with all it imports in a few files, because a child that is killed within a second must not spend half of it
 * reading modules: what is imported when it is needed stays in files of its own. Files that modules look for beside
 * themselves are found where they were. `main.mjs` starts it; whoever sees `folder` sees all of it.
 */
export async function bundle(entry: string, folder: string): Promise<void> {
  const beside = dirname(folder)
  mkdirSync(beside, { recursive: true })
  const making = mkdtempSync(join(beside, 'making-'))
  await write(entry, making)
  // a loss of power must not leave a name whose files are empty
  for (const name of [...readdirSync(making), '.']) writeOut(join(making, name))
  // what stands there without its beginning is nobody's
  if (existsSync(folder) && !existsSync(join(folder, 'main.mjs')))
    rmSync(folder, { recursive: true, force: true })
  try {
    renameSync(making, folder)
  } catch (error) {
    // two may make it at once: both make the same, and one of them is kept
    if (!existsSync(folder)) throw error
    rmSync(making, { recursive: true })
  }
}

function writeOut(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}

async function write(entry: string, folder: string): Promise<void> {
  const bundled = await rolldown({
    input: entry,
    platform: 'node',
    logLevel: 'silent',
    plugins: [{ name: 'keep-places', transform: keepPlace, resolveId: keepNative }],
  })
  await bundled.write({
    dir: folder,
    format: 'esm',
    entryFileNames: 'main.mjs',
    chunkFileNames: '[name]-[hash].mjs',
    // without comments there is a third less to read; names stay as they are
    minify: { compress: false, mangle: false },
  })
  await bundled.close()
}

function keepPlace(code: string, id: string): string | null {
  if (!code.includes('import.meta')) return null
  const url = JSON.stringify(pathToFileURL(id).href)
  const placed = code
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
    .replaceAll('import.meta.url', url)
    .replaceAll('import.meta.resolve(', 'resolveFromHere(')
  if (!placed.includes('resolveFromHere(')) return placed
  return `import { createRequire } from 'node:module'
import { pathToFileURL as urlOfFile } from 'node:url'
const resolveFromHere = (name) => urlOfFile(createRequire(${url}).resolve(name)).href
${placed}`
}

/** A binary cannot go into the file. */
function keepNative(source: string): { id: string; external: 'absolute' } | null {
  return source === 'better-sqlite3' ? { id: import.meta.resolve(source), external: 'absolute' } : null
}
