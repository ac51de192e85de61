import { findConfigFile } from '../config/find.ts'
import { readLastGood } from '../config/last-good.ts'
import { loadConfig } from '../config/load.ts'
import type { HookeConfig } from '../config/config.ts'
import { HookeError } from '../domain/errors.ts'
import { createApi, type Api } from './api.ts'
import type { CliDeps } from './deps.ts'
import { createClient } from './client.ts'
import { readDaemonFile, type DaemonFile } from './daemon-file.ts'
import type { Output } from './output.ts'
import { personOf } from './person.ts'

export interface GlobalOptions {
  readonly config: string | undefined
  readonly debug: boolean
  readonly as: string | undefined
}

/** What one call of the command line knows: configuration, who asks, and the way to the API. */
export interface Session {
  readonly deps: CliDeps
  readonly output: Output
  readonly options: GlobalOptions
  readonly config: () => HookeConfig
  /** As `config`; the last good one where the file is broken now. */
  readonly known: () => HookeConfig
  readonly person: () => string
  /** The daemon that runs now, if one does. */
  readonly daemon: () => Promise<DaemonFile | undefined>
  /** For reading: the daemon, else the same API mounted here, read-only. */
  readonly reading: () => Promise<Api>
  /** For deciding: the daemon, else exit 5. */
  readonly deciding: () => Promise<Api>
  readonly close: () => Promise<void>
}

export function createSession(deps: CliDeps, output: Output, options: GlobalOptions): Session {
  const held: { config?: HookeConfig; known?: HookeConfig; close?: () => void | Promise<void> } = {}
  const config = () => (held.config ??= readConfigFor(deps, options))
  // a broken file stops what begins, not the way to a daemon that goes on with the last good one (E-12)
  const known = () => (held.known ??= lastGoodFor(deps, options, config))
  const person = () => personOf(known(), { as: options.as, systemUser: deps.systemUser })
  const daemon = async () => {
    const found = await findDaemon(deps, known())
    if (found === undefined) config()
    return found
  }
  const through = (found: DaemonFile) =>
    apiOf(deps, { base: found.url, token: found.token, person: person() })
  return {
    deps,
    output,
    options,
    config,
    known,
    person,
    daemon,
    async reading() {
      const found = await daemon()
      if (found !== undefined) return through(found)
      const mounted = await deps.openReadOnlyApi(config())
      held.close = mounted.close
      return apiOf(
        { ...deps, fetch: mounted.fetch },
        { base: 'http://localhost', token: null, person: person() },
      )
    },
    async deciding() {
      const found = await daemon()
      if (found === undefined) throw absent(config())
      return through(found)
    },
    close: async () => held.close?.(),
  }
}

function readConfigFor({ env, cwd }: CliDeps, options: GlobalOptions): HookeConfig {
  return loadConfig({ file: findConfigFile({ flag: options.config, env, cwd }), env })
}

function lastGoodFor({ env, cwd }: CliDeps, options: GlobalOptions, config: () => HookeConfig): HookeConfig {
  try {
    return config()
  } catch (error) {
    const isBroken = error instanceof HookeError && error.code === 'config.invalid'
    const file = findConfigFile({ flag: options.config, env, cwd })
    const lastGood = isBroken ? readLastGood(file, env) : undefined
    if (lastGood === undefined) throw error
    return lastGood
  }
}

function apiOf(
  { fetch, signal }: Pick<CliDeps, 'fetch' | 'signal'>,
  target: { base: string; token: string | null; person: string },
): Api {
  return createApi(createClient({ fetch, signal, ...target }))
}

/**
 * A file alone proves nothing: the daemon that wrote it may have been killed, and another may listen at its address now,
 * who is told no token.
 */
async function findDaemon(deps: CliDeps, config: HookeConfig): Promise<DaemonFile | undefined> {
  const found = readDaemonFile(config.stateDir)
  if (found === undefined) return undefined
  const isHolder = async (): Promise<boolean> => (await deps.holderOf(config)) === found.pid
  // whoever runs elsewhere, as in a container, is seen by what it holds
  if (!deps.isAlive(found.pid) && !(await isHolder())) return undefined
  try {
    await apiOf(deps, { base: found.url, token: found.token, person: deps.systemUser }).status()
    return found
  } catch (error) {
    if (!(error instanceof HookeError)) throw error
    if (error.code === 'daemon.absent') return undefined
    // its number may be another process's now
    if (!(await isHolder())) return undefined
    throw error
  }
}

function absent(config: HookeConfig): HookeError {
  return new HookeError('daemon.absent', 'no daemon runs for this configuration', {
    found: config.file,
    advice: 'hooke up',
  })
}
