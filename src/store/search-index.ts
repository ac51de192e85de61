import { z } from 'zod'
import { json } from './columns.ts'
import type { Database } from './database.ts'
import { anyOf, searchWords } from './search-words.ts'

export const SearchKind = z.enum(['question', 'plan', 'result', 'logbook', 'issue', 'code'])
export type SearchKind = z.infer<typeof SearchKind>

const Document = z.object({
  study: z.string(),
  kind: SearchKind,
  ref: z.string(),
  title: z.string(),
  body: z.string(),
})
export type SearchDocument = z.infer<typeof Document>

/** `score` runs from 0 to 1: the share of the text's words that the match has, rare words counting more. */
export const Nearest = Document.omit({ body: true }).extend({ snippet: z.string(), score: z.number() })
export type Nearest = z.infer<typeof Nearest>

export interface NearestQuery {
  readonly text: string
  readonly study?: string
  readonly kinds?: readonly SearchKind[]
  readonly limit?: number
  /** Refs to leave out, for instance the issue the text is from. */
  readonly except?: readonly string[]
  /** Only the nearest document of each experiment, its issue included: what is found is that many works. */
  readonly oneEach?: boolean
}

const Candidate = Nearest.omit({ score: true }).extend({ rowid: z.number(), owner: z.string() })
const ManyCandidate = Candidate.array()
const Id = z.object({ id: z.number() })
const MaybeId = Id.optional()
const Count = z.object({ n: z.number() })
const WithWord = Count.extend({ holders: json(z.array(z.number())) })
/** BM25 brings the candidates; on a small index its numbers mean little, so the order among them is by words. */
const CANDIDATES_PER_PLACE = 5

/** Related work (W-13): questions, plans, results, logbook entries, issues and code symbols in one full-text index. */
export function createSearchIndex(db: Database) {
  const statements = prepare(db)

  return {
    /** Adds the documents or replaces those with the same study, kind and ref. Call it in a transaction. */
    put(documents: readonly SearchDocument[]): void {
      for (const document of documents) {
        const { id } = Id.parse(statements.name.get(document))
        statements.put.run({ id, ...document })
      }
    },
    remove(study: string, kind: SearchKind, ref: string): void {
      const gone = MaybeId.parse(statements.forget.get(study, kind, ref))
      if (gone) statements.remove.run(gone.id)
    },
    has: (study: string, kind: SearchKind, ref: string): boolean =>
      statements.has.get(study, kind, ref) !== undefined,
    /** What is near a text, best first. */
    nearest: (query: NearestQuery): Nearest[] => nearest(statements, query),
  }
}

export type SearchIndex = ReturnType<typeof createSearchIndex>
type Statements = ReturnType<typeof prepare>

function prepare(db: Database) {
  return {
    name: db.prepare(`
      insert into search_documents (study, kind, ref) values (@study, @kind, @ref)
      on conflict (study, kind, ref) do update set ref = excluded.ref returning id`),
    put: db.prepare(`
      insert or replace into search_index (rowid, study, kind, ref, title, body)
      values (@id, @study, @kind, @ref, @title, @body)`),
    forget: db.prepare('delete from search_documents where study = ? and kind = ? and ref = ? returning id'),
    remove: db.prepare('delete from search_index where rowid = ?'),
    has: db.prepare('select 1 from search_documents where study = ? and kind = ? and ref = ?'),
    size: db.prepare('select count(*) as n from search_documents'),
    // one walk over the documents with the word; to seek each candidate in it would cost more
    withWord: db.prepare(`
      select count(*) as n,
        json_group_array(rowid) filter (where rowid in (select value from json_each(@rowids))) as holders
      from search_index where search_index match @word`),
    candidates: db.prepare(`
      select rowid, study, kind, ref, title, snippet(search_index, 4, '', '', '…', 16) as snippet,
        coalesce((select max(e.id) from experiments e
          where search_index.kind = 'issue' and e.issue = search_index.ref), ref) as owner
      from search_index
      where search_index match @expression and (@study is null or study = @study)
        and ref not in (select value from json_each(@except))
        and (@kinds is null or kind in (select value from json_each(@kinds)))
      order by bm25(search_index, 0, 0, 0, 3.0, 1.0), rowid limit @limit`),
  }
}

function nearest(
  statements: Statements,
  { text, study, kinds, except = [], limit = 10, oneEach = false }: NearestQuery,
): Nearest[] {
  const words = searchWords(text)
  if (words.length === 0) return []
  const candidates = ManyCandidate.parse(
    statements.candidates.all({
      expression: anyOf(words),
      study: study ?? null,
      kinds: kinds ? JSON.stringify(kinds) : null,
      except: JSON.stringify(except),
      limit: limit * CANDIDATES_PER_PLACE,
    }),
  )
  const scores = scoresOf(statements, words, candidates)
  const scored = candidates
    .map(({ rowid, ...candidate }) => ({ ...candidate, score: scores.get(rowid) ?? 0 }))
    .sort((a, b) => b.score - a.score)
  const shown = oneEach
    ? [...Map.groupBy(scored, ({ owner }) => owner).values()].flatMap(([best]) => best ?? [])
    : scored
  return shown.slice(0, limit).map(({ owner: _owner, ...found }) => found)
}

/** Per candidate: the weight of the words it has, of the weight of all words. */
function scoresOf(
  statements: Statements,
  words: readonly string[],
  candidates: readonly { rowid: number }[],
): ReadonlyMap<number, number> {
  const { n: size } = Count.parse(statements.size.get())
  const rowids = JSON.stringify(candidates.map(({ rowid }) => rowid))
  const weighed = words.map((word) => {
    const { n, holders } = WithWord.parse(statements.withWord.get({ word: anyOf([word]), rowids }))
    return { weight: Math.log(1 + (size - n + 0.5) / (n + 0.5)), holders: new Set(holders) }
  })
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  return new Map(
    candidates.map(({ rowid }) => {
      const own = weighed.reduce((sum, { weight, holders }) => (holders.has(rowid) ? sum + weight : sum), 0)
      return [rowid, own / total]
    }),
  )
}
