import { randomBytes } from 'node:crypto'
import { removeDaemonFile, writeDaemonFile } from '../cli/daemon-file.ts'
import type { RunningDaemon } from '../cli/deps.ts'
import type { HookeConfig } from '../config/config.ts'
import { asError, HookeError } from '../domain/errors.ts'
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
import { type LoopWatch, watchEventLoop } from '../lib/event-loop.ts'
import type { Store } from '../store/store.ts'
import { createViews } from '../store/views/views.ts'
import { backUpDaily, refuseLivingOriginal } from './backups.ts'
import { buildParts, type PartsRequest } from './engine-parts.ts'
import type { Env } from './env.ts'
import { type OpenState, openState, type OpenStateOptions, takeOver } from './open-state.ts'
import { ownerOf } from './people.ts'
import { createReloader, type Reloader, type ReloadRequest } from './reload.ts'

export interface DaemonRequest extends Pick<PartsRequest, 'bind'> {
  readonly config: HookeConfig
  readonly host: string
  readonly port: number
  readonly clock: Clock
  readonly env: Env
  readonly packageDir: string
  readonly version: string
  /** Calls back with a bug that nobody caught, before the process ends by it. */
  readonly onBug?: (report: (bug: Error) => void) => void
}

export interface Daemon extends RunningDaemon {
  readonly engine: Engine
  readonly store: Store
  readonly token: string
  readonly person: string
  /** Reads the configuration anew, as `hooke reload` and the signal HUP ask. */
  readonly reload: Reloader['reload']
}

/**
 * The daemon in this process: lock, state, parts, web, and only then new work (E-6). Whatever fails on the way lets go
 * of what was taken before it.
 */
export async function startDaemon(request: DaemonRequest): Promise<Daemon> {
  const told: { log?: Log } = {}
  const onTrouble = (error: Error): void =>
    told.log === undefined ? process.emitWarning(error) : logTrouble(told.log, error)
  const state = openState(request.config, request.clock, { ...reserveOf(request.env), onTrouble })
  try {
    refuseLivingOriginal(state.store, request.config.stateDir)
    takeOver(state.store, request.config, request.clock.now())
    return await startOn(request, state, told)
  } catch (error) {
    state.close()
    throw error
  }
}

/** What there is of it so far. */
interface Mark {
  current: DaemonMark | null
  reloader?: Reloader
  loop?: LoopWatch
  stopping?: Promise<void>
}

type Log = WebParts['parts']['log']

/** What is committed stays so, and nobody is failed by it. */
function logTrouble(log: Log, { message, stack }: Error): void {
  log.error({ event: 'commit.troubled', reason: message, stack }, 'something failed just after a commit')
}

/** A developer's tests start many daemons, and need no 50 MB for each. */
function reserveOf({ HOOKE_RESERVE_BYTES: bytes }: Env): OpenStateOptions {
  return bytes === undefined || !/^\d{1,12}$/.test(bytes) ? {} : { reserveBytes: Number(bytes) }
}

async function startOn(request: DaemonRequest, state: OpenState, told: { log?: Log }): Promise<Daemon> {
  const { config, clock } = request
  const { store } = state
  const parts = await buildParts({ ...request, store, isDaemon: true })
  told.log = parts.log
  const daily = () => backUpDaily({ ...request, config: parts.live.config(), store })
  const engine = createEngine(
    { ...parts, hasRoom: () => state.hasRoom(), backUpDaily: daily },
    { epoch: state.epoch },
  )
  const person = ownerOf(config)
  const auth = createAuth({ store, clock, random: randomBytes })
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<undefined>()
  const mark: Mark = { current: null }
  // whoever waits for the end is told why; nobody has to wait
  ended.catch((error: unknown) => asError(error))
  const app = createApp(
    webDeps(request, {
      ...{ parts, engine, auth, reloader: () => mark.reloader, loop: () => mark.loop },
      mark: () => mark.current,
      onShutdown: () => void stopped(stop(), parts.log),
    }),
  )
  const server = await serveApp(app, request)
  const url = `http://${request.host}:${server.port}`
  const stop = (): Promise<void> => {
    const running = { config, parts, engine, reloader: mark.reloader, loop: mark.loop, server, state }
    mark.stopping ??= stopAll(running).finally(() => end(undefined))
    return mark.stopping
  }

  mark.current = { pid: process.pid, url, startedAt: clock.now() }
  const token = auth.issueBearer(person)
  writeDaemonFile(config.stateDir, { ...mark.current, token })
  parts.log.info({ event: 'daemon.started', url, epoch: state.epoch }, 'daemon started')
  const handOver = (owner: string): void => {
    if (mark.current !== null)
      writeDaemonFile(config.stateDir, { ...mark.current, token: auth.issueBearer(owner) })
  }
  const onTaken = takenBy(parts, engine, { owner: person, handOver })
  const reloader = createReloader({ ...request, ...parts, onTaken })
  mark.reloader = reloader
  mark.loop = watchLoop(parts, engine)
  request.onBug?.(({ message, stack }) =>
    parts.log.error({ event: 'daemon.crashed', reason: message, stack }, 'a bug ended the daemon'),
  )
  engine.start()
  giveWay(state, { ...config, clock, log: parts.log, stop, fail })
  const link = `${config.publicUrl ?? url}${auth.issueLink(person)}`
  return { url, link, token, person, ended, stop, engine, store, reload: () => reloader.reload() }
}

