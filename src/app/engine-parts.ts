import { join } from 'node:path'
import type { AgentBackend } from '../agents/agent.ts'
import { createAbsentBackend } from '../agents/absent-backend.ts'
import { createAgents } from '../agents/agents.ts'
import type { Binding } from '../agents/rehearsal/binding.ts'
import { createRehearsal } from '../agents/rehearsal/rehearsal.ts'
import { createLocalDriver } from '../compute/local/local-driver.ts'
import type { HookeConfig } from '../config/config.ts'
import { readSecrets } from '../config/surroundings.ts'
import { HookeError } from '../domain/errors.ts'
import { createEmbeddedRows } from '../engine/embedded-rows.ts'
import type { EngineParts } from '../engine/engine.ts'
import { gates } from '../hooks/index.ts'
import type { Clock } from '../lib/clock.ts'
import { createFailpoints } from '../lib/failpoint.ts'
import { createFileLogger, type Logger, silentLogger } from '../lib/logger.ts'
import { createMasker } from '../lib/masking.ts'
import { createFolderExporter } from '../record/folder/folder-exporter.ts'
import { createLocalArtifactStore } from '../record/local/local-artifact-store.ts'
import { createVegaPlotter } from '../record/vega/vega-plotter.ts'
import type { Store } from '../store/store.ts'
import { createEmbeddedTracker } from '../trackers/embedded/embedded-tracker.ts'
import { createWorktrees } from '../worktrees/create-worktrees.ts'
import { attentionOf } from './attention.ts'
import { NOTHING_RUNS, requireSandbox, runsIn } from './sandbox.ts'
import { environmentOf, studySetups } from './study-setup.ts'

export type Env = Readonly<Record<string, string | undefined>>

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

/** Every concrete adapter, named in one place, and the studies they serve. */
export async function buildParts(
  request: PartsRequest,
): Promise<EngineParts & { readonly close: () => void }> {
  const { config, store, clock, env } = request
  const secrets = [...readSecrets(config, env)].map(([name, value]) => ({ name, value }))
  const masker = createMasker({ secrets })
  const mask = (text: string): string => masker.mask(text)
  const setups = await studySetups(config, env)
  const failpoints = createFailpoints(env['HOOKE_FAILPOINT'])
  const logger = loggerOf(request, mask)
  const environment = environmentOf(config.compute.local.environment, env)
  const { sandbox, found } = request.isDaemon
    ? await requireSandbox({ config, env, now: clock.now() })
    : NOTHING_RUNS
  logger.info('sandbox', { message: found })
  return {
    store,
    clock,
    mask,
    secrets,
    gates,
    log: engineLog(logger),
    hit: (name, place, next) => failpoints.hit(name, place, next),
    sandbox,
    agents: createAgents({ ...agentsOptions(request), sandbox, failpoints }),
    worktrees: createWorktrees({ root: config.worktreesDir, failpoints, clock }),
    drivers: {
      local: createLocalDriver({
        runsDir: join(config.stateDir, 'runs'),
        clock,
        environment,
        secret: (name) => secrets.find((one) => one.name === name)?.value,
        ...runsIn(config, sandbox),
      }),
    },
    tracker: createEmbeddedTracker({ rows: createEmbeddedRows(store), clock }),
    artifacts: createLocalArtifactStore({ folder: join(config.stateDir, 'artifacts') }),
    plotter: createVegaPlotter({}),
    exporter: createFolderExporter({ mask }),
    attention: attentionOf(config.attention),
    study: (id) => setups.get(id) ?? unknownStudy(id),
    recordDir: (id) => join(config.stateDir, 'records', id),
    stateDir: config.stateDir,
    lanes: { agents: 4, hardware: 64, work: 4, tracker: 4 },
    close: () => logger.close(),
  }
}

function agentsOptions({ config, clock, packageDir, bind }: PartsRequest) {
  const { backend, model, rehearsals, limits, roles } = config.agents
  const backends = { rehearsal: rehearsalOf({ rehearsals, clock, bind }) }
  const named = Object.entries(roles).map(([role, { turns, usd, minutes, ...rest }]) => {
    const own = Object.fromEntries(
      Object.entries({ turns, usd, minutes }).filter(([, value]) => value !== undefined),
    )
    return [
      role,
      { ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)), limits: own },
    ]
  })
  return {
    promptsDir: join(packageDir, 'prompts'),
    overridesDir: null,
    standard: { backend, model, limits },
    roles: Object.fromEntries(named) as Record<string, never>,
    backends,
  }
}

const NOBODY =
  'this version plays recorded sessions only; name their folder as `rehearsals` under [agents] in hooke.toml, then hooke retry'

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

function loggerOf(
  { config, clock, isDaemon }: PartsRequest,
  mask: (text: string) => string,
): Logger & { close(): void } {
  if (!isDaemon) return { ...silentLogger, close: () => undefined }
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

function unknownStudy(id: string): never {
  throw new HookeError('config.invalid', `the study ${id} is not in the configuration any more`, {
    advice: 'put it back into hooke.toml; its experiments wait until then',
  })
}
