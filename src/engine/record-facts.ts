import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import { JsonRecord } from '../domain/plan.ts'
import { Sha256 } from '../domain/ids.ts'
import type { RecordFacts, RunFact, TranscriptFact } from '../record/facts.ts'
import type { Figure } from '../record/plots.ts'
import type { PlanRow } from '../store/plans.ts'
import type { Result } from '../store/results.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Run } from '../store/runs.ts'
import type { EngineDeps } from './deps.ts'
import { renderTranscript } from './transcript.ts'

/** What the row of a draft says about its figure: hashes of the stored files, and the commit it was drawn at. */
export const FigureRecord = z.strictObject({
  hash: Sha256,
  commit: z.string(),
  svg: Sha256,
  png: Sha256,
  spec: Sha256,
  csv: Sha256,
})
export type FigureRecord = z.infer<typeof FigureRecord>

/** What the data audit saw before the runs, as an observation. */
export const DATA_AUDIT = 'data-audit'
const DataAudit = z.array(
  z.object({ name: z.string(), rows: z.number(), overlap: z.string(), firstRows: z.array(z.string()) }),
)

/** With which issue a version of the result was written, as an observation. */
export const ISSUE_NAMED = 'result.issue'
const NamedInResult = z.object({
  version: z.number(),
  issue: z.object({ key: z.string(), title: z.string(), url: z.string() }).nullable(),
})

/** The rows of one experiment as the record sees them. Everything that differs between two readings is in a row. */
export async function recordFactsOf(deps: EngineDeps, id: ExperimentId): Promise<RecordFacts> {
  const { store } = deps
  const experiment = store.experiments.get(id)
  return {
    ...planFacts(deps, id),
    ...resultFacts(deps, id),
    experiment: {
      id,
      study: experiment.study,
      title: experiment.title,
      brief: store.plans.latest(id)?.plan.brief ?? experiment.brief,
      kind: experiment.kind,
      stage: experiment.stage,
      reason: experiment.reason ?? '',
      createdBy: experiment.createdBy,
    },
    issue: issueFactOf(deps, experiment),
    code: await codeFactOf(deps, id),
    disclosure: disclosureOf(deps, id),
    figure: await figureOf(deps, id),
    dataAudit: DataAudit.parse(store.observations.find(id, DATA_AUDIT) ?? []),
    costs: store.costs.list(id).map(({ kind, usd, detail }) => ({ kind, usd, detail })),
    transcripts: () => transcriptsOf(deps, id),
  }
}

function planFacts({ store }: EngineDeps, id: ExperimentId) {
  const sealed = store.plans.sealed(id)
  const plan = sealed ?? store.plans.latest(id)
  return {
    plan: plan?.plan ?? null,
    planHash: plan?.hash ?? '',
    seal: sealFactOf(sealed),
    approvals: store.approvals
      .list(id)
      .map(({ what, hash, decision, by, note, at }) => ({ what, hash, decision, by, note, at })),
    gates: store.gateRuns
      .latest(id)
      .map(({ gate, atStage, verdict, reasons }) => ({ gate, stage: atStage, verdict, reasons })),
    overrides: store.overrides.list(id),
  }
}

function sealFactOf(sealed: PlanRow | undefined): RecordFacts['seal'] {
  if (sealed?.sealedAt == null) return null
  return { hash: sealed.hash, at: sealed.sealedAt, by: sealed.sealedBy ?? '' }
}

function publicationOf(result: Result | undefined): RecordFacts['publication'] {
  if (result?.publishedAt == null) return null
  return { tag: result.tag ?? '', mergeCommit: result.mergeCommit ?? '', publishedAt: result.publishedAt }
}

function resultFacts(deps: EngineDeps, id: ExperimentId) {
  const { store } = deps
  const artifacts = store.artifacts.list(id)
  return {
    runs: store.runs.list(id, 'matrix').map((run) => runFactOf(deps, run)),
    environments: Object.fromEntries(
      store.environments.used(id).map(({ hash, snapshot }) => [hash, snapshot]),
    ),
    statistics: store.statistics.find(id)?.statistics ?? null,
    draft: store.drafts.latest(id)?.draft ?? null,
    artifacts: artifacts.filter(({ kind }) => kind !== 'figure'),
    logs: artifacts
      .filter(({ kind }) => kind === 'log')
      .map(({ name, sha256 }) => ({ name, file: deps.artifacts.pathOf(sha256) })),
    publication: publicationOf(store.results.find(id)),
  }
}

