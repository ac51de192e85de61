import { Argument, Command as Program, Option } from 'commander'
import { z } from 'zod'
import type { CliDeps } from './deps.ts'
import type { Command } from './command.ts'
import { COMMANDS } from './commands/index.ts'
import type { ExitCode } from './errors.ts'
import type { Output } from './output.ts'
import { createSession, type GlobalOptions } from './session.ts'

const Globals = z.object({
  config: z.string().optional(),
  debug: z.boolean().default(false),
  as: z.string().optional(),
})

/** The `hooke` command line, made from the list of commands. */
export function buildProgram(deps: CliDeps, output: Output) {
  const state: { exit: ExitCode } = { exit: 0 }
  const root = withGlobals(new Program('hooke'), deps)
    .description('Takes a research question from an issue to an approved, reproducible result.')
    .usage('<command> [options]')
    .helpCommand(false)
  const parents = new Map<string, Program>()
  for (const command of COMMANDS) {
    const [first = '', second] = command.name.split(' ')
    const parent = second === undefined ? root : parentOf(parents, root, first)
    const own = parent.command(second ?? first)
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
  return { program: root, exit: () => state.exit }
}

function withGlobals(root: Program, deps: CliDeps): Program {
  return root
    .version(deps.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('-c, --config <file>', 'use this hooke.toml instead of looking upwards for one')
    .option('--as <name>', 'act as this person of [people]')
    .option('--debug', 'print what led to an error')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(Math.max(deps.columns, 60), 110) })
    .configureOutput({
      writeOut: (text) => void deps.stdout.write(text),
      // errors are printed once, in our own form
      writeErr: () => undefined,
    })
    .addHelpText('after', '\nhooke <command> --help tells more. New here? hooke demo')
}

function parentOf(parents: Map<string, Program>, root: Program, name: string): Program {
  const known = parents.get(name)
  if (known !== undefined) return known
  const group = COMMANDS.find((command) => command.name.startsWith(`${name} `))?.group ?? 'Around'
  const made = root.command(name).description(`see hooke ${name} --help`).helpGroup(`${group}:`)
  made.helpCommand(false)
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
