import { expect } from 'vitest'
import { mkdtempSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LookUp } from '../../src/agents/lookup/lookup.ts'
import { createLocalDriver } from '../../src/compute/local/local-driver.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { createEmbeddedRows } from '../../src/engine/embedded-rows.ts'
import { createEngine, type EngineParts } from '../../src/engine/engine.ts'
import type { Actor, ApproveRequest, Decided } from '../../src/engine/commands.ts'
import { fold } from '../../src/engine/fold.ts'
import { ATTENTION } from '../../src/engine/runs/attention.ts'
import type { StudySetup } from '../../src/engine/study.ts'
import { gates as realGates } from '../../src/hooks/index.ts'
import { noFailpoints } from '../../src/lib/failpoint.ts'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'
import { createMasker } from '../../src/lib/masking.ts'
import { createFolderExporter } from '../../src/record/folder/folder-exporter.ts'
import { createLocalArtifactStore } from '../../src/record/local/local-artifact-store.ts'
import { createStore } from '../../src/store/store.ts'
import { createStuck, type Stuck } from '../../src/store/views/stuck.ts'
import { createEmbeddedTracker } from '../../src/trackers/embedded/embedded-tracker.ts'
import { createWorktrees } from '../../src/worktrees/create-worktrees.ts'
import { newDatabase } from '../builders/database.ts'
import { gitProcess } from '../builders/git-process.ts'
import { createScriptedAgents, type Scripts } from '../fakes/scripted-agent.ts'
import { createInstantPlotter } from '../fakes/world/instant-plotter.ts'
import { createScaleDriver } from '../fakes/world/scale-driver.ts'
import { uneventfulScripts } from '../fakes/world/scripts.ts'
import { createShiftedClock } from '../fakes/world/shifted-clock.ts'
import { createStudyRepository, git } from '../fakes/world/study-repository.ts'

export const ADA: Actor = { name: 'ada', channel: 'cli' }
export const BOB: Actor = { name: 'bob', channel: 'web' }
/** May look, and nothing else. */
export const EVE: Actor = { name: 'eve', channel: 'cli' }

export interface LabOptions {
  readonly scripts?: Scripts
  readonly gates?: Partial<EngineParts['gates']>
  readonly driver?: Partial<Parameters<typeof createScaleDriver>[0]>
  /** Runs really execute. */
  readonly local?: boolean
  readonly study?: Partial<StudySetup>
  readonly files?: Readonly<Record<string, string>>
  readonly secrets?: EngineParts['secrets']
  /** The web, for the roles that may look things up. */
  readonly lookUp?: LookUp
  /** Replaces or wraps parts before the engine is made. */
  readonly wrap?: (parts: EngineParts) => Partial<EngineParts>
}

