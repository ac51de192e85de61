import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { run } from '../../lib/shell.ts'

/** Versions of Claude Code whose output, hooks and options are the ones used here. */
export const SUPPORTED = { from: [2, 1, 190], below: [3, 0, 0] } as const

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
export async function probeProgram(name: string, path: string, home: string): Promise<FoundProgram> {
  const program = findProgram(name, path)
  if (program === null) return { ok: false, found: `${name} is not on PATH`, advice: INSTALL }
  const { code, stdout } = await run([program, '--version'], {
    cwd: home,
    timeoutMs: 20_000,
    env: { HOME: home, DISABLE_AUTOUPDATER: '1' },
  })
  const [, version] = /^(\d+\.\d+\.\d+)\b/.exec(stdout.trim()) ?? []
  if (code !== 0 || version === undefined)
    return { ok: false, found: `${program} told no version`, advice: INSTALL }
  const { from, below } = SUPPORTED
  if (isSupported(version)) return { ok: true, path: program, version }
  const found = `${program} is ${version}; supported are ${from.join('.')} up to, but not with, ${below.join('.')}`
  return { ok: false, found, advice: INSTALL }
}

const INSTALL =
  'install Claude Code (npm install -g @anthropic-ai/claude-code), or name the program as `path` under [agents.claude_code]'

function isSupported(version: string): boolean {
  const parts = version.split('.').map(Number)
  return compare(parts, SUPPORTED.from) >= 0 && compare(parts, SUPPORTED.below) < 0
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, i) => part !== b[i])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
