import { asError } from '../../domain/errors.ts'
import type { Plan } from '../../domain/plan.ts'
import type { FactsOf } from '../../hooks/index.ts'
import { count } from '../../lib/words.ts'
import type { EngineDeps } from '../deps.ts'
import { DATA_AUDIT } from '../record-facts.ts'
import { type DataTable, readTable } from './data-table.ts'
import type { Gather, GateContext } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'
import { approvedSiblings } from './siblings.ts'

type Facts = FactsOf['data-audit']
type Planned = Plan['data'][number]
type Look = { readonly set: Planned } & (
  | { readonly table: DataTable; readonly error: null }
  | { readonly table: null; readonly error: string }
)

/** Each planned data set, read now from the worktree that the runs will read. What was seen is kept for the record. */
export const gatherDataAudit: Gather<'data-audit'> = async (deps, context) => {
  const { plan } = judgedPlanOf(deps, context)
  const { repository } = deps.study(context.experiment.study)
  const { path } = await deps.worktrees.locate(repository, context.experiment.id)
  const looks = await Promise.all(plan.data.map((set) => lookAt(path, set)))
  const overlaps = overlapsOf(looks)
  keepForRecord(deps, context, { looks, overlaps })
  return {
    planned: plan.data.map(({ name, path: file, rows, sha256, split }) => ({
      name,
      path: file,
      rows,
      sha256,
      split,
    })),
    found: looks.map((look) => foundOf(look, splitsElsewhere(deps, context))),
    overlaps,
  }
}

async function lookAt(root: string, set: Planned): Promise<Look> {
  return readTable(root, set.path).then(
    (table) => ({ set, table, error: null }),
    (error: unknown) => ({ set, table: null, error: asError(error).message }),
  )
}

function foundOf(
  { set, table, error }: Look,
  elsewhere: ReadonlyMap<string, Planned['split']>,
): Facts['found'][number] {
  if (table === null) return { name: set.name, rows: null, sha256: null, split: null, firstRows: [], error }
  return {
    name: set.name,
    rows: table.rows,
    sha256: table.sha256,
    split: elsewhere.get(table.sha256) ?? splitInName(set.path) ?? set.split,
    firstRows: [...table.firstRows],
    error,
  }
}

/** How approved results of the study used the same bytes. */
function splitsElsewhere(
  deps: EngineDeps,
  { experiment }: GateContext,
): ReadonlyMap<string, Planned['split']> {
  const sets = approvedSiblings(deps, experiment).flatMap(({ plan }) => plan.data)
  return new Map(sets.map(({ sha256, split }) => [sha256, split]))
}

/** What the file's own name says of its use; undefined when it says nothing. */
function splitInName(path: string): Planned['split'] | undefined {
  const words = path.toLowerCase().split(/[^a-z]+/)
  if (words.some((word) => /^(?:train|training)$/.test(word))) return 'train'
  return words.some((word) => /^(?:eval|evaluation|test|valid|validation|dev|holdout|heldout)$/.test(word))
    ? 'eval'
    : undefined
}

function overlapsOf(looks: readonly Look[]): Facts['overlaps'] {
  const read = (split: Planned['split']) =>
    looks.flatMap(({ set, table }) =>
      table !== null && set.split === split ? [{ name: set.name, table }] : [],
    )
  return read('train').flatMap((train) =>
    read('eval').map((evaluation) => ({
      train: train.name,
      evaluation: evaluation.name,
      rows: shared(evaluation.table, train.table),
    })),
  )
}

function shared(a: DataTable, b: DataTable): number {
  return [...a.fingerprints].filter((row) => b.fingerprints.has(row)).length
}

function keepForRecord(
  { store, clock }: EngineDeps,
  { experiment }: GateContext,
  { looks, overlaps }: { looks: readonly Look[]; overlaps: Facts['overlaps'] },
): void {
  const body = looks.flatMap(({ set, table }) =>
    table === null
      ? []
      : [
          {
            name: set.name,
            rows: table.rows,
            overlap: overlapText(set.name, overlaps),
            firstRows: table.firstRows,
          },
        ],
  )
  store.transaction(() => store.observations.put(experiment.id, { name: DATA_AUDIT, body, at: clock.now() }))
}

function overlapText(name: string, overlaps: Facts['overlaps']): string {
  return overlaps
    .filter(({ train, evaluation, rows }) => rows > 0 && (train === name || evaluation === name))
    .map(({ train, evaluation, rows }) => `${count(rows, 'row')} with ${train === name ? evaluation : train}`)
    .join(', ')
}
