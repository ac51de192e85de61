import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../lib/shell.ts'
import { BLOCKED } from './hook.ts'
import { toCliName, type HookRules } from './hook-rules.ts'
import { hookCommand, sessionFolder, writeSettings, type SessionFolder } from './session-folder.ts'

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

/** Why the hook of this session cannot be trusted, or null. Runs the very command that its settings name. */
export async function testHook(folder: SessionFolder, hook: readonly string[]): Promise<string | null> {
  return blocks(folder, hook, FOREIGN_TOOL)
}

async function blocks(
  folder: SessionFolder,
  hook: readonly string[],
  { says, input }: KnownBad,
): Promise<string | null> {
  const { code, timedOut } = await ask(folder, hook, input)
  if (timedOut) return `the hook did not answer within ${LONGEST_MS / 1_000} s`
  return code === BLOCKED
    ? null
    : `the hook let ${says} pass (exit code ${code ?? 'none'}; it must be ${BLOCKED})`
}

/** Every known-bad call, and a harmless one, for doctor; in a folder of its own. */
export async function testHookWhole(hook: readonly string[]): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'hooke-hook-'))
  const folder = sessionFolder(root, 'doctor')
  const rules: HookRules = { tools: ['write', 'edit', 'submit'], protectedPaths: [], hiddenPaths: [] }
  try {
    writeSettings(folder, hook, rules)
    const wrong = await Promise.all(KNOWN_BAD.map((bad) => blocks(folder, hook, bad)))
    const { code } = await ask(folder, hook, HARMLESS)
    const strict = code === 0 ? [] : [`the hook blocks a submission too (exit code ${code ?? 'none'})`]
    return [...wrong.filter((each) => each !== null), ...strict]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function ask(folder: SessionFolder, hook: readonly string[], input: object) {
  const command = hookCommand(folder, hook, 'PreToolUse')
  // Claude Code gives the command to a shell, so that is what is tried
  return run(['/bin/sh', '-c', command], {
    cwd: folder.work,
    timeoutMs: LONGEST_MS,
    env: { HOME: folder.home },
    input: JSON.stringify({ hook_event_name: 'PreToolUse', ...input }),
    maxOutputBytes: 4_000,
  })
}
