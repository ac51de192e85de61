import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { run } from '../../lib/shell.ts'

/** A program, and the versions of it that are known to work: from the first on, below the second. */
export interface Supported {
  readonly from: readonly [number, number, number]
  readonly below: readonly [number, number, number]
  /** What to do where it is not there. */
  readonly install: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Versions of Claude Code whose output, hooks and options are the ones used here. */
export const SUPPORTED: Supported = {
  from: [2, 1, 190],
  below: [3, 0, 0],
  install:
    'install Claude Code (npm install -g @anthropic-ai/claude-code), or name the program as `path` under [agents.claude_code]',
  environment: { DISABLE_AUTOUPDATER: '1' },
}

export type FoundProgram =
  | { readonly ok: true; readonly path: string; readonly version: string }
  | { readonly ok: false; readonly found: string; readonly advice: string }

/** The program `claude`: the one that is named, or the first on PATH. Links are followed, so that a sandbox can show it. */
export function findProgram(name: string, path: string): string | null {
  const places = isAbsolute(name) ? [name] : path.split(delimiter).map((folder) => join(folder, name))
  const found = places.find(isRunnable)
  return found === undefined ? null : realpathSync(found)
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return isAbsolute(file)
  } catch (error) {
    return !(error instanceof Error)
  }
}

/** Whether it is there, starts, and has a version that is known to work. */
export async function probeProgram(
  name: string,
  { path, home }: { path: string; home: string },
  supported: Supported = SUPPORTED,
): Promise<FoundProgram> {
  const { from, below, install: advice, environment } = supported
  const program = findProgram(name, path)
  if (program === null) return { ok: false, found: `${name} is not on PATH`, advice }
  const { code, stdout } = await run([program, '--version'], {
    cwd: home,
    timeoutMs: 20_000,
    env: { HOME: home, ...environment },
  })
  const [, version] = /^(?:codex-cli )?(\d+\.\d+\.\d+)\b/.exec(stdout.trim()) ?? []
  if (code !== 0 || version === undefined) return { ok: false, found: `${program} told no version`, advice }
  if (isSupported(version, supported)) return { ok: true, path: program, version }
  const found = `${program} is ${version}; supported are ${from.join('.')} up to, but not with, ${below.join('.')}`
  return { ok: false, found, advice }
}

function isSupported(version: string, { from, below }: Supported): boolean {
  const parts = version.split('.').map(Number)
  return compare(parts, from) >= 0 && compare(parts, below) < 0
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, i) => part !== b[i])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
