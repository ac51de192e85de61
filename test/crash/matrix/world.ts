import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalDriver } from '../../../src/compute/local/local-driver.ts'
import { ExperimentId } from '../../../src/domain/ids.ts'
import { createEmbeddedRows } from '../../../src/engine/embedded-rows.ts'
import { createEngine, type Engine, type EngineParts } from '../../../src/engine/engine.ts'
import { ATTENTION } from '../../../src/engine/runs/attention.ts'
import { gates } from '../../../src/hooks/index.ts'
import type { Failpoints } from '../../../src/lib/failpoint.ts'
import { createMasker } from '../../../src/lib/masking.ts'
import { noSandbox } from '../../../src/lib/sandbox/sandbox.ts'
import { createFolderExporter } from '../../../src/record/folder/folder-exporter.ts'
import { createLocalArtifactStore } from '../../../src/record/local/local-artifact-store.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { acquireLock } from '../../../src/store/lock.ts'
import { createStore, type Store } from '../../../src/store/store.ts'
import { createEmbeddedTracker } from '../../../src/trackers/embedded/embedded-tracker.ts'
import { createWorktrees } from '../../../src/worktrees/create-worktrees.ts'
import { createAgents } from '../../../src/agents/agents.ts'
import { createScriptedBackend } from '../../fakes/scripted-agent.ts'
import { createInstantPlotter } from '../../fakes/world/instant-plotter.ts'
import { createShiftedClock } from '../../fakes/world/shifted-clock.ts'
import type { Course } from './course.ts'
import { studySetup, variables } from './study.ts'

export const EXPERIMENT = ExperimentId.parse('SCALE-001')
/** What no file may hold: the only secret of this world. */
export const CANARY = 'canary-7c1e0b42a9d3'

export type LaneName = keyof EngineParts['lanes']

export interface World {
  readonly store: Store
  readonly engine: Engine
  readonly clock: EngineParts['clock']
  readonly stateDir: string
  readonly log: readonly string[]
  /** Which lanes take work; all others take none. */
  open(...lanes: readonly LaneName[]): void
  close(): Promise<void>
}

export interface WorldOptions {
  readonly root: string
  readonly course: Course
  readonly hit: Failpoints['hit']
  /** How far its clock is ahead of the computer's. */
  readonly aheadMs: number
}

export const stateDirOf = (root: string): string => join(root, 'state')

/**
 * The daemon without its terminal and pages: real engine, store with its lock, git, local driver and gates over a
 * folder; agents say what the course wrote for them.
 */
export function openWorld({ root, course, hit, aheadMs }: WorldOptions): World {
  const stateDir = stateDirOf(root)
  const clock = createShiftedClock()
  clock.advance(aheadMs)
  const lock = acquireLock(stateDir, { pid: process.pid, startedAt: clock.now() })
  const path = join(stateDir, 'hooke.db')
  const store = createStore(openDatabase(path, { create: !existsSync(path) }))
  const epoch = store.daemon.start({ pid: process.pid, at: clock.now() })
  const setup = studySetup(root, course.study)
  store.studies.put({ id: setup.id, name: setup.name, prefix: setup.prefix, createdAt: 1000 })
  store.people.put({ name: 'ada', ids: {}, rights: ['admin'], createdAt: 1000 })

  const lanes: Record<LaneName, number> = { agents: 0, hardware: 0, work: 0, tracker: 4 }
  const log: string[] = []
  const parts = partsOf({ root, course, clock, store, stateDir, setup, hit, lanes, log })
  const engine = createEngine(parts, { epoch })
  return {
    store,
    engine,
    clock,
    stateDir,
    log,
    open(...names) {
      for (const name of ['agents', 'hardware', 'work'] as const) lanes[name] = names.includes(name) ? 4 : 0
      engine.look()
    },
    async close() {
      await engine.stop()
      store.db.close()
      lock.release()
    },
  }
}

interface Pieces {
  readonly root: string
  readonly course: Course
  readonly clock: EngineParts['clock']
  readonly store: Store
  readonly stateDir: string
  readonly setup: ReturnType<typeof studySetup>
  readonly hit: Failpoints['hit']
  readonly lanes: EngineParts['lanes']
  readonly log: string[]
}

function partsOf({ root, course, clock, store, stateDir, setup, hit, lanes, log }: Pieces): EngineParts {
  const secrets = [{ name: 'CANARY', value: CANARY }]
  const masker = createMasker({ secrets })
  const mask = (text: string): string => masker.mask(text)
  const keep = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void log.push(`${level} ${message} ${JSON.stringify(fields)}`)
  return {
    store,
    clock,
    mask,
    secrets,
    hit,
    lanes,
    gates,
    log: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') },
    agents: createAgents({
      promptsDir: join(import.meta.dirname, '../../../prompts'),
      overridesDir: null,
      standard: { backend: 'scripted', model: 'scripted' },
      backends: { scripted: createScriptedBackend(course.scripts, { clock }) },
      sandbox: noSandbox,
      failpoints: { hit },
    }),
    worktrees: createWorktrees({ root: join(root, 'worktrees'), failpoints: { hit }, clock }),
    sandbox: noSandbox,
    drivers: {
      local: createLocalDriver({
        runsDir: join(stateDir, 'runs'),
        clock,
        environment: variables(root),
        secret: () => CANARY,
      }),
    },
    tracker: createEmbeddedTracker({ rows: createEmbeddedRows(store), clock }),
    artifacts: createLocalArtifactStore({ folder: join(stateDir, 'artifacts') }),
    plotter: createInstantPlotter(),
    exporter: createFolderExporter({ mask }),
    attention: ATTENTION,
    study: () => setup,
    recordDir: (id) => join(stateDir, 'records', id),
    stateDir,
  }
}
