import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HookeConfig } from '../config/config.ts'
import { keepLastGood } from '../config/last-good.ts'
import { readConfig } from '../config/load.ts'
import { configError } from '../config/problem.ts'
import { takeOverRunning } from '../config/running.ts'
import { checkSurroundings, filesBehind } from '../config/surroundings.ts'
import { watchFiles } from '../config/watch.ts'
import { asError, HookeError } from '../domain/errors.ts'
import type { EngineLog } from '../engine/log.ts'
import type { ConfigState } from '../http/deps.ts'
import type { Clock } from '../lib/clock.ts'
import { shortageOf } from '../lib/shortage.ts'
import type { Store } from '../store/store.ts'
import type { Env } from './env.ts'
import type { LiveSettings } from './live-settings.ts'
import { takeOver } from './open-state.ts'

export interface ReloadRequest {
  readonly live: LiveSettings
  readonly store: Store
  readonly clock: Clock
  readonly log: EngineLog
  readonly env: Env
  /** Folder of the package: a changed prompt counts as a changed configuration. */
  readonly packageDir: string
  /** Called after each reload, so that a raised limit lets somebody go at once. */
  readonly onTaken: (config: HookeConfig) => void
}

export interface Reloader {
  state(): ConfigState
  /** Reads the files anew and takes over what is right; what is wrong changes nothing and is in the state (E-12). */
  reload(): Promise<ConfigState>
  stop(): Promise<void>
}

interface Held {
  state: ConfigState
  work: Promise<unknown>
  stopAgain: () => void
  isStopped: boolean
}

/** What only passing trouble kept from being read is read again so much later. */
const AGAIN_MS = 5_000

/** Watches the configuration while the daemon runs. */
export function createReloader(request: ReloadRequest): Reloader {
  const { live, clock, log } = request
  const { file } = live.config()
  const held: Held = {
    state: { file, takenAt: clock.now(), problems: [], waits: [] },
    work: Promise.resolve(),
    stopAgain: () => undefined,
    isStopped: false,
  }
  const text = textOf(file)
  if (text !== null) keepText(request, text)
  // one at a time, each on what the one before left
  const reload = async (): Promise<ConfigState> => {
    const done = held.work.then(() => reloadOnce(request, held.state))
    held.work = done.catch(() => undefined)
    return (held.state = await done)
  }
  const watch = watchFiles({
    main: file,
    files: () => [...filesBehind(live.config()), ...promptFiles(request.packageDir)],
    clock,
    onChange: () => change(),
  })
  const change = (): void =>
    void reload().catch((error: unknown) => {
      const fields = { event: 'config.unread', reason: asError(error).message }
      log.error(fields, 'the configuration was not read; tried again')
      held.stopAgain()
      if (!held.isStopped) held.stopAgain = clock.after(AGAIN_MS, change, { quiet: true })
    })
  return {
    state: () => held.state,
    reload,
    async stop() {
      held.isStopped = true
      watch.stop()
      held.stopAgain()
      await held.work
    },
  }
}

async function reloadOnce(request: ReloadRequest, before: ConfigState): Promise<ConfigState> {
  const { live, clock, log, store } = request
  const { file } = before
  const after = await attempt(request, before)
  const [first = null] = after.problems
  live.close(first)
  const fields = { file, problems: after.problems, waits: after.waits }
  if (first === null) log.info({ event: 'config.taken', ...fields }, 'the configuration was taken over')
  else
    log.error({ event: 'config.refused', ...fields }, 'the last good configuration stays; nothing new begins')
  const notice = {
    experiment: null,
    kind: 'config',
    body: { problems: after.problems.length },
    at: clock.now(),
  }
  store.transaction(() => store.feed.append(notice))
  request.onTaken(live.config())
  return after
}

async function attempt(request: ReloadRequest, before: ConfigState): Promise<ConfigState> {
  try {
    const waits = await take(request, before.file)
    return { file: before.file, takenAt: request.clock.now(), problems: [], waits }
  } catch (error) {
    // a busy database or a computer short of files says nothing about the file
    if (isPassing(asError(error))) throw error
    return { ...before, problems: problemsOf(asError(error)) }
  }
}

function isPassing(error: Error): boolean {
  return shortageOf(error) !== undefined || (error instanceof HookeError && error.retryable)
}

/** Everything is made before anything is swapped, so what fails on the way leaves all as it was. */
async function take(
  { live, store, clock, env, log }: ReloadRequest,
  file: string,
): Promise<readonly string[]> {
  const text = readFileSync(file, 'utf8')
  const next = readConfig({ path: file, text, env })
  const problems = checkSurroundings(next, env)
  if (problems.length > 0) throw configError(problems)
  const { config, waits } = takeOverRunning(live.config(), next, (study) =>
    store.experiments.countUnderWay(study),
  )
  const swap = await live.prepare(config)
  takeOver(store, config, clock.now())
  swap()
  keepText({ live, log }, text)
  return waits
}

/** The text is for the day when the file is broken; a disk that is full today must not refuse what is right. */
function keepText({ live, log }: Pick<ReloadRequest, 'live' | 'log'>, text: string): void {
  try {
    keepLastGood(live.config(), text)
  } catch (error) {
    if (shortageOf(error) === undefined) throw error
    log.warn(
      { event: 'config.unkept', reason: asError(error).message },
      'no copy of hooke.toml could be kept',
    )
  }
}

function problemsOf(error: Error): readonly string[] {
  const found = error instanceof HookeError && error.code === 'config.invalid' ? error.found : undefined
  return found === undefined ? error.message.split('\n') : found.split('\n')
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    asError(error)
    return null
  }
}

function promptFiles(packageDir: string): readonly string[] {
  const folder = join(packageDir, 'prompts')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
}
