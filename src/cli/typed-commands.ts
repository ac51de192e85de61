import type { Environment } from '../config/environment.ts'
import { COMMANDS } from './commands/index.ts'
import { quoted } from './quoted.ts'

/** How the program was called, once its command line is read. */
export interface Called {
  /** What `-c` named. */
  config?: string
  /** `hooke`, or `npx hooke` where it is not on PATH. */
  readonly program: string
}

export function programOf(env: Environment): string {
  return env['npm_command'] === 'exec' ? 'npx hooke' : 'hooke'
}

/** They make a configuration, or need none. */
const WITHOUT = /^(?:init|demo|completion)\b|^[a-z -]*--help/
const FIRST = [...new Set(COMMANDS.map(({ name }) => name.split(' ')[0] ?? ''))]
const COMMAND = new RegExp(`(?<![\\w./-]|npx )hooke (?=(?:${FIRST.join('|')}|--help)(?![\\w-]))`, 'g')

/** Each command that our own words name, as it has to be typed: with the `-c` that this call was given. */
export function typedCommands(text: string, { config, program }: Called): string {
  return text.replaceAll(COMMAND, (found, at: number) => {
    const isAsked = config !== undefined && !WITHOUT.test(text.slice(at + found.length))
    return isAsked ? `${program} -c ${quoted(config)} ` : `${program} `
  })
}
