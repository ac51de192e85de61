import { hashOf } from '../lib/canonical.ts'
import { renderCleanResult } from './clean-result.ts'
import { computeDeviations, type Deviation } from './deviations.ts'
import { hasResult, type RecordFacts } from './facts.ts'

/**
 * What a record is sealed over (P-1, P-11): every fact by value or by hash, as it stood at the approval. Whatever
 * happens later (publishing, cost, the tag that names this hash) is not in it. Times are keys that end in `At`.
 */
export interface Manifest {
  readonly format: 1
  readonly experiment: {
    readonly id: string
    readonly study: string
    readonly title: string
    readonly createdBy: string
  }
  readonly issue: RecordFacts['issue']
  /** Where the code can be cloned from may change, and is not sealed. */
  readonly code: Omit<RecordFacts['code'], 'address'>
  readonly plan: {
    readonly hash: string
    readonly sealedBy: string | null
    readonly sealedAt: number | null
  } | null
  readonly environments: RecordFacts['environments']
  readonly runs: readonly ManifestRun[]
  readonly statistics: string | null
  readonly draft: string | null
  readonly result: string | null
  readonly figure: string | null
  readonly artifacts: RecordFacts['artifacts']
  readonly deviations: readonly Deviation[]
  readonly overrides: RecordFacts['overrides']
  readonly approvals: readonly (Omit<RecordFacts['approvals'][number], 'at'> & {
    readonly decidedAt: number
  })[]
  readonly disclosure: string
}

export interface ManifestRun {
  readonly id: string
  readonly state: string
  readonly argv: readonly string[]
  readonly config: string
  readonly commit: string
  readonly diffSha256: string
  readonly environment: string | null
  readonly exit: RecordFacts['runs'][number]['exit']
  readonly metrics: string
  readonly startedAt: number | null
  readonly endedAt: number | null
}

/** Hashes stand for what lies beside the manifest in the record folder. */
export function buildManifest(facts: RecordFacts): Manifest {
  const { id, study, title, createdBy } = facts.experiment
  const { address: _, ...code } = facts.code
  return {
    format: 1,
    experiment: { id, study, title, createdBy },
    issue: facts.issue,
    code,
    plan: facts.plan === null ? null : planOf(facts),
    environments: facts.environments,
    runs: facts.runs.map(manifestRun),
    statistics: facts.statistics === null ? null : hashOf(facts.statistics),
    draft: facts.draft === null ? null : hashOf(facts.draft),
    result: hasResult(facts) ? renderCleanResult(facts).hash : null,
    figure: facts.figure?.hash ?? null,
    artifacts: facts.artifacts,
    deviations: computeDeviations(facts),
    overrides: facts.overrides,
    approvals: facts.approvals.map(({ at, ...rest }) => ({ ...rest, decidedAt: at })),
    disclosure: facts.disclosure,
  }
}

function planOf({ planHash, seal }: RecordFacts): NonNullable<Manifest['plan']> {
  return { hash: planHash, sealedBy: seal?.by ?? null, sealedAt: seal?.at ?? null }
}

function manifestRun(run: RecordFacts['runs'][number]): ManifestRun {
  const { id, state, argv, commit, diffSha256, exit, startedAt, endedAt } = run
  return {
    ...{ id, state, argv, commit, diffSha256, exit, startedAt, endedAt },
    config: hashOf(run.config),
    environment: run.environmentHash,
    metrics: hashOf(run.metrics),
  }
}

/** The hash that the result's tag carries (P-11). */
export function recordHash(manifest: Manifest): string {
  return hashOf(manifest)
}

/** What a release computes from the other parts: it may say it otherwise, though no fact has changed. */
const DERIVED: readonly string[] = ['format', 'result', 'deviations'] satisfies (keyof Manifest)[]

/** The parts of a sealed manifest that the facts of now give otherwise; of those that are computed, when only they do. */
export function changedParts(
  sealed: Readonly<Record<string, unknown>>,
  now: Manifest,
): { readonly facts: readonly string[]; readonly derived: readonly string[] } {
  const parts = Object.entries(now).flatMap(([part, value]) =>
    part in sealed && hashOf(sealed[part]) === hashOf(value) ? [] : [part],
  )
  return {
    facts: parts.filter((part) => !DERIVED.includes(part)),
    derived: parts.filter((part) => DERIVED.includes(part)),
  }
}
