import type { FactsOf } from '../../hooks/index.ts'
import { hashOf, sha256 } from '../../lib/canonical.ts'
import type { CleanResult } from '../../record/clean-result.ts'
import type { ResultFacts } from '../../record/facts.ts'
import type { Figure } from '../../record/plots.ts'
import type { DraftRow } from '../../store/drafts.ts'
import type { EngineDeps } from '../deps.ts'
import { argvFor, matrixOf } from '../plans.ts'
import type { FigureRecord } from '../record-facts.ts'
import { runStatisticsOf } from '../run-statistics.ts'
import type { GateContext } from './gather.ts'
import { sealApproval } from './seal-approval.ts'

type Proof = FactsOf['clean-result']['proofs'][number]

interface Stored {
  readonly context: GateContext
  readonly facts: ResultFacts
  readonly draft: DraftRow
  readonly rendered: CleanResult
  readonly figure: FigureRecord | null
  readonly drawn: Figure | null
}

/** Each stored thing a result is made of, beside the same thing made again from what it was made of. */
export async function proofsOf(deps: EngineDeps, stored: Stored): Promise<Proof[]> {
  const { draft, rendered } = stored
  return [
    { what: 'text of the result', stored: hashOrNull(draft.markdown), seen: sha256(rendered.markdown) },
    { what: 'hash that is approved', stored: draft.hash, seen: rendered.hash },
    ...(await statisticsProofs(deps, stored)),
    ...planProofs(deps, stored),
    ...runProofs(deps, stored),
    environmentProof(stored),
    ...(await figureProofs(deps, stored)),
  ]
}

function hashOrNull(text: string | null): string | null {
  return text === null ? null : sha256(text)
}

async function statisticsProofs({ store }: EngineDeps, { context, facts }: Stored): Promise<Proof[]> {
  const { id } = context.experiment
  const seen = await runStatisticsOf(store, id, facts.plan)
  const row = store.statistics.find(id)
  return [
    {
      what: 'statistics',
      stored: row === undefined ? null : hashOf(row.statistics),
      seen: hashOf(seen.statistics),
    },
    { what: 'set of metrics behind the statistics', stored: row?.runsHash ?? null, seen: seen.runsHash },
  ]
}

/** What was approved before the first run is what is sealed, and the approval is there as it was given (P-5). */
function planProofs({ store }: EngineDeps, { context }: Stored): Proof[] {
  const { id } = context.experiment
  const row = store.plans.sealed(id)
  const seal = row === undefined ? null : sealApproval(store, id, row)
  const mend = 'bring back what was approved, or ask for an approval again'
  return [
    {
      what: 'sealed plan',
      stored: row?.hash ?? null,
      seen: row === undefined ? null : hashOf(row.plan),
      mend,
    },
    {
      what: 'approval of the plan, as it was sealed,',
      stored: seal?.hash ?? null,
      seen: row?.hash ?? null,
      mend,
    },
  ]
}

/** Each run that counts names its environment, whose content gives that name again. */
function environmentProof({ facts }: Stored): Proof {
  const named = facts.runs.flatMap((run) => (run.state === 'ok' ? [run.environmentHash] : []))
  const seen = named.map((hash) => {
    const content = hash === null ? undefined : facts.environments[hash]
    return content === undefined ? null : hashOf(content)
  })
  return {
    what: 'environment of each run that counts',
    stored: named.includes(null) ? null : hashOf(named),
    seen: hashOf(seen),
    mend: 'bring it back, or run again what lost it',
  }
}

/** A command is what the plan gives for its cell; a run that counts ended with exit code 0. */
function runProofs(deps: EngineDeps, { context, facts }: Stored): Proof[] {
  const { id } = context.experiment
  const cells = matrixOf(deps, id)
  const planned = facts.runs.map((run) => {
    const cell = cells.find(({ condition, seed }) => condition.name === run.condition && seed === run.seed)
    return [run.id, cell === undefined ? null : argvFor(facts.plan, cell, id)]
  })
  const ends = deps.store.runs
    .list(id, 'matrix')
    .filter(({ state }) => state === 'ok')
    .map(({ exitCode, exitReason, signal }) =>
      `${exitReason ?? 'none'} ${exitCode ?? 'none'} ${signal ?? ''}`.trim(),
    )
  return [
    {
      what: 'commands of the runs',
      stored: hashOf(facts.runs.map(({ id: run, argv }) => [run, argv])),
      seen: hashOf(planned),
    },
    ...(ends.length === 0
      ? []
      : [
          {
            what: 'ends of the runs that count',
            stored: [...new Set(ends)].sort().join('; '),
            seen: 'exit 0',
          },
        ]),
  ]
}

async function figureProofs({ artifacts }: EngineDeps, { figure, drawn, facts }: Stored): Promise<Proof[]> {
  if (figure === null || drawn === null) return []
  const files = [
    ['drawing', figure.svg, drawn.svg],
    ['picture', figure.png, drawn.png],
    ['specification', figure.spec, JSON.stringify(drawn.spec)],
    ['table', figure.csv, drawn.csv],
  ] as const
  const proofs = files.map(async ([name, stored, bytes]): Promise<Proof> => {
    const look = await artifacts.look(stored)
    const seen = look.kind === 'present' ? sha256(bytes) : `${look.kind} in the store`
    return { what: `${name} of the figure`, stored, seen }
  })
  const commit = { what: 'commit of the figure', stored: figure.commit, seen: facts.code.commit }
  return [commit, ...(await Promise.all(proofs))]
}
