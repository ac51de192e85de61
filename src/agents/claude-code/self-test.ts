import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noSandbox } from '../../lib/sandbox/sandbox.ts'
import { run, type RunResult } from '../../lib/shell.ts'
import { BLOCKED } from './hook.ts'
import { toCliName, type HookRules } from './hook-rules.ts'
import { lodgingOf, hookCommand, sessionFolder, writeSettings, type SessionFolder } from './session-folder.ts'
import { confine, type Surroundings } from '../cli/surroundings.ts'

interface KnownBad {
  readonly says: string
  readonly input: object
}

const FOREIGN_TOOL: KnownBad = {
  says: 'a tool of Claude Code itself',
  input: { tool_name: 'Bash', tool_input: { command: 'id' } },
}
/** Calls that no role may make, whatever its rules. */
const KNOWN_BAD: readonly KnownBad[] = [
  FOREIGN_TOOL,
  {
    says: 'a write outside of the worktree',
    input: { tool_name: toCliName('write'), tool_input: { path: '../../outside', content: '' } },
  },
  {
    says: 'a write into .git',
    input: { tool_name: toCliName('edit'), tool_input: { path: '.git/config', old: '', new: '' } },
  },
]
const HARMLESS = { tool_name: toCliName('submit'), tool_input: {} }

const LONGEST_MS = 30_000

/** A hook as a session has it: its files, its command, and what stands around both. */
export interface HookPlace {
  readonly folder: SessionFolder
  readonly hook: readonly string[]
  readonly surroundings: Surroundings
}

/** Why the hook of this session cannot be trusted, or null. Runs the very command of its settings, where it will run (A-10). */
export function testHook(place: HookPlace): Promise<string | null> {
  return blocks(place, FOREIGN_TOOL)
}

async function blocks(place: HookPlace, { says, input }: KnownBad): Promise<string | null> {
  const { code, timedOut, stderr } = await ask(place, input)
  if (timedOut) return `the hook did not answer within ${LONGEST_MS / 1_000} s`
  if (code === BLOCKED) return null
  const words = stderr.trim().slice(0, 300)
  return `the hook let ${says} pass (exit code ${code ?? 'none'}; it must be ${BLOCKED})${words && `: ${words}`}`
}

/** Every known-bad call, and a harmless one, for doctor; in a folder of its own. */
export async function testHookWhole(hook: readonly string[]): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'hooke-hook-'))
  const folder = sessionFolder(root, 'doctor')
  const place: HookPlace = { folder, hook, surroundings: { sandbox: noSandbox, readable: [] } }
  const rules: HookRules = { tools: ['write', 'edit', 'submit'], protectedPaths: [], hiddenPaths: [] }
  try {
    writeSettings(folder, hook, rules)
    const wrong = await Promise.all(KNOWN_BAD.map((bad) => blocks(place, bad)))
    const { code } = await ask(place, HARMLESS)
    const strict = code === 0 ? [] : [`the hook blocks a submission too (exit code ${code ?? 'none'})`]
    return [...wrong.filter((each) => each !== null), ...strict]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function ask({ folder, hook, surroundings }: HookPlace, input: object): Promise<RunResult> {
  // Claude Code gives the command to a shell, so that is what is tried
  const argv = ['/bin/sh', '-c', hookCommand(folder, hook, 'PreToolUse')]
  const environment = { HOME: folder.home }
  const confined = confine(surroundings, lodgingOf(folder), {
    argv,
    environment,
    seconds: LONGEST_MS / 1_000,
  })
  try {
    return await run(confined.argv, {
      cwd: folder.work,
      timeoutMs: LONGEST_MS,
      env: confined.environment,
      input: JSON.stringify({ hook_event_name: 'PreToolUse', ...input }),
      maxOutputBytes: 4_000,
    })
  } finally {
    await confined.release()
  }
}
