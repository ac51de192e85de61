import { existsSync } from 'node:fs'
import type { CondaEnvironment, DerivedLock } from '../../domain/software-lock.ts'
import type { Sandbox } from '../../lib/sandbox/sandbox.ts'
import { run, type RunResult } from '../../lib/shell.ts'

export interface LockOptions {
  /** Where the tools run: they have the network, and write to a folder of their own. */
  readonly sandbox: Sandbox
  /** What the tools find, such as PATH and the address of an index. */
  readonly environment: Readonly<Record<string, string>>
  /** What a `pyproject.toml` or a `Pipfile` asks for, in the words of pip. */
  readonly requirementsIn: (
    name: 'pyproject.toml' | 'Pipfile',
    text: string,
  ) => { readonly lines: readonly string[] } | { readonly because: string }
  /** What an `environment.yml` asks for. */
  readonly condaIn: (text: string) => CondaEnvironment | { readonly because: string }
  readonly timeoutMs?: number
}

export interface LockJob {
  readonly folder: string
  readonly signal: AbortSignal
}

const FIVE_MINUTES_MS = 300_000
/** Where indexes and channels of packages are named for everybody on this computer. */
const SYSTEM_SETTINGS = ['/etc/pip.conf', '/etc/uv', '/etc/conda', '/etc/mambarc']

/** Runs a tool that may write to the folder of the job, and nowhere else. */
export async function confined(
  { sandbox, environment, timeoutMs = FIVE_MINUTES_MS }: LockOptions,
  { folder, signal }: LockJob,
  argv: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const started = sandbox.confine({
    argv,
    cwd: folder,
    writable: [folder],
    readable: SYSTEM_SETTINGS.filter((each) => existsSync(each)),
    network: 'host',
    seconds: timeoutMs / 1_000,
    environment: { ...environment, ...more },
  })
  try {
    return await run(started.argv, { cwd: folder, timeoutMs, env: started.environment, signal })
  } finally {
    await started.release()
  }
}

/** The last words of a tool that failed. */
export function endOf({ stderr, stdout, timedOut }: RunResult): string {
  if (timedOut) return 'nothing in time'
  const lines = `${stdout}\n${stderr}`.trim().split('\n')
  return lines.slice(-4).join(' ').slice(-600)
}

export function impossible(because: string): DerivedLock {
  return { kind: 'impossible', because }
}

/** The lines of requirements, without comments. */
export function linesOf(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/))
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
}

export function headOf(by: string): string {
  return `# Derived by Hooke, because the study has no lock file: ${by}.\n# To change it, change its source and derive it anew, or commit a lock file of your own.\n`
}
