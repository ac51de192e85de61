import { execFile } from 'node:child_process'

export interface CommandOutcome {
  /** Null when the program is absent, was killed or took too long. */
  readonly code: number | null
  readonly stdout: string
}

/** Runs a short program for its output; a program that fails, hangs or is absent is an answer, not an error. */
export function ask(
  argv: readonly [string, ...string[]],
  options: {
    environment: Readonly<Record<string, string>>
    timeoutMs: number
    cwd?: string
    signal?: AbortSignal
  },
): Promise<CommandOutcome> {
  const [program, ...args] = argv
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      {
        env: { ...options.environment },
        timeout: options.timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: 256 * 1024 * 1024,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
      (error, stdout) => {
        const code = typeof error?.code === 'number' ? error.code : null
        resolve({ code: error === null ? 0 : code, stdout })
      },
    )
  })
}
