import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createAgents } from '../../src/agents/agents.ts'
import { createEngine, type Engine, type EngineParts } from '../../src/engine/engine.ts'
import type { StudySetup } from '../../src/engine/study.ts'
import { gates } from '../../src/hooks/index.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { noFailpoints } from '../../src/lib/failpoint.ts'
import { createMasker } from '../../src/lib/masking.ts'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'
import { createFolderExporter } from '../../src/record/folder/folder-exporter.ts'
import { createLocalArtifactStore } from '../../src/record/local/local-artifact-store.ts'
import { createLinearTracker } from '../../src/trackers/linear/linear-tracker.ts'
import { openDatabase } from '../../src/store/database.ts'
import { acquireLock } from '../../src/store/lock.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createWorktrees } from '../../src/worktrees/create-worktrees.ts'
import { createInstantPlotter } from '../fakes/world/instant-plotter.ts'
import { createGithubTracker } from '../../src/trackers/github/github-tracker.ts'
import type { Tracker } from '../../src/trackers/tracker.ts'
import type { TrackerAccess } from './trackers/tracker-world.ts'
import { createMaker, type Maker, type Mode } from './making.ts'
import { createWorldBackend } from './world-agents.ts'
import { createWorldArtifacts } from './world-artifacts.ts'
import { CANARY, createWorldClient } from './world-client.ts'
import { createWorldDriver } from './world-driver.ts'
import { createWorldTracker } from './world-tracker.ts'

export interface DaemonOptions {
  /** Holds `state`, the study's repository and its worktrees. */
  readonly root: string
  readonly url: string
  readonly mode: Mode
  readonly listingLagMs: number
  /** The double of a tracker in which the study lives; the fake world's own when absent. */
  readonly outside?: TrackerAccess
}

export interface Daemon {
  readonly engine: Engine
  readonly store: Store
  close(): Promise<void>
}

const clock = systemClock
const RUNS_MS = 60

/** Hooke's engine, store, outbox, git and gates over a folder; all that is outside speaks HTTP to the fake world. */
export function openDaemon(options: DaemonOptions): Daemon {
  const stateDir = join(options.root, 'state')
  const lock = acquireLock(stateDir, { pid: process.pid, startedAt: clock.now() })
  const path = join(stateDir, 'hooke.db')
  const store = createStore(openDatabase(path, { create: !existsSync(path) }))
  const epoch = store.daemon.start({ pid: process.pid, at: clock.now() })
  const setup = setupOf(options)
  store.studies.put({ id: setup.id, name: setup.name, prefix: setup.prefix, createdAt: 1000 })
  store.people.put({ name: 'ada', ids: idsOf(options), rights: ['admin'], createdAt: 1000 })
  const engine = createEngine(partsOf(options, { store, setup, stateDir }), { epoch })
  return {
    engine,
    store,
    async close() {
      await engine.stop()
      store.db.close()
      lock.release()
    },
  }
}

interface Pieces {
  readonly store: Store
  readonly setup: StudySetup
  readonly stateDir: string
}

function partsOf(options: DaemonOptions, { store, setup, stateDir }: Pieces): EngineParts {
  const secrets = [{ name: 'CANARY', value: CANARY }]
  const masker = createMasker({ secrets })
  const mask = (text: string): string => masker.mask(text)
  const say = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void process.stderr.write(`${level} ${mask(`${message} ${JSON.stringify(fields)}`)}\n`)
  return {
    store,
    clock,
    mask,
    secrets,
    gates,
    log: { debug: () => undefined, info: () => undefined, warn: say('warn'), error: say('error') },
    hit: () => undefined,
    lanes: { agents: 8, hardware: 8, work: 8, tracker: 8 },
    worktrees: createWorktrees({ root: join(options.root, 'worktrees'), failpoints: noFailpoints, clock }),
    sandbox: noSandbox,
    plotter: createInstantPlotter(),
    exporter: createFolderExporter({ mask }),
    // whoever asks about a run that lasts a moment asks soon
    attention: {
      phases: [{ untilMs: 60_000, everyMs: 80 }],
      laterEveryMs: 500,
      unchangedLooks: 3,
      longestMs: 1_000,
      milestone: { forMs: 0, everyMs: 80 },
      finish: { share: 0, everyMs: 80 },
    },
    study: () => setup,
    ...inTracker(options),
    recordDir: (id) => join(stateDir, 'records', id),
    stateDir,
    ...outsideOf(options, { mask, stateDir }),
  }
}

