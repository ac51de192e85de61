import type { z } from 'zod'
import type { ExitCode } from './errors.ts'
import { parseInput } from './errors.ts'
import type { Session } from './session.ts'

export interface Argument {
  /** `id`, `[text]` when it may be missing, `words...` when it may repeat. */
  readonly name: string
  readonly about: string
  readonly choices?: readonly string[]
  /** Completed, but not all that may be said. */
  readonly suggestions?: readonly string[]
}

export interface CommandOption {
  /** As commander writes them: `-f, --follow`, `--port <number>`, `--no-merge`. */
  readonly flags: string
  readonly about: string
  readonly choices?: readonly string[]
}

export const GROUPS = ['Start', 'Ask', 'Look', 'Decide', 'Steer', 'Around'] as const

export interface Command {
  /** `list`, or `compute list` for a command under another. */
  readonly name: string
  readonly group: (typeof GROUPS)[number]
  readonly summary: string
  readonly arguments: readonly Argument[]
  readonly options: readonly CommandOption[]
  readonly examples: readonly [string, ...string[]]
  /** Prints data, so it has `--json`. */
  readonly json: boolean
  readonly run: (typed: unknown, session: Session) => Promise<ExitCode>
}

interface Definition<Schema extends z.ZodType> {
  readonly name: string
  readonly group: Command['group']
  readonly summary: string
  readonly arguments?: readonly Argument[]
  readonly options?: readonly CommandOption[]
  readonly examples: readonly [string, ...string[]]
  readonly json?: boolean
  /** Arguments and options by name, as typed. */
  readonly input: Schema
  run(input: z.output<Schema>, session: Session): Promise<ExitCode>
}

/** A command whose typed words are parsed before it runs. */
export function defineCommand<Schema extends z.ZodType>(definition: Definition<Schema>): Command {
  const { arguments: words = [], options = [], json = false, input, name, ...rest } = definition
  return {
    name,
    group: rest.group,
    summary: rest.summary,
    examples: rest.examples,
    arguments: words,
    options: json ? [...options, { flags: '--json', about: 'print data instead of words' }] : options,
    json,
    run: (typed, session) => rest.run(parseInput(input, typed, { name, words }), session),
  }
}
