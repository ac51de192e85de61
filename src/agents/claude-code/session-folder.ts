import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../lib/canonical.ts'
import { HookEvent, toCliName, type HookRules } from './hook-rules.ts'
import { type Lodging } from '../cli/surroundings.ts'
import { SERVER, type ToolServer } from '../cli/tool-server.ts'

/** Where one session of Claude Code lives: a home of its own, an empty folder to work in, and what we wrote for it. */
export interface SessionFolder {
  readonly root: string
  readonly home: string
  readonly work: string
  readonly settings: string
  readonly rules: string
  readonly tools: string
  readonly system: string
  /** The id under which Claude Code keeps the session, known before it is started. */
  readonly uuid: string
}

/** What a sandbox shows of it: all to write but what we wrote. */
export function lodgingOf({ root, home, work, settings, rules, tools, system }: SessionFolder): Lodging {
  return { root, home, work, fixed: [settings, rules, tools, system] }
}

export function sessionFolder(root: string, session: string): SessionFolder {
  const own = join(root, session)
  return {
    root: own,
    home: join(own, 'home'),
    work: join(own, 'home', 'work'),
    settings: join(own, 'settings.json'),
    rules: join(own, 'rules.json'),
    tools: join(own, 'tools.json'),
    system: join(own, 'system.md'),
    uuid: uuidOf(session),
  }
}

function uuidOf(session: string): string {
  const hex = sha256(`claude-code\n${session}`)
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return parts.join('-')
}

/** Forgets what Claude Code knows of the session. */
export function forget({ home }: SessionFolder): void {
  rmSync(home, { recursive: true, force: true })
}

/** Writes rules and settings; nobody but the daemon can change them, because no tool of an agent leads here. */
export function writeSettings(folder: SessionFolder, hook: readonly string[], rules: HookRules): void {
  mkdirSync(folder.work, { recursive: true, mode: 0o700 })
  // each is there from the beginning, because a sandbox can only protect what exists
  for (const file of [folder.tools, folder.system]) if (!existsSync(file)) write(file, {})
  write(folder.rules, rules)
  write(folder.settings, settingsOf(folder, hook, rules))
}

/** Whom Claude Code may ask for tools, with the token of this process; taken away when it ends. */
export function writeServer({ tools }: SessionFolder, { url, token }: ToolServer): void {
  const headers = { Authorization: `Bearer ${token}` }
  write(tools, { mcpServers: { [SERVER]: { type: 'http', url, headers } } })
}

function write(file: string, content: object): void {
  writeFileSync(file, JSON.stringify(content, null, 2), { mode: 0o600 })
}

const HOOK_SECONDS = 60

function settingsOf(folder: SessionFolder, hook: readonly string[], { tools }: HookRules): object {
  const hooks = HookEvent.options.map((event) => [
    event,
    [{ hooks: [{ type: 'command', command: hookCommand(folder, hook, event), timeout: HOOK_SECONDS }] }],
  ])
  return {
    hooks: Object.fromEntries(hooks) as object,
    permissions: { defaultMode: 'dontAsk', allow: tools.map(toCliName) },
    includeCoAuthoredBy: false,
    cleanupPeriodDays: 365,
  }
}

/** Settings know commands as text for a shell only, so each word is quoted. */
export function hookCommand({ rules }: SessionFolder, hook: readonly string[], event: HookEvent): string {
  return [...hook, event, rules].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
}
