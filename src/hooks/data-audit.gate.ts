import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'

const split = z.enum(['train', 'eval'])
const Planned = z.strictObject({
  name: z.string(),
  path: z.string(),
  rows: z.number().int().positive(),
  sha256: z.string(),
  split,
})
const Found = z.strictObject({
  name: z.string(),
  rows: z.number().int().nonnegative().nullable(),
  sha256: z.string().nullable(),
  split: split.nullable().describe('as the study’s data list or the file itself says'),
  /** The first three rows as the model sees them. */
  firstRows: z.array(z.string()),
  error: z.string().nullable(),
})

export const DataAuditFacts = z.strictObject({
  planned: z.array(Planned),
  found: z.array(Found),
  /** Rows in common, for each pair of a train and an eval set. */
  overlaps: z.array(
    z.strictObject({ train: z.string(), evaluation: z.string(), rows: z.number().int().nonnegative() }),
  ),
})
export type DataAuditFacts = z.infer<typeof DataAuditFacts>

/** Refuses data that is not what the plan says. */
export const dataAuditGate: Gate<DataAuditFacts> = {
  name: 'data-audit',
  refuses:
    'row count, hash or split other than planned, overlap of training and evaluation data, first rows not recorded',
  facts: DataAuditFacts,

  check({ planned, found, overlaps }) {
    const reasons = [
      ...planned.flatMap((set) =>
        setReasons(
          set,
          found.find(({ name }) => name === set.name),
        ),
      ),
      ...overlapReasons(planned, overlaps),
    ]
    const evidence = found.map(({ name, rows, sha256 }) => ({
      what: `data ${name}`,
      found: `${rows ?? '?'} rows, sha256 ${sha256 ?? '?'}`,
    }))
    return verdictOf(
      reasons,
      evidence.length > 0 ? evidence : [{ what: 'data', found: 'the plan reads none' }],
    )
  },
}

function setReasons(
  set: z.infer<typeof Planned>,
  found: z.infer<typeof Found> | undefined,
): readonly string[] {
  if (!found) return [`the data ${set.name} was not looked at: ${set.path} must be read before the runs`]
  if (found.error !== null) return [`the data ${set.name} cannot be read: ${found.error}`]

  const needed = Math.min(3, set.rows)
  const recorded = found.firstRows.filter((row) => row.trim() !== '').length
  return [
    ...(found.rows === set.rows
      ? []
      : [`the data ${set.name} has ${found.rows ?? 'uncounted'} rows, planned are ${set.rows}`]),
    ...(found.sha256 === set.sha256
      ? []
      : [`the data ${set.name} has the hash ${found.sha256 ?? 'unknown'}, planned is ${set.sha256}`]),
    ...(found.split === set.split
      ? []
      : [`the data ${set.name} is ${found.split ?? 'of no known split'}, planned as ${set.split}`]),
    ...(recorded >= needed ? [] : [`the first ${needed} rows of the data ${set.name} are not recorded`]),
  ]
}

function overlapReasons(
  planned: DataAuditFacts['planned'],
  overlaps: DataAuditFacts['overlaps'],
): readonly string[] {
  const named = (wanted: 'train' | 'eval'): readonly string[] =>
    planned.filter((set) => set.split === wanted).map(({ name }) => name)
  const pairs = named('train').flatMap((train) => named('eval').map((evaluation) => ({ train, evaluation })))
  return pairs.flatMap(({ train, evaluation }) => {
    const overlap = overlaps.find((each) => each.train === train && each.evaluation === evaluation)
    if (!overlap) return [`the overlap of ${train} with ${evaluation} was not counted`]
    return overlap.rows > 0
      ? [`${overlap.rows} rows of ${evaluation} are also in ${train}: remove them from one`]
      : []
  })
}
