import { join } from 'node:path'
import type { AgentBackend, Agents } from '../agents/agent.ts'
import { createAbsentBackend } from '../agents/absent-backend.ts'
import { createAgents } from '../agents/agents.ts'
import { createWebLookup } from '../agents/lookup/web-lookup.ts'
import { createAnthropicBackend } from '../agents/anthropic/anthropic-backend.ts'
import type { Binding } from '../agents/rehearsal/binding.ts'
import { createRehearsal } from '../agents/rehearsal/rehearsal.ts'
import type { HookeConfig } from '../config/config.ts'
import { createEmbeddedRows } from '../engine/embedded-rows.ts'
import type { EngineParts } from '../engine/engine.ts'
import { WATCHED, type Watched } from '../engine/trackers/watched.ts'
import { gates } from '../hooks/index.ts'
import type { Clock } from '../lib/clock.ts'
import { createFailpoints, type Failpoints } from '../lib/failpoint.ts'
import { createFileLogger, type DaemonLogger, type Logger, silentLogger } from '../lib/logger.ts'
import type { Sandbox } from '../lib/sandbox/sandbox.ts'
import { createFolderExporter } from '../record/folder/folder-exporter.ts'
import { createLocalArtifactStore } from '../record/local/local-artifact-store.ts'
import { createVegaPlotter } from '../record/vega/vega-plotter.ts'
import type { Store } from '../store/store.ts'
import { createEmbeddedTracker } from '../trackers/embedded/embedded-tracker.ts'
import { createWorktrees } from '../worktrees/create-worktrees.ts'
import { createGitProcess } from '../worktrees/git-process.ts'
import { anthropicOptions } from './anthropic-options.ts'
import { claudeCodeOf } from './claude-code.ts'
import { codexOf } from './codex.ts'
import { buildDrivers } from './compute-kinds.ts'
import type { Env } from './env.ts'
import { lockDeriver } from './lock-deriver.ts'
import { createLiveSettings, type LiveSettings, type SecretsMade } from './live-settings.ts'
import { NOTHING_RUNS, requireSandbox } from './sandbox.ts'
import { studyPromptsOf } from './study-setup.ts'
import { buildTrackers } from './trackers.ts'

export interface PartsRequest {
  readonly config: HookeConfig
  readonly store: Store
  readonly clock: Clock
  readonly env: Env
  /** Folder of the package: prompts lie in it. */
  readonly packageDir: string
  /** The daemon: writes to the log file and may run commands. A reading command does neither. */
  readonly isDaemon: boolean
  /** For the developer who binds rehearsals anew: told each input instead of comparing it. */
  readonly bind?: (binding: Binding) => void
}

export interface Parts extends EngineParts {
  /** What another configuration replaces while the daemon runs (E-12). */
  readonly live: LiveSettings
  readonly adjustLog: (log: HookeConfig['log']) => void
  readonly close: () => void
}

/** Every concrete adapter, named in one place, and the studies they serve. */
export async function buildParts(request: PartsRequest): Promise<Parts> {
  const { config, store, clock, env } = request
  const failpoints = createFailpoints(env['HOOKE_FAILPOINT'])
  const { sandbox, forRuns, found } = request.isDaemon
    ? await requireSandbox({ config, env, now: clock.now(), onRequest: (one) => logger.info(...lineOf(one)) })
    : NOTHING_RUNS
  const secret = (name: string): string | undefined => live.secret(name)
  const warn = (words: string): void => logger.warn('compute.warned', { message: words })
  const live = await createLiveSettings({
    config,
    env,
    driversOf: (now, known) =>
      buildDrivers(now, known, { store, clock, env, sandbox: forRuns, secret, warn }),
    agentsOf: (now, made) => agentsOf({ ...request, config: now }, { ...made, sandbox, forRuns, failpoints }),
  })
  const { mask } = live.parts
  const logger = loggerOf(request, mask)
  const log = engineLog(logger)
  const git = createGitProcess()
  logger.info('sandbox', { message: found })
  return {
    store,
    clock,
    ...live.parts,
    gates,
    log,
    hit: (name, place, next) => failpoints.hit(name, place, next),
    sandbox,
    worktrees: createWorktrees({ root: config.worktreesDir, failpoints, clock, runGit: git.run }),
    deriveLock: lockDeriver({ config, env, sandbox: forRuns }),
    ...trackersOf(request, { log, live }),
    artifacts: createLocalArtifactStore({ folder: join(config.stateDir, 'artifacts') }),
    plotter: createVegaPlotter({}),
    exporter: createFolderExporter({ mask }),
    recordDir: (id) => join(config.stateDir, 'records', id),
    stateDir: config.stateDir,
    keeping: { rules: () => live.config().retention, worktreesDir: config.worktreesDir },
    live,
    adjustLog: ({ level, maximumSize, keep }) => logger.adjust({ level, maximumBytes: maximumSize, keep }),
    close: () => {
      sandbox.close()
      git.close()
      logger.close()
    },
  }
}