/** A study with everything real but the agents, the runs and the drawing, unless a test asks for those too. */
export function aLab(options: LabOptions = {}) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-lab-')))
  const world = partsOf(folder, options)
  const { parts, clock, stuckRows } = world
  const engine = createEngine(parts, { epoch: 1 })
  engine.start()
  return {
    ...helpersOf(world, engine),
    folder,
    parts,
    clock,
    engine,
    commands: engine.commands,
    store: parts.store,
    stuckRows,
    driver: world.fake,
    agents: world.agents,
    repository: world.repository,
    git: (...args: string[]) => git(world.repository.path, ...args),
    remoteGit: (...args: string[]) => git(world.repository.remotePath, ...args),
    gone: async () => {
      await engine.stop()
      parts.store.db.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
export type Lab = ReturnType<typeof aLab>

/** What holds at every moment of every experiment: nothing is stuck (W-1), and the log gives the stored state (E-8). */
export function expectSound({ stuckRows, store, parts }: Lab): void {
  expect(stuckRows).toEqual([])
  const rows = store.db.prepare('select id from experiments').all() as { id: ExperimentId }[]
  for (const { id } of rows) {
    const { study, snapshot } = store.experiments.get(id)
    expect(JSON.parse(fold(store, id, parts.study(study).limits))).toEqual(JSON.parse(snapshot))
  }
}

function partsOf(folder: string, options: LabOptions) {
  const clock = createShiftedClock()
  const store = createStore(newDatabase(folder))
  // a laboratory does not outlive its process: nothing is waited for until it is on the disk
  store.db.pragma('synchronous = off')
  const repository = createStudyRepository(folder, options.files)
  const agents = createScriptedAgents(
    { ...uneventfulScripts, ...options.scripts },
    { clock, lookUp: options.lookUp },
  )
  const fake = createScaleDriver({ clock, folder, ...options.driver })
  const local = createLocalDriver({
    runsDir: join(folder, 'runs'),
    clock,
    environment: VARIABLES,
    secret: () => undefined,
  })
  const secrets = options.secrets ?? []
  const masker = createMasker({ secrets })
  const mask = (text: string): string => masker.mask(text)
  const setup = setupOf(repository, options)
  const stuck = createStuck(store.db)
  const stuckRows: Stuck[] = []
  const log: { level: string; fields: Readonly<Record<string, unknown>>; message: string }[] = []
  const keep = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void log.push({ level, fields, message })

  addStudyAndPeople(store, setup)
  const parts: EngineParts = {
    store,
    clock,
    mask,
    secrets,
    agents,
    sandbox: noSandbox,
    log: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') },
    hit: (point) => {
      if (point === 'step.beforeCommit') stuckRows.push(...stuck())
    },
    worktrees: createWorktrees({
      root: join(folder, 'worktrees'),
      failpoints: noFailpoints,
      clock,
      runGit: gitProcess.run,
    }),
    drivers: { fake, local },
    tracker: createEmbeddedTracker({ rows: createEmbeddedRows(store), clock }),
    artifacts: createLocalArtifactStore({ folder: join(folder, 'artifacts') }),
    plotter: createInstantPlotter(),
    exporter: createFolderExporter({ mask }),
    gates: { ...realGates, ...options.gates },
    attention: ATTENTION,
    study: () => setup,
    recordDir: (id) => join(folder, 'records', id),
    stateDir: folder,
    lanes: { agents: 4, hardware: 4, work: 4, tracker: 4 },
  }
  return { parts: { ...parts, ...options.wrap?.(parts) }, clock, stuckRows, fake, agents, repository, log }
}

const VARIABLES = { PATH: process.env['PATH'] ?? '' }

function setupOf(
  repository: StudySetup['repository'],
  { study = {}, local = false }: LabOptions,
): StudySetup {
  return {
    id: 'scales',
    name: 'Scales',
    prefix: 'SCALE',
    scope: 'what a scale does to a score',
    repository,
    owner: 'ada',
    commands: { test: ['node', '--test', '--test-isolation=none'], lint: null, build: null },
    protectedPaths: ['bin/**', 'data/**', '.agents/**'],
    glossary: { score: 'the number a run reports', scale: 'what the mean of the points is multiplied by' },
    gotchas: [],
    context: 'A small code base that turns points into a score.',
    minimumSeeds: 3,
    compute: local ? 'local' : 'fake',
    concurrency: 3,
    logLimitBytes: 1_000_000,
    secretNames: [],
    environment: VARIABLES,
    budget: { experimentUsd: 5, studyUsd: 50 },
    limits: { planRounds: 3, reviewRounds: 3, testRounds: 3, auditRounds: 3, refusals: 3, infraRetries: 3 },
    logbook: '.agents/logbooks/scales.md',
    policy: { forbiddenWords: ['prove', 'clearly'], style: '' },
    ...study,
  }
}

function addStudyAndPeople({ studies, people }: EngineParts['store'], setup: StudySetup): void {
  const createdAt = 1_000
  studies.put({ id: setup.id, name: setup.name, prefix: setup.prefix, createdAt })
  people.put({ name: 'ada', ids: {}, rights: ['admin'], createdAt })
  people.put({ name: 'bob', ids: {}, rights: ['approve', 'spend'], createdAt })
  people.put({ name: 'eve', ids: {}, rights: ['view'], createdAt })
}

/** Long, for a machine that is busy with others. */
const PATIENCE_MS = 150_000
const STANDARD: ApproveRequest = { hash: null, followUps: [], merge: true, acceptUnverified: false }

function helpersOf({ parts, log }: ReturnType<typeof partsOf>, engine: ReturnType<typeof createEngine>) {
  const { store } = parts
  const latest = store.db.prepare('select id from experiments order by rowid desc limit 1')
  const open = store.db.prepare("select 1 from outbox where state in ('pending', 'started')")
  const current = (): ExperimentId => {
    const [row] = latest.all() as { id: ExperimentId }[]
    if (row === undefined) throw new Error('there is no experiment yet')
    return row.id
  }
  const experiment = (id = current()) => store.experiments.get(id)
  const isQuiet = (): boolean => engine.busy === 0 && open.get() === undefined
  const settle = async () => {
    await until(isQuiet, () => trouble(experiment(), log))
    return experiment()
  }
  return {
    log,
    experiment,
    isQuiet,
    settle,
    async newExperiment(question = 'Does a doubled scale give a higher score than a plain one?') {
      const request = { study: 'scales', question, title: null, priority: 0, parent: null } as const
      return engine.commands.newExperiment({ ...request, kind: 'experiment', track: 'full' }, ADA)
    },
    /** From the question to the gate of a person, or wherever it ends before. */
    async begin() {
      await this.newExperiment()
      return settle()
    },
    approve: (given: Partial<ApproveRequest> = {}, actor: Actor = ADA): Decided =>
      engine.commands.approve(current(), { ...STANDARD, ...given }, actor),
    async approveAndSettle(given: Partial<ApproveRequest> = {}) {
      this.approve(given)
      return settle()
    },
    /** The whole track with both approvals. */
    async walk() {
      await this.begin()
      await this.approveAndSettle()
      return this.approveAndSettle({ followUps: [1] })
    },
    events: () => store.events.list(current()),
    eventTypes: () => store.events.list(current()).map(({ event }) => event.type),
    stages: () => store.events.list(current()).flatMap(({ from, to }) => (from === to ? [] : [to as string])),
    gate: (name: string) => store.gateRuns.list(current()).filter(({ gate }) => gate === name),
    input: (role: string, round = 1): string =>
      store.sessions
        .list(current())
        .filter((session) => session.role === role && session.round === round)
        .map(({ input }) => JSON.stringify(input))
        .join(),
    until: (isTrue: () => boolean) => until(isTrue, () => trouble(experiment(), log)),
  }
}

/**
 * Asks again until it is so, soon at first and then less often, for to ask costs the processor, too; a condition that
 * never comes is an error with what was there instead.
 */
export async function until(isTrue: () => boolean, found: () => string): Promise<void> {
  const start = performance.now()
  while (!isTrue()) {
    const waited = performance.now() - start
    if (waited > PATIENCE_MS) throw new Error(`it did not come to it: ${found()}`)
    await new Promise((resolve) => setTimeout(resolve, Math.min(2 + waited / 50, 8)))
  }
}

function trouble(
  {
    id,
    stage,
    substage,
    turn,
    reason,
  }: { id: string; stage: string; substage: string; turn: string; reason: string | null },
  log: readonly { level: string; fields: Readonly<Record<string, unknown>>; message: string }[],
): string {
  const bad = log.filter(({ level }) => level === 'error' || level === 'warn').slice(-3)
  return `${id} at ${stage} ${substage}, turn ${turn}, because ${reason ?? 'nothing'}\n${JSON.stringify(bad, null, 1)}`
}
