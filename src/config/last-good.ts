import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import type { HookeConfig } from './config.ts'
import type { Environment } from './environment.ts'
import { readConfig } from './load.ts'
import { readConfigText } from './read-file.ts'

const NAME = 'hooke.last-good.toml'

/** What the daemon runs with, as text beside its state: the command line finds the way when hooke.toml is broken. */
export function keepLastGood({ stateDir }: Pick<HookeConfig, 'stateDir'>, text: string): void {
  const path = join(stateDir, NAME)
  writeFileSync(`${path}.new`, text, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** The last configuration that a daemon took from this file; undefined where none is known. */
export function readLastGood(file: string, env: Environment): HookeConfig | undefined {
  const path = join(stateDirOf(file, env), NAME)
  if (!existsSync(path)) return undefined
  try {
    return readConfig({ path: file, text: readFileSync(path, 'utf8'), env })
  } catch (error) {
    if (error instanceof HookeError) return undefined
    throw error
  }
}

/** A broken file is no TOML any more, so the one key is looked for in its text, if there is a text. */
function stateDirOf(file: string, env: Environment): string {
  const text = textOf(file)
  const [, written] = /^\s*state_dir\s*=\s*["']([^"'\n]+)["']/m.exec(text) ?? []
  return resolve(dirname(file), env['HOOKE_STATE_DIR'] ?? written ?? '.hooke')
}

function textOf(file: string): string {
  try {
    return readConfigText(file)
  } catch (error) {
    if (error instanceof HookeError) return ''
    throw error
  }
}
