import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { ComputeConfig, HookeConfig, StudyConfig } from '../config/config.ts'
import { jobOptionsOf } from '../config/compute/job-options-of.ts'
import { HookeError } from '../domain/errors.ts'
import type { ComputeSetup, StudySetup } from '../engine/study.ts'
import { isWithin } from '../lib/files.ts'
import { describeRepository } from '../worktrees/describe.ts'
import { ownerOf } from './people.ts'

/** What the engine is told about each study, from the configuration and from git where it leaves a default. */
export async function studySetups(
  config: HookeConfig,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ReadonlyMap<string, StudySetup>> {
  const setups = await Promise.all(config.studies.map((study) => setupOf(config, study, env)))
  return new Map(setups.map((setup) => [setup.id, setup]))
}

function lookupsOf(
  { agents }: HookeConfig,
  { lookupHosts }: StudyConfig,
): NonNullable<StudySetup['lookups']> {
  const { hosts, perSession } = agents.lookup
  return { hosts: lookupHosts ?? hosts, perSession }
}

async function setupOf(
  config: HookeConfig,
  study: StudyConfig,
  env: Readonly<Record<string, string | undefined>>,
): Promise<StudySetup> {
  const { local } = config.compute
  return {
    id: study.id,
    name: study.name,
    prefix: study.prefix,
    scope: study.scope || study.name,
    repository: await repositoryOf(study),
    owner: study.owner ?? ownerOf(config),
    tracker: study.tracker,
    commands: {
      test: study.commands.test ?? null,
      lint: study.commands.lint ?? null,
      build: study.commands.build ?? null,
    },
    protectedPaths: [...study.protectedPaths, ...ownConfiguration(config, study)],
    glossary: study.glossary,
    gotchas: study.gotchas.map(gotchaOf),
    context: contextOf(study),
    lookups: lookupsOf(config, study),
    minimumSeeds: study.minimumSeeds,
    compute: study.compute,
    failures: study.failures.map(({ pattern, ...known }) => ({
      ...known,
      pattern: new RegExp(pattern, 'i'),
    })),
    retries: { infra: study.retries.infra, resumed: study.retries.resumed },
    ...(study.job === undefined ? {} : { jobOptions: jobOptionsOf(study.job) }),
    ...(computeSetup(config.compute[study.compute], env) ?? computeSetup(local, env)),
    environment: environmentOf(local.environment, env),
    budget: budgetOf(config, study),
    limits: {
      planRounds: config.limits.planRounds,
      reviewRounds: config.limits.reviewRounds,
      testRounds: study.retries.code ?? config.limits.testRounds,
      auditRounds: config.limits.auditRounds,
      refusals: config.limits.gateRefusals,
      infraRetries: study.retries.hardware ?? config.limits.infraRetries,
    },
    logbook: study.logbook,
    policy: { forbiddenWords: study.policy.forbiddenWords, style: study.policy.style },
  }
}

function budgetOf({ budget }: HookeConfig, study: StudyConfig): StudySetup['budget'] {
  const { experimentUsd, studyUsd, stageUsd } = study.budget
  const levels = { warn: budget.warnAt, stopNew: budget.stopNewAt, stopRunning: budget.stopRunningAt }
  return { experimentUsd, studyUsd, stageUsd, dayUsd: budget.dayUsd, levels }
}

/** What the configuration says about one compute. */
export function computeSetup(table: ComputeConfig, env: Environment): ComputeSetup
export function computeSetup(table: ComputeConfig | undefined, env: Environment): ComputeSetup | undefined
export function computeSetup(table: ComputeConfig | undefined, env: Environment): ComputeSetup | undefined {
  if (table === undefined) return undefined
  const { concurrency, logLimit, environment, secrets } = table
  return {
    concurrency,
    logLimitBytes: logLimit,
    environment: environmentOf(environment, env),
    secretNames: secrets,
    ...('quarantine' in table ? { quarantineMs: table.quarantine } : {}),
  }
}

type Environment = Readonly<Record<string, string | undefined>>

function gotchaOf(gotcha: StudyConfig['gotchas'][number]): StudySetup['gotchas'][number] {
  if (typeof gotcha === 'string') return { text: gotcha, roles: [], recurrence: 1 }
  const { text, roles, seen } = gotcha
  return { text, roles, recurrence: seen }
}

/** A merge into the checkout would be a reload: people, caps, limits and prompts are no agent's to change (A-7, G-5). */
function ownConfiguration({ file }: HookeConfig, { repo, prompts }: StudyConfig): readonly string[] {
  const own = isWithin(repo, file) ? [relative(repo, file)] : []
  return prompts !== undefined && isWithin(repo, prompts) ? [...own, `${relative(repo, prompts)}/**`] : own
}

async function repositoryOf({
  repo,
  baseBranch,
  mergeTarget,
  remote,
}: StudyConfig): Promise<StudySetup['repository']> {
  const found = await describeRepository(repo)
  if (found === null) {
    throw new HookeError('git.notRepository', `${repo} is not a git repository`, {
      advice: 'name the folder of one as `repo` of the study, or run git init there',
    })
  }
  const base = baseBranch ?? found.branch ?? 'main'
  return {
    path: repo,
    baseBranch: base,
    mergeTarget: mergeTarget ?? base,
    remote: found.remotes.includes(remote) ? remote : null,
  }
}

function contextOf({ repo, context }: StudyConfig): string {
  const files = context.files.map((file) => `## ${file}\n\n${readFileSync(join(repo, file), 'utf8').trim()}`)
  return [context.text.trim(), ...files].filter((text) => text !== '').join('\n\n')
}

/** The allow-list only: nothing else of the daemon's environment reaches agents' commands and runs. */
export function environmentOf(
  allowed: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(allowed.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}

/** Folders with prompts of their own, by study. */
export function studyPromptsOf({ studies }: HookeConfig): Readonly<Record<string, string>> {
  return Object.fromEntries(
    studies.flatMap(({ id, prompts }) => (prompts === undefined ? [] : [[id, prompts]])),
  )
}

export function unknownStudy(id: string): never {
  throw new HookeError('config.invalid', `the study ${id} is not in the configuration any more`, {
    advice: 'put it back into hooke.toml; its experiments wait until then',
  })
}
