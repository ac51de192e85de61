import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { absentAs } from './absent.ts'

/** Part of a file as text. `end`: it reaches the present end of the file. */
export interface Range {
  readonly offset: number
  readonly nextOffset: number
  readonly text: string
  readonly end: boolean
}

/**
 * At most `limit` bytes of a growing file from an offset, cut between characters. A negative offset counts from the
 * end; a file that is absent or no regular file reads as empty. Costs what it returns, whatever the size of the file.
 */
export async function readRange(file: string, range: { offset: number; limit: number }): Promise<Range> {
  // a FIFO in place of the log must not hang us, a link must not be followed
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const handle = await open(file, flags).catch(absentAs(undefined))
  if (handle === undefined) return { offset: 0, nextOffset: 0, text: '', end: true }
  try {
    const stat = await handle.stat()
    const size = stat.isFile() ? stat.size : 0
    const offset = range.offset < 0 ? Math.max(0, size + range.offset) : Math.min(range.offset, size)
    const wanted = Math.max(0, Math.min(range.limit, size - offset))
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(wanted), 0, wanted, offset)
    const whole = wholeCharacters(buffer.subarray(0, bytesRead))
    const nextOffset = offset + whole.length
    return { offset, nextOffset, text: whole.toString('utf8'), end: offset + bytesRead >= size }
  } finally {
    await handle.close()
  }
}

/** Leaves off a UTF-8 character whose end is not there yet; bytes that are no text at all are kept. */
export function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length - 1); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0b1100_0000) === 0b1000_0000) continue
    return lengthOf(byte) > back ? bytes.subarray(0, bytes.length - back) : bytes
  }
  return bytes
}

function lengthOf(lead: number): number {
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  if (lead >= 0xe0) return lead < 0xf0 ? 3 : 1
  return lead >= 0xc2 ? 2 : 1
}
