import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../lib/fault.ts'

const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

/**
 * Full ref name → hash, read from the files that git keeps refs in: a process for each look would cost a hundred times
 * as much. Undefined where only git can tell: refs in a database of their own (reftable), or a ref that points to a ref.
 * Layout: gitrepository-layout(5), a loose file first, then `packed-refs`, the order in which git moves them.
 */
export async function readRefFiles(
  commonDir: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  if (await isThere(join(commonDir, 'reftable'))) return undefined
  const loose = await Promise.all(names.map((name) => readText(join(commonDir, name))))
  const found = new Map(names.flatMap((name, n) => (loose[n] === undefined ? [] : [[name, loose[n].trim()]])))
  if ([...found.values()].some((text) => !HASH.test(text))) return undefined
  const absent = names.filter((name) => !found.has(name))
  return absent.length === 0 ? found : new Map([...found, ...(await readPacked(commonDir, absent))])
}

async function readPacked(commonDir: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const text = (await readText(join(commonDir, 'packed-refs'))) ?? ''
  const lines = text.split('\n').map((line) => line.split(' '))
  return new Map(
    lines.flatMap(([hash = '', name = '']) => (names.includes(name) && HASH.test(hash) ? [[name, hash]] : [])),
  )
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    // a folder stands where refs with longer names begin like this one
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(systemCode(error) ?? '')) return undefined
    throw error
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
