import { createHash } from 'node:crypto'
import { type MessagesRequest } from './request-shape.ts'

/** Bytes of one request: repeated from the cache, written to it, and neither. */
export interface CountedBytes {
  readonly read: number
  readonly written: number
  readonly fresh: number
}

const LOOKBACK = 20
/** Shorter prefixes are not kept. */
export const LEAST_BYTES = 4_096

interface Piece {
  readonly bytes: number
  /** Of everything up to and including this piece. */
  readonly hash: string
  readonly total: number
  readonly isMarked: boolean
}

/**
 * Counts repeated prefix bytes as the real cache works: byte-exact prefixes that end at a mark, found from a mark of the
 * next request within 20 blocks, none shorter than a minimum.
 */
export function createPrefixCache(leastBytes = LEAST_BYTES) {
  const known = new Set<string>()
  return {
    count(request: MessagesRequest): CountedBytes {
      const pieces = piecesOf(request)
      const marks = pieces.flatMap(({ isMarked }, i) => (isMarked ? [i] : []))
      const found = marks.flatMap((mark) => hitsAt(pieces, mark, known))
      const read = Math.max(0, ...found)
      const total = pieces.at(-1)?.total ?? 0
      const last = marks.map((mark) => pieces[mark]?.total ?? 0).filter((bytes) => bytes >= leastBytes)
      const upTo = Math.max(read, ...last)
      for (const mark of marks) {
        const piece = pieces[mark]
        if (piece !== undefined && piece.total >= leastBytes) known.add(piece.hash)
      }
      return { read, written: upTo - read, fresh: total - upTo }
    },
  }
}

function hitsAt(pieces: readonly Piece[], mark: number, known: ReadonlySet<string>): readonly number[] {
  const near = pieces.slice(Math.max(0, mark - LOOKBACK + 1), mark + 1)
  return near.filter(({ hash }) => known.has(hash)).map(({ total }) => total)
}

function piecesOf({ model, tools, system, messages }: MessagesRequest): readonly Piece[] {
  const hash = createHash('sha256').update(model)
  const blocks = [
    ...tools.map((block) => ['tool', block] as const),
    ...system.map((block) => ['system', block] as const),
    ...messages.flatMap(({ role, content }) => content.map((block) => [role, block] as const)),
  ]
  let total = 0
  return blocks.map(([place, block]) => {
    const { cache_control: mark, ...plain } =
      'cache_control' in block ? block : { ...block, cache_control: undefined }
    const text = JSON.stringify([place, plain])
    hash.update(text)
    total += text.length
    return { bytes: text.length, hash: hash.copy().digest('hex'), total, isMarked: mark !== undefined }
  })
}
