import type { ExperimentId } from '../../domain/ids.ts'
import { argvOf, type Plan } from '../../domain/plan.ts'
import type { EnvironmentSnapshot } from '../../domain/run.ts'
import type { FactsOf } from '../../hooks/index.ts'
import { hashOf, sha256 } from '../../lib/canonical.ts'
import type { PlanRow } from '../../store/plans.ts'
import type { Run } from '../../store/runs.ts'
import type { Checkout } from '../../worktrees/worktrees.ts'
import type { EngineDeps } from '../deps.ts'
import { configOf, matrixOf } from '../plans.ts'
import { recordFactsOf } from '../record-facts.ts'
import { cardRowsOf } from './card-rows.ts'
import { lastAttempts } from './counted-runs.ts'
import type { Gather, GateContext } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'
import { locksOf } from './software-lock.ts'
import { sealApproval } from './seal-approval.ts'
import { createSeenHash, type SeenHash } from './stored-bytes.ts'

type Facts = FactsOf['reproducibility']

/** The stored proof of each run that counts, every hash computed again from what is there now. */
export const gatherReproducibility: Gather<'reproducibility'> = async (deps, context) => {
  const { experiment } = context
  const row = judgedPlanOf(deps, context)
  const { repository } = deps.study(experiment.study)
  const checkout = await deps.worktrees.locate(repository, experiment.id)
  const commits = (await deps.worktrees.log(repository, checkout.base, checkout.head)).map(
    ({ commit }) => commit,
  )
  const counted = lastAttempts(deps, experiment.id)
  const started = counted.map(({ startedAt }) => startedAt).filter((at) => at !== null)
  const look = {
    context,
    plan: row.plan,
    checkout,
    commits,
    seen: createSeenHash(deps),
    diffs: new Map<string, string>(),
  }
  const runs: Facts['runs'] = []
  for (const run of counted) runs.push(await provenRun(deps, run, look))
  return {
    sealed: sealOf(deps, experiment.id, row),
    firstRunAt: started.length === 0 ? null : Math.min(...started),
    expected: {
      cells: cellsOf(deps, context, row.plan),
      branch: `hooke/${experiment.id}`,
      // runs may also execute the code as it was when the branch began
      commits: [...commits, checkout.base],
      command: [...argvOf(row.plan.command)],
      data: row.plan.data.map(({ name, sha256: hash }) => ({ name, sha256: hash })),
      outputs: row.plan.outputs.map(({ path }) => path),
    },
    runs,
    card: cardRowsOf(await recordFactsOf(deps, experiment.id)),
  }
}

function sealOf({ store }: EngineDeps, id: ExperimentId, row: PlanRow): Facts['sealed'] {
  const { plan, hash, sealedAt, sealedBy } = row
  if (sealedAt === null) return null
  const isApproved = sealApproval(store, id, row) !== undefined
  return { hash, seen: hashOf(plan), at: sealedAt, by: sealedBy ?? '', isApproved }
}

function cellsOf(deps: EngineDeps, { experiment }: GateContext, plan: Plan): Facts['expected']['cells'] {
  return matrixOf(deps, experiment.id).map(({ condition, seed }) => ({
    condition: condition.name,
    seed,
    configHash: hashOf(configOf(plan, condition)),
  }))
}

interface Look {
  readonly context: GateContext
  readonly plan: Plan
  readonly checkout: Checkout
  readonly commits: readonly string[]
  readonly seen: SeenHash
  /** Commit → hash of its diff: most runs share one. */
  readonly diffs: Map<string, string>
}

async function provenRun(deps: EngineDeps, run: Run, look: Look): Promise<Facts['runs'][number]> {
  const { checkout, commits } = look
  const isOnBranch = run.commit === checkout.base || commits.includes(run.commit)
  const environment = run.environment === null ? undefined : deps.store.environments.find(run.environment)
  return {
    run: run.id,
    condition: run.condition,
    seed: run.seed,
    commit: orNull(run.commit),
    branch: isOnBranch ? checkout.branch : null,
    diffSha256: orNull(run.diffHash),
    diffSeen: isOnBranch ? await diffSeen(deps, run.commit, look) : null,
    environmentHash: run.environment,
    environmentSeen: environment === undefined ? null : hashOf(environment),
    lock: environment === undefined ? null : orNull(locksOf(environment).join('; ')),
    hardware: environment === undefined ? null : hardwareOf(environment),
    argv: run.argv,
    configHash: hashOf(run.config),
    ...(await filesOf(deps, run, look)),
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

async function diffSeen(
  deps: EngineDeps,
  commit: string,
  { context: { experiment }, checkout, diffs }: Look,
): Promise<string> {
  const known = diffs.get(commit)
  if (known !== undefined) return known
  const { repository } = deps.study(experiment.study)
  const { text } = await deps.worktrees.compare(repository, checkout.base, commit)
  const seen = sha256(text)
  diffs.set(commit, seen)
  return seen
}

function hardwareOf({ host, cpu, cores, memoryMb, accelerators }: EnvironmentSnapshot): string {
  return [host, cpu, `${cores} cores`, `${memoryMb} MB`, ...accelerators].join(', ')
}

async function filesOf(
  { store }: EngineDeps,
  run: Run,
  { context: { experiment }, plan, seen }: Look,
): Promise<Pick<Facts['runs'][number], 'data' | 'used' | 'created'>> {
  const used = store.artifacts
    .list(experiment.id)
    .filter((row) => row.role === 'used' && (row.run === null || row.run === run.id))
  const created = store.artifacts.ofRun(run.id).filter(({ role }) => role === 'created')
  const looked = (rows: typeof used) =>
    Promise.all(rows.map(async (row) => ({ name: row.name, sha256: row.sha256, seen: await seen(row) })))
  return {
    data: plan.data.map(({ name, path }) => ({
      name,
      sha256: used.find((row) => row.name === `data/${path}`)?.sha256 ?? null,
    })),
    used: run.collectedAt === null ? null : await looked(used),
    created: await looked(created),
  }
}
