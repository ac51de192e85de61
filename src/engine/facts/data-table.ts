import { createHash } from 'node:crypto'
import { StringDecoder } from 'node:string_decoder'
import { openRegular } from '../../lib/files.ts'

/** What a table is when it is read from its first to its last byte. */
export interface DataTable {
  readonly rows: number
  readonly sha256: string
  readonly firstRows: readonly string[]
  /** Short hash of each row, for counting what two tables share. */
  readonly fingerprints: ReadonlySet<string>
}

const SHOWN = 3
const SHOWN_CHARACTERS = 300

/** Reads a table of a worktree as a stream, never through a link. CSV and TSV have a header line, which is no row. */
export async function readTable(root: string, path: string): Promise<DataTable> {
  await using file = await openRegular(root, path)
  const hash = createHash('sha256')
  const decoder = new StringDecoder('utf8')
  const reader = createRowReader(/\.(?:csv|tsv)$/.test(path))
  for await (const chunk of file.createReadStream({ autoClose: false })) {
    const bytes = chunk as Buffer
    hash.update(bytes)
    reader.read(decoder.write(bytes))
  }
  return { ...reader.end(decoder.end()), sha256: hash.digest('hex') }
}

function createRowReader(hasHeader: boolean) {
  const fingerprints = new Set<string>()
  const firstRows: string[] = []
  let rest = ''
  let lines = 0
  const take = (line: string): void => {
    if (line.trim() === '') return
    lines += 1
    if (hasHeader && lines === 1) return
    if (firstRows.length < SHOWN) firstRows.push(line.trimEnd().slice(0, SHOWN_CHARACTERS))
    fingerprints.add(createHash('sha256').update(line.trim()).digest('base64').slice(0, 16))
  }
  return {
    read(text: string): void {
      const pieces = (rest + text).split('\n')
      rest = pieces.pop() ?? ''
      pieces.forEach(take)
    },
    end(text: string): Omit<DataTable, 'sha256'> {
      take(rest + text)
      return { rows: Math.max(0, lines - (hasHeader ? 1 : 0)), firstRows, fingerprints }
    },
  }
}