const idsOf = ({ outside }: DaemonOptions): Readonly<Record<string, string>> =>
  outside === undefined ? {} : { 'tracker/team': outside.ada }

/** Looked at four times a second, for no webhook comes. */
function inTracker({ outside }: DaemonOptions): Pick<EngineParts, 'trackers' | 'watched'> {
  if (outside === undefined) return {}
  const watched = { label: 'hooke', delegation: false, pollEveryMs: 250 }
  return { trackers: new Map([['team', TRACKERS[outside.kind](outside)]]), watched: () => watched }
}

const REQUEST_TIMEOUT_MS = 2_000
const TRACKERS: Readonly<Record<TrackerAccess['kind'], (access: TrackerAccess) => Tracker>> = {
  linear: ({ url, token }) =>
    createLinearTracker({
      ...{ name: 'team', team: 'ENG', token: () => token, apiUrl: url, clock, agent: false },
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
    }),
  github: ({ url, token }) =>
    createGithubTracker({
      ...{ name: 'team', owner: 'lab', repo: 'bandits', baseUrl: url, clock },
      auth: { kind: 'token', token: () => token },
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
      listingLagMs: 300,
      // it would be asked too often for the real limits
      pace: false,
    }),
}

function outsideOf(
  { url, mode, listingLagMs }: DaemonOptions,
  { mask, stateDir }: { mask: (text: string) => string; stateDir: string },
): Pick<EngineParts, 'agents' | 'drivers' | 'tracker' | 'artifacts'> {
  const maker = createMaker(mode, { clock, listingLagMs, record: join(stateDir, 'made.jsonl') })
  return {
    agents: createAgents({
      promptsDir: join(import.meta.dirname, '../../prompts'),
      overridesDir: null,
      standard: { backend: 'world', model: 'world' },
      backends: { world: createWorldBackend({ clock, client: createWorldClient(url, 'agent.unavailable') }) },
      sandbox: noSandbox,
    }),
    tracker: createWorldTracker({ maker, client: createWorldClient(url, 'tracker.unreachable') }),
    drivers: { world: driverOf({ url, maker, mask, stateDir, listingLagMs }) },
    artifacts: createWorldArtifacts({
      client: createWorldClient(url, 'record.incomplete'),
      local: createLocalArtifactStore({ folder: join(stateDir, 'artifacts') }),
    }),
  }
}

function driverOf(given: {
  readonly url: string
  readonly maker: Maker
  readonly mask: (text: string) => string
  readonly stateDir: string
  readonly listingLagMs: number
}): ReturnType<typeof createWorldDriver> {
  const { url, stateDir, ...rest } = given
  const client = createWorldClient(url, 'compute.unreachable')
  return createWorldDriver({ ...rest, client, clock, runsMs: RUNS_MS, folder: join(stateDir, 'collected') })
}

/** Counts its tests as a real runner does, and is as quick as the agents. */
const INSTANT_TESTS = [
  'sh',
  '-c',
  'n=$(ls test | wc -l); echo "# tests $n"; echo "# pass $n"; echo "# fail 0"',
]

function setupOf({ root, outside }: DaemonOptions): StudySetup {
  const path = join(root, 'study')
  return {
    id: 'scales',
    name: 'Scales',
    prefix: 'SCALE',
    scope: 'what a scale does to a score',
    repository: { path, baseBranch: 'main', mergeTarget: 'main', remote: 'origin' },
    owner: 'ada',
    commands: { test: INSTANT_TESTS, lint: null, build: null },
    protectedPaths: ['bin/**', 'data/**', '.agents/**'],
    glossary: { score: 'the number a run reports' },
    gotchas: [],
    context: 'A small code base that turns points into a score.',
    minimumSeeds: 3,
    compute: 'world',
    concurrency: 3,
    logLimitBytes: 1_000_000,
    secretNames: [],
    environment: { PATH: process.env['PATH'] ?? '' },
    budget: { experimentUsd: 5, studyUsd: 500 },
    limits: { planRounds: 3, reviewRounds: 3, testRounds: 3, auditRounds: 3, refusals: 3, infraRetries: 3 },
    logbook: '.agents/logbooks/scales.md',
    policy: { forbiddenWords: [], style: '' },
    ...(outside === undefined ? {} : { tracker: 'team' }),
  }
}
