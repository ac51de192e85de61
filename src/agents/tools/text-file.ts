import { HookeError, asError } from '../../domain/errors.ts'
import { openForReading } from './safe-path.ts'
import { type Workplace } from './tool.ts'

export const LARGEST_FILE = 8 * 1024 * 1024

/** The text of a plain UTF-8 file, or `path.unsafe` saying why there is none: too large, binary, not UTF-8. */
export async function readText(
  path: string,
  place: Pick<Workplace, 'root' | 'hiddenPaths'>,
): Promise<string> {
  const file = await openForReading(path, place)
  try {
    const { size } = await file.stat()
    if (size > LARGEST_FILE) throw noText(path, `it has ${size} bytes; at most ${LARGEST_FILE} are read`)
    return decoded(path, await file.readFile())
  } finally {
    await file.close()
  }
}

function decoded(path: string, bytes: Uint8Array): string {
  if (bytes.includes(0)) throw noText(path, `it is binary (${bytes.length} bytes)`)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw noText(path, `it is not UTF-8 text (${bytes.length} bytes)`, asError(error))
  }
}

function noText(path: string, reason: string, cause?: Error): HookeError {
  return new HookeError('path.unsafe', `${path} was not read: ${reason}`, { cause })
}
