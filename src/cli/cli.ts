import { CommanderError } from 'commander'
import { isUnanswered } from './ask.ts'
import type { CliDeps } from './deps.ts'
import { printError, wrongUsage, type ExitCode } from './errors.ts'
import { createOutput, type Output } from './output.ts'
import { buildProgram } from './program.ts'
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
  const output = outputOf(deps, argv.includes('--json'))
  try {
    refuseSecretsIn(argv)
    const { program, exit } = buildProgram(deps, output)
    if (argv.length === 0) {
      program.outputHelp()
      return 0
    }
    await program.parseAsync([...argv], { from: 'user' })
    return exit()
  } catch (error) {
    if (deps.signal.aborted) return 1
    if (isUnanswered(error)) {
      output.note('nothing was decided')
      return 1
    }
    if (!(error instanceof CommanderError)) return printError(error, output, argv.includes('--debug'))
    return error.exitCode === 0 ? 0 : printError(usageOf(error), output, false)
  }
}

function outputOf(deps: CliDeps, json: boolean): Output {
  const { env, stdout, stderr, isTTY, columns, clock } = deps
  const colours = env['NO_COLOR'] === undefined || env['NO_COLOR'] === ''
  return createOutput({ stdout, stderr, isTTY, columns, clock, json, colours })
}

/** Commander's words in ours: `error: unknown command 'lst'` and its suggestion. */
function usageOf({ message }: CommanderError): Error {
  const [what = '', ...rest] = message.replace(/^error: /, '').split('\n')
  const [, meant] = /Did you mean (?:one of )?(.+)\?\)/.exec(rest.join(' ')) ?? []
  return wrongUsage(what, meant === undefined ? 'hooke --help' : `did you mean ${meant}?`)
}