function issueFactOf(
  deps: EngineDeps,
  { id, issue: ref }: Pick<Experiment, 'id' | 'issue'>,
): RecordFacts['issue'] {
  const { store } = deps
  const named = namedInResult(deps, id)
  if (named !== undefined || ref === null) return named ?? null
  const link = store.trackerLinks.find(id)
  const outside = link === undefined ? undefined : store.trackerIssues.find(link.tracker, link.issueId)
  if (outside !== undefined) return { key: ref, title: outside.title, url: outside.url }
  return { key: ref, title: store.issues.find(ref)?.title ?? '', url: '' }
}

/**
 * The issue as the newest text of the result names it, whatever became of it since: who renames it, or publishes that of a
 * private experiment, changes nothing of what is approved and sealed. Undefined before there is such a text.
 */
function namedInResult({ store }: EngineDeps, id: ExperimentId): RecordFacts['issue'] | undefined {
  const written = NamedInResult.safeParse(store.observations.find(id, ISSUE_NAMED)).data
  return written?.version === store.drafts.latest(id)?.version ? written?.issue : undefined
}

/** The commit that the runs were made from, which stays what it was when later commits are added. */
async function codeFactOf(deps: EngineDeps, id: ExperimentId): Promise<RecordFacts['code']> {
  const setup = deps.study(deps.store.experiments.get(id).study)
  const address = await deps.worktrees.address(setup.repository)
  const place = { repository: setup.name, address, branch: `hooke/${id}` }
  const empty = { ...place, commit: '', base: '', diffSummary: '' }
  const last = deps.store.runs.list(id, 'matrix').at(-1)
  if (last === undefined) return empty
  const { commit } = last
  // runs that were made elsewhere have no branch here
  if (last.cwd === '') return { ...empty, commit }
  const diff = await deps.worktrees.diff(setup.repository, id)
  const files = diff.files.filter(({ path }) => path !== setup.logbook)
  const added = files.reduce((sum, file) => sum + file.added, 0)
  const removed = files.reduce((sum, file) => sum + file.removed, 0)
  return { ...empty, commit, base: diff.base, diffSummary: `+${added} −${removed} in ${files.length} files` }
}

export function runFactOf({ store }: EngineDeps, run: Run): RunFact {
  const ended = run.exitReason !== null
  return {
    id: run.id,
    condition: run.condition,
    seed: run.seed,
    attempt: run.attempt,
    state: run.state,
    argv: run.argv,
    config: JsonRecord.parse(run.config),
    commit: run.commit,
    diffSha256: run.diffHash,
    environmentHash: run.environment,
    exit: ended ? { code: run.exitCode, reason: reasonOf(run) } : null,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    metrics: store.metrics.ofRun(run.id),
  }
}

const REASONS = ['exit', 'time-limit', 'cancelled', 'lost', 'log-limit'] as const

function reasonOf({ exitReason }: Run): (typeof REASONS)[number] {
  return REASONS.find((reason) => reason === exitReason) ?? 'cancelled'
}

/** Said wherever the agents' work shows, when a backend asks for it (A-1). */
export function disclosureOf({ store, agents }: EngineDeps, id: ExperimentId): string {
  const notes = store.sessions.roles(id).flatMap((role) => agents.backend(role).disclosure ?? [])
  return [...new Set(notes)].join(' ')
}

async function figureOf(deps: EngineDeps, id: ExperimentId): Promise<Figure | null> {
  const row = deps.store.drafts.latest(id)
  if (row?.figure == null) return null
  const { hash, svg, png, spec, csv } = FigureRecord.parse(JSON.parse(row.figure))
  const text = (sha: string): Promise<string> => readFile(deps.artifacts.pathOf(sha), 'utf8')
  return {
    hash,
    svg: await text(svg),
    png: await readFile(deps.artifacts.pathOf(png)),
    spec: JsonRecord.parse(JSON.parse(await text(spec))),
    csv: await text(csv),
  }
}

function transcriptsOf(deps: EngineDeps, id: ExperimentId): readonly TranscriptFact[] {
  return deps.store.sessions.list(id).map((session) => ({
    session: session.id,
    role: session.role,
    backend: session.backend,
    model: session.model,
    markdown: renderTranscript(session, deps.store.turns.list(session.id)),
  }))
}
