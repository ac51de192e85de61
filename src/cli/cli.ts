import { CommanderError, type Command as Program } from 'commander'
import { isUnanswered } from './ask.ts'
import type { CliDeps } from './deps.ts'
import { printError, wrongUsage, type ExitCode } from './errors.ts'
import { createOutput, type Output } from './output.ts'
import { buildProgram, fullName } from './program.ts'
import { programOf, typedCommands, type Called } from './typed-commands.ts'
import { refuseSecretsIn } from './typed-secrets.ts'

export type {
  DaemonOptions,
  RunningDaemon,
  DoctorCheck,
  DoctorReport,
  BackupReport,
  RestoreReport,
  DemoOptions,
  RepositoryFacts,
  CliDeps,
} from './deps.ts'

/** Runs one command line (without `node` and script) and says how it ended; never exits the process. */
export async function runCli(argv: readonly string[], deps: CliDeps): Promise<ExitCode> {
  const called: Called = { program: programOf(deps.env) }
  const output = outputOf(deps, called, argv.includes('--json'))
  const { program, exit, at } = buildProgram(deps, output, called)
  try {
    refuseSecretsIn(argv)
    if (argv.length === 0) return helpOf(program)
    await program.parseAsync([...argv], { from: 'user' })
    return exit()
  } catch (error) {
    if (deps.signal.aborted) return 1
    if (isUnanswered(error)) {
      output.note('nothing was decided')
      return 1
    }
    if (!(error instanceof CommanderError)) return printError(error, output, argv.includes('--debug'))
    // a word that only has commands under it asks which there are
    if (error.code === 'commander.help') return helpOf(at())
    return error.exitCode === 0 ? 0 : printError(usageOf(error, at()), output, false)
  }
}

function helpOf(command: Program): 0 {
  command.outputHelp()
  return 0
}

function outputOf(deps: CliDeps, called: Called, json: boolean): Output {
  const { env, stdout, stderr, isTTY, columns, clock } = deps
  const colours = env['NO_COLOR'] === undefined || env['NO_COLOR'] === ''
  const typed = (text: string) => typedCommands(text, called)
  return createOutput({ stdout, stderr, isTTY, columns, clock, json, colours, typed })
}

/** Commander's words in ours: `error: unknown command 'lst'`, its suggestion, and where to read on. */
function usageOf({ message }: CommanderError, at: Program): Error {
  const [line = '', ...rest] = message.replace(/^error: /, '').split('\n')
  const [what = '', ...more] = line.replace(/\.$/, '').split(/\. (?=[A-Z])/)
  const [, meant] = /Did you mean (?:one of )?(.+)\?\)/.exec(rest.join(' ')) ?? []
  const found = more.map((sentence) => `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`).join('; ')
  const help = `${fullName(at)} --help`
  return wrongUsage(
    what,
    meant === undefined ? help : `did you mean ${meant}? Else: ${help}`,
    found === '' ? undefined : found,
  )
}
