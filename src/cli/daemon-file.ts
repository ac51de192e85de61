import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import { textIfThere } from '../lib/absent.ts'

/** Where the daemon of a state folder listens, and the token that its command line shows. */
export const DaemonFile = z.object({
  pid: z.number().int().positive(),
  url: z.url(),
  token: z.string().min(1),
  startedAt: z.number().int().nonnegative(),
})
export type DaemonFile = z.infer<typeof DaemonFile>

function fileIn(stateDir: string): string {
  return join(stateDir, 'daemon.json')
}

/** Written by the daemon once it listens; only its owner may read it (S-1, K-1). */
export function writeDaemonFile(stateDir: string, daemon: DaemonFile): void {
  mkdirSync(stateDir, { recursive: true })
  const path = fileIn(stateDir)
  const draft = `${path}.${daemon.pid}`
  writeFileSync(draft, `${JSON.stringify(daemon, null, 2)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, path)
}

/** Removed when the daemon stops, unless another daemon has written its own since. */
export function removeDaemonFile(stateDir: string, pid: number): void {
  if (readDaemonFile(stateDir)?.pid === pid) rmSync(fileIn(stateDir), { force: true })
}

/** Undefined when no daemon said where it is; the one that did may have died since. */
export function readDaemonFile(stateDir: string): DaemonFile | undefined {
  const path = fileIn(stateDir)
  if (!existsSync(path)) return undefined
  // a daemon that stops may take it away at any moment
  const mode = (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o777
  if ((mode & 0o077) !== 0) {
    throw new HookeError('config.invalid', 'the token of the daemon can be read by others', {
      found: `${path} has mode ${mode.toString(8)}`,
      advice: `run chmod 600 ${path}, then \`hooke down\` and \`hooke up\` for a new token`,
    })
  }
  const parsed = DaemonFile.safeParse(jsonOf(textIfThere(path) ?? ''))
  return parsed.success ? parsed.data : undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
