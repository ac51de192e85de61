import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemCode } from '../lib/fault.ts'

const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

/**
 * Full ref name → hash, read from the files that git keeps refs in: a process for each look would cost a hundred times
 * as much. Undefined where only git can tell: refs in a database of their own (reftable), or a ref that points to a ref.
 * Layout: gitrepository-layout(5), a loose file first, then `packed-refs`, the order in which git moves them. Read at
 * once, since a few small files cost less than the promises for them.
 */
export function readRefFiles(
  commonDir: string,
  names: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>()
  for (const name of names) {
    const text = readText(join(commonDir, name))?.trim()
    if (text !== undefined) found.set(name, text)
  }
  if ([...found.values()].some((text) => !HASH.test(text))) return undefined
  const absent = names.filter((name) => !found.has(name))
  if (absent.length === names.length && existsSync(join(commonDir, 'reftable'))) return undefined
  return absent.length === 0 ? found : new Map([...found, ...readPacked(commonDir, absent)])
}

function readPacked(commonDir: string, names: readonly string[]): ReadonlyMap<string, string> {
  const lines = (readText(join(commonDir, 'packed-refs')) ?? '').split('\n').map((line) => line.split(' '))
  return new Map(
    lines.flatMap(([hash = '', name = '']) => (names.includes(name) && HASH.test(hash) ? [[name, hash]] : [])),
  )
}

/** Undefined where no file of that name is. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    // a folder stands where refs with longer names begin like this one
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(systemCode(error) ?? '')) return undefined
    throw error
  }
}
