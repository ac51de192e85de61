import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { asError } from '../../domain/errors.ts'
import { pass, refuse, type Verdict } from '../../domain/gate.ts'
import type { Sandbox } from '../../lib/sandbox/sandbox.ts'
import { run, type RunResult } from '../../lib/shell.ts'
import type { StudyFile, StudyGate } from './study-gate.ts'

export interface Asking {
  readonly sandbox: Sandbox
  /** All of `hooks/`, as it is at the base commit. */
  readonly files: readonly StudyFile[]
  readonly environment: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** After which a gate is ended, and refuses. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 60_000
/** Of each stream; a gate that says more refuses. */
const MOST_OUTPUT = 256 * 1024
const LONGEST_REASON = 2_000
const REFUSED = 2

/**
 * Asks a study's gate (G-4): JSON on stdin; exit 0 passes, 2 refuses with stderr as the reason, and whatever else
 * happens refuses too (G-1). It sees a copy of `hooks/` and nothing else: no worktree, no network, no secret.
 */
export async function askStudyGate(gate: StudyGate, input: string, asking: Asking): Promise<Verdict> {
  if (gate.fault !== null) return refuse([gate.fault])
  const folder = mkdtempSync(join(tmpdir(), 'hooke-gate-'))
  try {
    const shown = layOut(folder, asking.files)
    const result = await execute(gate, input, { ...asking, ...shown })
    asking.signal.throwIfAborted()
    return verdictOn(result, asking.timeoutMs ?? TIMEOUT_MS)
  } catch (error) {
    asking.signal.throwIfAborted()
    return refuse([`it could not be asked: ${asError(error).message}`])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Shown {
  readonly root: string
  readonly home: string
}

function layOut(folder: string, files: readonly StudyFile[]): Shown {
  const [root, home] = [join(folder, 'study'), join(folder, 'home')]
  mkdirSync(root)
  mkdirSync(home)
  for (const { path, text, isRunnable } of files) {
    if (text === null) continue
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    chmodSync(file, isRunnable ? 0o555 : 0o444)
  }
  return { root, home }
}

async function execute(
  { name }: StudyGate,
  input: string,
  { sandbox, environment, signal, timeoutMs = TIMEOUT_MS, root, home }: Asking & Shown,
): Promise<RunResult> {
  const confined = sandbox.confine({
    argv: [join(root, name)],
    cwd: root,
    readable: [root],
    writable: [home],
    seconds: timeoutMs / 1_000,
    environment: { NO_COLOR: '1', PYTHONDONTWRITEBYTECODE: '1', ...environment, HOME: home },
  })
  try {
    return await run(confined.argv, {
      cwd: root,
      env: confined.environment,
      input,
      timeoutMs,
      maxOutputBytes: MOST_OUTPUT,
      signal,
    })
  } finally {
    await confined.release()
  }
}

function verdictOn(
  { code, signal, stdout, stderr, timedOut, truncated }: RunResult,
  timeoutMs: number,
): Verdict {
  if (timedOut) return refuse([`it took longer than ${timeoutMs / 1_000} s and was ended`])
  if (truncated) return refuse([`it printed more than ${MOST_OUTPUT / 1024} kB`])
  const said = stderr.trim().slice(0, LONGEST_REASON)
  const found = `exit ${code ?? signal ?? 'unknown'}`
  const evidence = [{ what: 'answer', found: stdout.trim() === '' ? found : `${found}: ${tailOf(stdout)}` }]
  if (code === 0) return pass(...evidence)
  if (code === REFUSED) return refuse([said === '' ? 'it refused without a reason' : said], evidence)
  return refuse(
    [`it ended with ${found}, which is neither 0 nor 2${said === '' ? '' : `: ${said}`}`],
    evidence,
  )
}

function tailOf(text: string): string {
  return text.trim().slice(-500)
}
