import { Argument, Command as Program, Option } from 'commander'
import { z } from 'zod'
import type { CliDeps } from './deps.ts'
import type { Command } from './command.ts'
import { COMMANDS } from './commands/index.ts'
import type { ExitCode } from './errors.ts'
import type { Output } from './output.ts'
import { createSession, type GlobalOptions } from './session.ts'
import type { Called } from './typed-commands.ts'

const Globals = z.object({
  config: z.string().optional(),
  debug: z.boolean().default(false),
  as: z.string().optional(),
})

/**
 * The `hooke` command line, made from the list of commands. `called` learns how it was called; `at` is the command at
 * which reading the line ended when it threw.
 */
export function buildProgram(deps: CliDeps, output: Output, called: Called) {
  const state: { exit: ExitCode; at?: Program } = { exit: 0 }
  const stopsHere = (own: Program): Program =>
    own.exitOverride((error) => {
      state.at = own
      throw error
    })
  const root = stopsHere(withGlobals(new Program('hooke'), deps))
    .on('option:config', (file: string) => (called.config = file))
    .description('Takes a research question from an issue to an approved, reproducible result.')
    .usage('<command> [options]')
    .helpCommand(false)
  const parents = new Map<string, Program>()
  for (const command of COMMANDS) {
    const [first = '', second] = command.name.split(' ')
    const parent = second === undefined ? root : stopsHere(parentOf(parents, root, first))
    const own = stopsHere(parent.command(second ?? first))
    own.helpGroup(second === undefined ? `${command.group}:` : 'Commands:')
    describe(own, command)
    own.action(async (...typed: unknown[]) => {
      const session = createSession(deps, output, globalsOf(own))
      try {
        state.exit = await command.run(inputOf(command, typed), session)
      } finally {
        await session.close()
      }
    })
  }
  return { program: root, exit: () => state.exit, at: () => state.at ?? root }
}

function withGlobals(root: Program, deps: CliDeps): Program {
  return root
    .version(deps.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('-c, --config <file>', 'use this hooke.toml instead of looking upwards for one')
    .option('--as <name>', 'act as this person of [people]')
    .option('--debug', 'print what led to an error')
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(Math.max(deps.columns, 60), 110) })
    .configureOutput({
      writeOut: (text) => void deps.stdout.write(text),
      // errors are printed once, in our own form
      writeErr: () => undefined,
    })
    .addHelpText('after', '\nhooke <command> --help tells more. New here? hooke demo')
}

/** Words that have commands under them. */
const PARENTS: Readonly<Record<string, string>> = {
  claim: 'What the results say',
  compute: 'Where runs can execute',
  study: 'The lines of research',
}

/** `hooke compute list`, from the command at its end. */
export function fullName(own: Program): string {
  return own.parent === null ? own.name() : `${fullName(own.parent)} ${own.name()}`
}

function parentOf(parents: Map<string, Program>, root: Program, name: string): Program {
  const known = parents.get(name)
  if (known !== undefined) return known
  const group = COMMANDS.find((command) => command.name.startsWith(`${name} `))?.group ?? 'Around'
  const made = root.command(name).helpGroup(`${group}:`).helpCommand(false).usage('<command> [options]')
  const about = PARENTS[name] ?? name
  const seconds = COMMANDS.flatMap((command) => command.name.split(`${name} `).slice(1))
  made.description(about).summary(`${about}: ${seconds.join(', ')}`)
  parents.set(name, made)
  return made
}

function describe(own: Program, { summary, arguments: words, options, examples }: Command): void {
  own.description(summary)
  for (const { name, about, choices } of words) {
    const argument = new Argument(name.startsWith('[') ? name : `<${name}>`, about)
    own.addArgument(choices === undefined ? argument : argument.choices(choices))
  }
  for (const { flags, about, choices } of options) {
    const option = new Option(flags, about)
    own.addOption(choices === undefined ? option : option.choices(choices))
  }
  own.addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`)
}

function globalsOf(own: Program): GlobalOptions {
  const { config, debug, as } = Globals.parse(own.optsWithGlobals())
  return { config, debug, as }
}

/** Commander gives the arguments in order, then the options, then the command. */
function inputOf({ arguments: words }: Command, typed: readonly unknown[]): Record<string, unknown> {
  const named = words.map(({ name }, i): [string, unknown] => [name.replaceAll(/[[\].]/g, ''), typed[i]])
  const options = z.record(z.string(), z.unknown()).parse(typed[words.length] ?? {})
  return { ...options, ...Object.fromEntries(named) }
}
