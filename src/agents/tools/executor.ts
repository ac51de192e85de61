import { realpathSync } from 'node:fs'
import { type ToolCall, type ToolExecutor, type ToolResult } from '../agent.ts'
import { HookeError, asError } from '../../domain/errors.ts'
import { noFailpoints, type Failpoints } from '../../lib/failpoint.ts'
import { type Sandbox } from '../../lib/sandbox/sandbox.ts'
import type { LookUp, LookupBook } from '../lookup/lookup.ts'
import { WORKTREE_TOOLS } from './index.ts'
import { createLookupTool, LOOKUP } from './lookup.ts'
import { refused, type Tool, type ToolAnswer, type Workplace } from './tool.ts'

const LONGEST_OUTPUT = 100_000

export interface ToolExecutorOptions {
  /** Names of the role's tools; `submit` belongs to the session and is left out. */
  readonly tools: readonly string[]
  readonly worktree: string | null
  readonly protectedPaths: readonly string[]
  readonly hiddenPaths?: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly sandbox: Sandbox
  readonly mask: (text: string) => string
  readonly maxRunSeconds?: number
  readonly failpoints?: Failpoints
  /** The way to the web, and where it is written down. */
  readonly lookUp?: LookUp
  readonly lookups?: LookupBook
}

/** The one door between a role and the worktree: only its own tools, only below the worktree, every answer masked. */
export function createToolExecutor(options: ToolExecutorOptions): ToolExecutor {
  const { worktree, mask } = options
  const allowed = worktree === null ? [] : [...toolsNamed(options.tools), ...lookupIn(options)]
  const place = (): Workplace => ({
    root: realpathSync(worktree ?? ''),
    protectedPaths: options.protectedPaths,
    hiddenPaths: options.hiddenPaths ?? [],
    env: options.env,
    sandbox: options.sandbox,
    maxRunSeconds: options.maxRunSeconds ?? 1_800,
    failpoints: options.failpoints ?? noFailpoints,
  })

  return {
    tools: allowed,
    bounds: { protectedPaths: options.protectedPaths, hiddenPaths: options.hiddenPaths ?? [] },

    async run(call, signal) {
      return resultOf(call, await answer(call, { allowed, place }, signal), mask)
    },
  }
}

interface Door {
  readonly allowed: readonly Tool[]
  readonly place: () => Workplace
}

async function answer(call: ToolCall, { allowed, place }: Door, signal: AbortSignal): Promise<ToolAnswer> {
  const tool = allowed.find(({ name }) => name === call.tool)
  const names = [...allowed.map(({ name }) => name), 'submit'].join(', ')
  if (tool === undefined) return refused(`you have no tool ${call.tool}; you have ${names}`)
  try {
    return await tool.use(call.input, place(), signal)
  } catch (error) {
    return refused(reasonOf(call, asError(error)))
  }
}

function reasonOf(call: ToolCall, error: Error): string {
  return error instanceof HookeError ? error.message : `${call.tool} failed: ${error.message}`
}

function resultOf({ id }: ToolCall, { ok, output }: ToolAnswer, mask: (text: string) => string): ToolResult {
  const masked = mask(output)
  const cut = masked.length > LONGEST_OUTPUT ? `${masked.slice(0, LONGEST_OUTPUT)}\n(cut here)` : masked
  return { id, ok, output: cut }
}

function lookupIn({ tools, lookUp, lookups, mask }: ToolExecutorOptions): readonly Tool[] {
  if (!tools.includes(LOOKUP) || lookUp === undefined || lookups === undefined) return []
  return lookups.hosts.length === 0 ? [] : [createLookupTool({ lookUp, book: lookups, mask })]
}

function toolsNamed(names: readonly string[]): readonly Tool[] {
  return Object.values(WORKTREE_TOOLS).filter(({ name }) => names.includes(name))
}
