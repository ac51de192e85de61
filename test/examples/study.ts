import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'smol-toml'
import { z } from 'zod'
import type { AgentOutcome, AgentRequest } from '../../src/agents/agent.ts'
import { createRehearsal } from '../../src/agents/rehearsal/rehearsal.ts'
import { ROLE_DEFINITIONS } from '../../src/agents/roles/index.ts'
import { StudyTable } from '../../src/config/study-schema.ts'
import { SessionId } from '../../src/domain/ids.ts'
import { Draft } from '../../src/domain/draft.ts'
import type { Verdict } from '../../src/domain/gate.ts'
import { Plan } from '../../src/domain/plan.ts'
import { ResultStatistics } from '../../src/domain/statistics.ts'
import type { RoleName } from '../../src/domain/workflow.ts'
import { systemClock } from '../../src/lib/clock.ts'
import type { MeasuredRun } from '../../src/record/statistics.ts'
import { aJournal, anExecutor, aRequest } from '../agents/sessions.ts'

export const STUDY = resolve(import.meta.dirname, '../../examples/bandits')
export const REHEARSALS = join(STUDY, 'rehearsal')

export const Earlier = z.strictObject({
  id: z.literal('BANDIT-001'),
  study: z.literal('bandits'),
  kind: z.literal('experiment'),
  track: z.literal('full'),
  finishedOn: z.iso.date(),
  approvedBy: z.string().min(1),
  commit: z.null(),
  plan: Plan,
  configs: z.record(z.string(), z.record(z.string(), z.unknown())),
  runs: z.array(
    z.strictObject({
      condition: z.string(),
      seed: z.number(),
      metrics: z.record(z.string(), z.number()),
    }),
  ),
  statistics: ResultStatistics,
  draft: Draft,
  baseline: z.strictObject({
    experiment: z.literal('BANDIT-001'),
    condition: z.string(),
    label: z.string(),
    config: z.record(z.string(), z.unknown()),
    commit: z.null(),
    date: z.iso.date(),
    seeds: z.number(),
    numbers: z.record(z.string(), z.record(z.string(), z.number())),
  }),
  logbook: z.string(),
})

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(STUDY, path), 'utf8'))
}

/** The study's part of the configuration, as the schema reads it. */
export function studyTable(): StudyTable {
  const file = z.object({ study: z.object({ bandits: z.unknown() }) })
  return StudyTable.parse(file.parse(parse(readFileSync(join(STUDY, 'study.toml'), 'utf8'))).study.bandits)
}

export function refusalsOf(verdict: Verdict): readonly string[] {
  return verdict.kind === 'pass' ? [] : verdict.reasons
}

export function plannedIn(round: 1 | 2): Plan {
  return Plan.parse(readJson(`rehearsal/files/plan-${round}.json`))
}

export function aCopy(): { readonly path: string; readonly remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-bandits-')))
  cpSync(join(STUDY, 'repo'), path, { recursive: true })
  renameSync(join(path, 'gitignore'), join(path, '.gitignore'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Plays a recorded session through the real tools in `worktree`, whatever input it is bound to. */
export async function play(
  role: RoleName,
  worktree: string,
  { round = 1, facts = {} }: { round?: number; facts?: AgentRequest['facts'] } = {},
): Promise<AgentOutcome> {
  const { tools, output } = ROLE_DEFINITIONS[role]
  const backend = createRehearsal({
    folder: REHEARSALS,
    clock: systemClock,
    bind: () => undefined,
  })
  const request = aRequest(worktree, {
    role,
    output,
    facts,
    session: SessionId.parse(`BANDIT-002.${role}.${round}`),
    journal: aJournal(),
    tools: anExecutor(worktree, {
      tools,
      protectedPaths: studyTable().protected_paths,
    }),
  })
  return backend.run(request, new AbortController().signal)
}

/** Plays every run of a plan with the code in `repository`, as `bin/run.js` does, in one process of its own. */
export async function playMatrix(plan: Plan, repository: string): Promise<readonly MeasuredRun[]> {
  const script = `
    import { readFileSync } from 'node:fs'
    import { curve, measure } from './src/measure.js'
    import { simulate } from './src/simulate.js'
    import { readTestbed } from './src/testbed.js'
    const plan = JSON.parse(process.argv[1])
    const runs = plan.conditions.flatMap(({ name, params }) => plan.seeds.map((seed) => {
      const config = { ...plan.config, ...params }
      const played = simulate({ testbed: readTestbed(config.testbed), config, seed })
      const points = (step, numbers) => Object.entries(numbers).map(([name, value]) => ({ name, step, value }))
      const steps = curve(played, config).flatMap(({ step, ...numbers }) => points(step, numbers))
      return { condition: name, seed, metrics: [...points(null, measure(played, config)), ...steps] }
    }))
    console.log(JSON.stringify(runs))`
  const argv = ['--input-type=module', '--eval', script, JSON.stringify(plan)]
  const { stdout } = await promisify(execFile)(process.execPath, argv, {
    cwd: repository,
    maxBuffer: 20_000_000,
  })
  return MeasuredRuns.parse(JSON.parse(stdout))
}

const MeasuredRuns = z.array(
  z.strictObject({
    condition: z.string(),
    seed: z.number(),
    metrics: z.array(z.strictObject({ name: z.string(), step: z.number().nullable(), value: z.number() })),
  }),
)
