import { z } from 'zod'

/** What the header of an archive says about what follows it. */
export interface TarEntry {
  /** Relative, with `/`. */
  readonly path: string
  readonly kind: 'file' | 'folder'
  readonly bytes: number
  /** Milliseconds since 1970; kept to the second. */
  readonly changedAt: number
}

/** Archives are made of blocks of this size. */
export const BLOCK = 512

const LARGEST_PLAIN = 8 ** 11 - 1
const LONGEST_PLAIN = 100

/** The header blocks of an entry, as POSIX tar has them; a long path or a huge size stands in a block of its own before. */
export function encodeEntry({ path, kind, bytes, changedAt }: TarEntry): Buffer {
  const isPlain = Buffer.byteLength(path) <= LONGEST_PLAIN && bytes <= LARGEST_PLAIN
  const seconds = Math.floor(changedAt / 1000)
  const size = isPlain ? bytes : Math.min(bytes, LARGEST_PLAIN)
  const own = header({ name: isPlain ? path : 'long-name', type: kind === 'file' ? '0' : '5', size, seconds })
  if (isPlain) return own
  const records = Buffer.from(`${record('path', path)}${record('size', String(bytes))}`)
  const before = header({ name: 'extended', type: 'x', size: records.length, seconds })
  return Buffer.concat([before, records, paddingFor(records.length), own])
}

/** Zero bytes up to the next block. */
export function paddingFor(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK)
}

/** Two empty blocks. */
export const END: Readonly<Buffer> = Buffer.alloc(2 * BLOCK)

interface Header {
  readonly name: string
  /** `0` a file, `5` a folder, `x` names and sizes for the next header. */
  readonly type: string
  readonly size: number
  readonly seconds: number
}

function header({ name, type, size, seconds }: Header): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, LONGEST_PLAIN)
  block.write(octal(0o600, 8), 100)
  block.write(octal(0, 8), 108)
  block.write(octal(0, 8), 116)
  block.write(octal(size, 12), 124)
  block.write(octal(Math.max(0, seconds), 12), 136)
  block.write(type, 156)
  block.write('ustar\x0000', 257)
  block.write(octal(sumOf(block), 7), 148)
  block.write(' ', 155)
  return block
}

function octal(value: number, length: number): string {
  return `${value.toString(8).padStart(length - 1, '0')}\0`
}

/** Sum of the bytes of a header, its own field taken as spaces. */
function sumOf(block: Buffer): number {
  return block.reduce((sum, byte, n) => sum + (n >= 148 && n < 156 ? 0x20 : byte), 0)
}

function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const bytes = Buffer.byteLength(rest)
  // the length counts its own digits
  const length = [1, 2, 3, 4, 5]
    .map((digits) => bytes + digits)
    .find((sum) => String(sum).length + bytes === sum)
  return `${length ?? 0}${rest}`
}

/** A header as it was read; undefined when the block is no header that this program writes. */
export function decodeHeader(block: Buffer): Header | undefined {
  if (block.length < BLOCK || block.toString('latin1', 257, 262) !== 'ustar') return undefined
  if (numberAt(block, 148, 7) !== sumOf(block)) return undefined
  const [size, seconds] = [numberAt(block, 124, 12), numberAt(block, 136, 12)]
  if (size === undefined || seconds === undefined) return undefined
  return { name: textAt(block, 0, LONGEST_PLAIN), type: block.toString('latin1', 156, 157), size, seconds }
}

const Records = z.object({ path: z.string().min(1), size: z.string().regex(/^\d{1,15}$/) })

/** The records before a header with a long path or a huge size. */
export function decodeRecords(text: string): { readonly path: string; readonly size: number } | undefined {
  const found: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const [, key, value] = /^\d+ (path|size)=(.*)$/s.exec(line) ?? []
    if (key !== undefined && value !== undefined) found[key] = value
  }
  const read = Records.safeParse(found)
  return read.success ? { path: read.data.path, size: Number(read.data.size) } : undefined
}

function numberAt(block: Buffer, start: number, length: number): number | undefined {
  const text = textAt(block, start, length).trim()
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined
}

function textAt(block: Buffer, start: number, length: number): string {
  const field = block.subarray(start, start + length)
  const end = field.indexOf(0)
  return field.subarray(0, end < 0 ? length : end).toString('utf8')
}
