import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

/** How one check ended; `output` is what it printed, kept to be shown when it failed. */
export interface StepResult {
  readonly ok: boolean
  readonly seconds: number
  readonly output: string
}

/** A check that hangs must not hang the whole command. */
const LIMIT_MS = 30 * 60_000

/** Runs one command in `root` with the packages' own commands first on PATH, and waits for it. */
export function runStep(
  argv: readonly [string, ...string[]],
  root: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  const [command, ...args] = argv
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter)
  const started = performance.now()
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      PATH: path,
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => {
    const settle = (ok: boolean, ending: string): void => {
      const seconds = (performance.now() - started) / 1000
      resolve({ ok, seconds, output: Buffer.concat(chunks).toString('utf8') + ending })
    }
    child.on('error', (error) => settle(false, error.message))
    child.on('close', (code, signal) => settle(code === 0, signal === null ? '' : `\nended by ${signal}\n`))
  })
}
