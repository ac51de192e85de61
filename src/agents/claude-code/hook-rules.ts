import { z } from 'zod'
import { SERVER } from '../cli/tool-server.ts'
import { isBelow } from '../tools/glob.ts'
import { plainNames } from '../tools/safe-path.ts'

/** The events that Claude Code asks us about. */
export const HookEvent = z.enum(['PreToolUse', 'PostToolUse', 'Stop'])
export type HookEvent = z.infer<typeof HookEvent>

/** What one session may do, as the daemon wrote it down for its hooks. */
export const HookRules = z.strictObject({
  tools: z.array(z.string()),
  protectedPaths: z.array(z.string()),
  hiddenPaths: z.array(z.string()),
})
export type HookRules = z.infer<typeof HookRules>

/** Claude Code's name for the tools that the daemon offers it. */
const PREFIX = `mcp__${SERVER}__`

export const toCliName = (tool: string): string => `${PREFIX}${tool}`
/** Null for a tool that is not the daemon's. */
export const ownName = (name: string): string | null =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null

const Called = z.object({ tool_name: z.string(), tool_input: z.record(z.string(), z.unknown()) })
const Stopped = z.object({ stop_hook_active: z.boolean() })

/**
 * Why a hook must block, or null. A fast first look at what the daemon's own tools judge again, so it never allows what
 * they refuse; what it cannot read it blocks.
 */
export function judgeHook(rules: HookRules, event: HookEvent, input: unknown): string | null {
  if (event === 'Stop') {
    const { success, data } = Stopped.safeParse(input)
    return success && data.stop_hook_active ? null : NOT_YET
  }
  const { success, data } = Called.safeParse(input)
  if (!success) return 'the hook could not read which tool was called'
  const tool = ownName(data.tool_name)
  if (tool === null) return `${data.tool_name.slice(0, 100)} is none of your tools`
  return judgeCall(rules, tool, data.tool_input)
}

const NOT_YET = 'You are not done: use a tool, or hand in your result with submit.'

/** The same for a call by the daemon's name of its tool. */
export function judgeCall(
  rules: HookRules,
  tool: string,
  input: Readonly<Record<string, unknown>>,
): string | null {
  if (!rules.tools.includes(tool))
    return `you have no tool ${tool.slice(0, 100)}; you have ${rules.tools.join(', ')}`
  if (tool === 'submit') return null
  return judgePath(rules, tool, input['path']) ?? judgeCommand(input['argv'])
}

function judgePath({ protectedPaths, hiddenPaths }: HookRules, tool: string, path: unknown): string | null {
  if (typeof path !== 'string') return null
  const names = plainNames(path)
  if (typeof names === 'string') return `${JSON.stringify(path.slice(0, 200))} was refused: ${names}`
  const plain = names.join('/')
  const changes = tool === 'write' || tool === 'edit'
  if (changes && isBelow(plain, protectedPaths)) return `${plain} is protected`
  return isBelow(plain, hiddenPaths) ? `${plain} is hidden from your role` : null
}

/** Programs that reach people, other machines or the daemon itself: no agent needs them, and without a sandbox they would work. */
const REACHING_OUT =
  /^(sudo|su|doas|ssh|scp|sftp|hooke|claude|codex|gh|docker|podman|systemctl|shutdown|reboot|crontab|at)$/
const GIT_OUTWARDS = /^(push|fetch|pull|remote|config|credential|clone|submodule)$/

function judgeCommand(argv: unknown): string | null {
  const { data: words = [] } = z.array(z.string()).safeParse(argv)
  const [first = '', ...rest] = words
  const program = first.split('/').at(-1) ?? ''
  const verb = program === 'git' ? verbOf(rest) : ''
  if (GIT_OUTWARDS.test(verb)) return `git ${verb} is the daemon's to do`
  return REACHING_OUT.test(program) ? `${program} is none of the programs that agents may run` : null
}

/** The first word that is neither an option of git itself nor the value of one. */
function verbOf(words: readonly string[]): string {
  const at = words.findIndex((word, i) => !word.startsWith('-') && !/^-[cC]$/.test(words[i - 1] ?? ''))
  return words[at] ?? ''
}