function trackersOf({ config, store, clock }: PartsRequest, { log, live }: Pick<Parts, 'log' | 'live'>) {
  const rows = createEmbeddedRows(store)
  const trackers = buildTrackers(config, { rows, clock, log, secret: (name) => live.secret(name) })
  const watched = (name: string): Watched => {
    const own = config.tracker[name]
    return own === undefined
      ? WATCHED
      : { ...own.intake, pollEveryMs: own.pollEvery, transcripts: own.transcripts }
  }
  return {
    tracker: createEmbeddedTracker({ rows, clock }),
    trackers,
    watched,
    publicUrl: config.publicUrl ?? null,
  }
}

interface AgentsMade extends SecretsMade {
  readonly sandbox: Sandbox
  readonly forRuns: Sandbox
  readonly failpoints: Failpoints
}

function agentsOf(request: PartsRequest, made: AgentsMade): Agents {
  const { sandbox, failpoints } = made
  return createAgents({ ...agentsOptions(request, made), sandbox, failpoints })
}

function agentsOptions(request: PartsRequest, made: AgentsMade) {
  const { config, clock, packageDir, bind } = request
  const { backend, model, effort, rehearsals, limits, lookup, roles } = config.agents
  const backends = {
    rehearsal: rehearsalOf({ rehearsals, clock, bind }),
    anthropic: anthropicOf({ config, clock, ...made }),
    'claude-code': claudeCodeOf({ ...request, ...made, sandbox: made.forRuns }),
    codex: codexOf({ ...request, ...made, sandbox: made.forRuns }),
  }
  const named = Object.entries(roles).map(([role, { turns, usd, minutes, tokens, ...rest }]) => {
    const own = Object.fromEntries(
      Object.entries({ turns, usd, minutes, tokens }).filter(([, value]) => value !== undefined),
    )
    return [
      role,
      { ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)), limits: own },
    ]
  })
  return {
    promptsDir: join(packageDir, 'prompts'),
    overridesDir: null,
    studyPrompts: studyPromptsOf(config),
    standard: { backend, model, limits, ...(effort === undefined ? {} : { effort }) },
    roles: Object.fromEntries(named) as Record<string, never>,
    backends,
    lookUp: createWebLookup({ timeoutMs: lookup.seconds * 1_000, maximumBytes: lookup.size }),
  }
}

function lineOf(request: object): [string, Record<string, unknown>] {
  return ['sandbox.request', { ...request }]
}

const NOBODY =
  'name the folder of recorded sessions as `rehearsals` under [agents] in hooke.toml, or set backend = "anthropic" there, then hooke retry'

/** Live as soon as its key is among the secrets; a role that names it without one was refused when the file was read. */
function anthropicOf(request: Parameters<typeof anthropicOptions>[0]): AgentBackend {
  const options = anthropicOptions(request)
  if (options !== null) return createAnthropicBackend(options)
  const { apiKey } = request.config.agents.anthropic
  return createAbsentBackend('anthropic', `put its key under [secrets] as ${apiKey}, then hooke retry`)
}

function rehearsalOf({
  rehearsals,
  clock,
  bind,
}: {
  rehearsals: string | undefined
  clock: Clock
  bind: PartsRequest['bind'] | undefined
}): AgentBackend {
  if (rehearsals === undefined) return createAbsentBackend('rehearsal', NOBODY)
  return createRehearsal({ folder: rehearsals, clock, ...(bind === undefined ? {} : { bind }) })
}

function loggerOf({ config, clock, isDaemon }: PartsRequest, mask: (text: string) => string): DaemonLogger {
  if (!isDaemon) return { ...silentLogger, adjust: () => undefined, close: () => undefined }
  return createFileLogger({
    path: join(config.stateDir, 'log', 'daemon.log'),
    level: config.log.level,
    mask,
    now: () => clock.now(),
    maximumBytes: config.log.maximumSize,
    keep: config.log.keep,
  })
}

/** The engine says fields first, then words; a line of the log is named by its event. */
function engineLog(logger: Logger): EngineParts['log'] {
  const line =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    ({ event, ...fields }: Readonly<Record<string, unknown>>, message: string): void =>
      logger[level](typeof event === 'string' ? event : message, { ...fields, message })
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
}
