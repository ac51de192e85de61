import { randomBytes } from 'node:crypto'
import { removeDaemonFile, writeDaemonFile } from '../cli/daemon-file.ts'
import type { RunningDaemon } from '../cli/deps.ts'
import type { HookeConfig } from '../config/config.ts'
import { claimWeight } from '../engine/claim-weight.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import {
  type AppDeps,
  type Auth,
  createApp,
  createAuth,
  type DaemonMark,
  type Served,
  serveApp,
} from '../http/server.ts'
import { allowedHosts, studyFacts } from './web-facts.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { createViews } from '../store/views/views.ts'
import { buildParts, type Env, type PartsRequest } from './engine-parts.ts'
import { type OpenState, openState, takeOver } from './open-state.ts'

export interface DaemonRequest extends Pick<PartsRequest, 'bind'> {
  readonly config: HookeConfig
  readonly host: string
  readonly port: number
  readonly clock: Clock
  readonly env: Env
  readonly packageDir: string
  readonly version: string
}

export interface Daemon extends RunningDaemon {
  readonly engine: Engine
  readonly store: Store
  readonly token: string
  readonly person: string
}

/**
 * The daemon in this process: lock, state, parts, web, and only then new work (E-6). Whatever fails on the way lets go
 * of what was taken before it.
 */
export async function startDaemon(request: DaemonRequest): Promise<Daemon> {
  const state = openState(request.config, request.clock)
  try {
    takeOver(state.store, request.config, request.clock.now())
    return await startOn(request, state)
  } catch (error) {
    state.close()
    throw error
  }
}

async function startOn(request: DaemonRequest, state: OpenState): Promise<Daemon> {
  const { config, clock } = request
  const { store } = state
  const parts = await buildParts({ ...request, store, isDaemon: true })
  const engine = createEngine(parts, { epoch: state.epoch })
  const person = ownerOf(config)
  const auth = createAuth({ store, clock, random: randomBytes })
  const { promise: ended, resolve: end } = Promise.withResolvers<undefined>()
  const mark: { current: DaemonMark | null; stopping?: Promise<void> } = { current: null }
  const app = createApp(
    webDeps(request, { parts, engine, auth, mark: () => mark.current, onShutdown: () => void stop() }),
  )
  const server = await serveApp(app, { host: request.host, port: request.port })
  const url = `http://${request.host}:${server.port}`
  const stop = (): Promise<void> => {
    mark.stopping ??= stopAll({ config, parts, engine, server, state }).finally(() => end(undefined))
    return mark.stopping
  }

  mark.current = { pid: process.pid, url, startedAt: clock.now() }
  const token = auth.issueBearer(person)
  writeDaemonFile(config.stateDir, { ...mark.current, token })
  parts.log.info({ event: 'daemon.started', url, epoch: state.epoch }, 'daemon started')
  engine.start()
  const link = `${config.publicUrl ?? url}${auth.issueLink(person)}`
  return { url, link, token, person, ended, stop, engine, store }
}

interface WebParts {
  readonly parts: Awaited<ReturnType<typeof buildParts>>
  readonly engine: Engine
  readonly auth: Auth
  readonly mark: () => DaemonMark | null
  readonly onShutdown: () => void
}

function webDeps(request: DaemonRequest, { parts, engine, auth, mark, onShutdown }: WebParts): AppDeps {
  const { config, clock, version, host } = request
  return {
    store: parts.store,
    views: createViews(parts.store),
    commands: engine.commands,
    auth,
    clock,
    mask: parts.mask,
    version,
    artifacts: parts.artifacts,
    allowedHosts: allowedHosts(config, host),
    readOnly: false,
    daemon: mark,
    study: (id) => studyFacts(config, id),
    weighClaim: (study, claim) => claimWeight(parts.store, study, claim),
    onShutdown,
    onFault: (error, where) =>
      parts.log.error({ reason: error.message, stack: error.stack, where }, 'request failed'),
  }
}

interface Running extends Pick<WebParts, 'parts' | 'engine'> {
  readonly config: HookeConfig
  readonly server: Served
  readonly state: OpenState
}

/** Nothing new, then everything under way lets go; runs live on and are found again. */
async function stopAll({ config, parts, engine, server, state }: Running): Promise<void> {
  await engine.stop()
  await server.close()
  removeDaemonFile(config.stateDir, process.pid)
  parts.log.info({ event: 'daemon.stopped' }, 'daemon stopped')
  parts.close()
  state.close()
}

/** Who the printed link signs in: the first person with all rights. */
function ownerOf({ people, studies }: HookeConfig): string {
  const admin = people.find(({ rights }) => rights.includes('admin'))?.name
  return admin ?? studies.find(({ owner }) => owner !== undefined)?.owner ?? 'owner'
}