/** How often a daemon that writes nothing looks whether another has taken its place. */
const LOOK_AROUND_MS = 5_000

interface Place extends Pick<HookeConfig, 'stateDir'> {
  readonly clock: Clock
  readonly log: WebParts['parts']['log']
  readonly stop: () => Promise<void>
  readonly fail: (error: Error) => void
}

/** A daemon whose place was taken while it was frozen lets go of everything and ends with the reason (E-7). */
function giveWay(state: OpenState, place: Place): void {
  const { clock, log, stop, fail } = place
  const leave = (error: HookeError): void => {
    log.error({ event: error.code, reason: error.found }, error.message)
    fail(error)
    void stopped(stop(), log)
  }
  const look = (): void => {
    if (state.superseded.aborted || !state.store.db.open) return
    const reason = whyLeave(state, place)
    if (reason !== null) leave(reason)
    else clock.after(LOOK_AROUND_MS, look, { quiet: true })
  }
  clock.after(LOOK_AROUND_MS, look, { quiet: true })
  state.superseded.addEventListener('abort', () => {
    const reason: unknown = state.superseded.reason
    if (reason instanceof HookeError) leave(reason)
  })
}

/** Why the daemon must end though its place is its own, or null. That nothing could be read now is no reason. */
function whyLeave(state: OpenState, { stateDir, log }: Place): HookeError | null {
  try {
    state.lookAround()
    refuseLivingOriginal(state.store, stateDir)
  } catch (thrown) {
    const error = asError(thrown)
    if (error instanceof HookeError && error.code === 'daemon.running') return error
    log.warn({ event: 'daemon.lookedAround', reason: error.message }, 'could not look for other daemons')
  }
  return null
}

/** Nobody waits for this stop, so what goes wrong in it is told here. */
async function stopped(stop: Promise<void>, log: Log): Promise<void> {
  try {
    await stop
  } catch (error) {
    log.error({ event: 'daemon.stopped', reason: asError(error).message }, 'the daemon did not stop cleanly')
  }
}

/** What reads no setting by itself is told: the log, and who waits for a place that there is now. */
/** Whoever owns the folder stays able to act in it, also when people are named for the first time. */
function takenBy(
  { adjustLog }: WebParts['parts'],
  engine: Engine,
  token: { owner: string; readonly handOver: (owner: string) => void },
): ReloadRequest['onTaken'] {
  return (config) => {
    adjustLog(config.log)
    engine.look()
    const owner = ownerOf(config)
    if (owner === token.owner) return
    token.owner = owner
    token.handOver(owner)
  }
}

/** A loop that is held up makes everybody wait: pages, timers and runs that are looked at. */
const HELD_UP_MS = 200

function watchLoop({ clock, log }: WebParts['parts'], engine: Engine): LoopWatch {
  return watchEventLoop({
    clock,
    limitMs: HELD_UP_MS,
    onBlocked: (ms) =>
      log.warn({ event: 'loop.blocked', ms, underWay: engine.underWay() }, 'the event loop was held up'),
  })
}

interface WebParts {
  readonly parts: Awaited<ReturnType<typeof buildParts>>
  readonly engine: Engine
  readonly auth: Auth
  /** Undefined until the daemon listens. */
  readonly reloader: () => Reloader | undefined
  readonly loop: () => LoopWatch | undefined
  readonly mark: () => DaemonMark | null
  readonly onShutdown: () => void
}

function webDeps(
  request: DaemonRequest,
  { parts, engine, auth, reloader, loop, mark, onShutdown }: WebParts,
): AppDeps {
  const { config, clock, version, host } = request
  return {
    store: parts.store,
    views: createViews(parts.store),
    commands: engine.commands,
    webhook: (tracker, hook) => engine.webhook(tracker, hook),
    auth,
    clock,
    mask: parts.mask,
    version,
    artifacts: parts.artifacts,
    allowedHosts: allowedHosts(config, host),
    readOnly: false,
    daemon: mark,
    configState: () => reloader()?.state() ?? null,
    onReload: async () => (await reloader()?.reload()) ?? null,
    lag: () => loop()?.lag() ?? null,
    waitingForPlace: () => engine.waiting(),
    study: (id) => studyFacts(parts.live.config(), id),
    weighClaim: (study, claim) => claimWeight(parts.store, study, claim),
    onShutdown,
    onFault: (error, where) =>
      parts.log.error({ reason: error.message, stack: error.stack, where }, 'request failed'),
  }
}

interface Running extends Pick<WebParts, 'parts' | 'engine'> {
  readonly reloader: Reloader | undefined
  readonly loop: LoopWatch | undefined
  readonly config: HookeConfig
  readonly server: Served
  readonly state: OpenState
}

/** Nothing new, then everything under way lets go; runs live on and are found again. */
async function stopAll({ config, parts, engine, reloader, loop, server, state }: Running): Promise<void> {
  loop?.stop()
  await reloader?.stop()
  await engine.stop()
  await server.close()
  removeDaemonFile(config.stateDir, process.pid)
  parts.log.info({ event: 'daemon.stopped' }, 'daemon stopped')
  parts.close()
  state.close()
}
