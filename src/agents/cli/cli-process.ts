import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { asError } from '../../domain/errors.ts'

export interface CliCommand {
  readonly argv: readonly string[]
  readonly cwd: string
  /** The complete environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly input: string
}

export interface CliEnd {
  readonly code: number | null
  readonly signal: string | null
  readonly stderr: string
}

export interface CliProcess {
  readonly pid: number | undefined
  /** Resolves when it ended and its last line was told. */
  readonly ended: Promise<CliEnd>
  /** Ends it with everything it started. */
  kill(): void
}

/** Starts a command line agent and tells each line of its output. */
export type StartCli = (command: CliCommand, onLine: (line: string) => void) => CliProcess

const KEPT_STDERR = 4_000

export const startCli: StartCli = ({ argv: [program = '', ...words], cwd, environment, input }, onLine) => {
  const child = spawn(program, words, { cwd, env: environment, detached: true, stdio: 'pipe' })
  const errors: string[] = []
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', onLine)
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  const kill = (): void => killGroup(child.pid)
  child.once('exit', kill)
  const ended = new Promise<CliEnd>((resolve) => {
    const end = (code: number | null, signal: string | null): void =>
      resolve({ code, signal, stderr: errors.join('').slice(-KEPT_STDERR) })
    child.once('error', (error) => {
      errors.push(error.message)
      end(null, null)
    })
    child.once('close', end)
  })
  return { pid: child.pid, ended, kill }
}

/** It has a process group of its own, so nothing it started outlives it. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    const { code } = asError(error) as NodeJS.ErrnoException
    if (code !== 'ESRCH' && code !== 'EPERM') throw error
  }
}
