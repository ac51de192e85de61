import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type AgentRequest, type Journal, type ToolExecutor, type Turn } from '../../src/agents/agent.ts'
import { createToolExecutor } from '../../src/agents/tools/executor.ts'
import { SessionId } from '../../src/domain/ids.ts'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'

/** A journal in memory; `read` gives a copy, as the store does. */
export function aJournal(turns: readonly Turn[] = []): Journal & { readonly turns: readonly Turn[] } {
  const kept = [...turns]
  return {
    turns: kept,
    read: () => [...kept],
    append: (turn) => void kept.push(turn),
    durable: () => Promise.resolve(),
  }
}

/** A folder that is gone when the callback ends. */
export async function inFolder<T>(use: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-agents-')))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const ALL_TOOLS = ['read', 'list', 'search', 'write', 'edit', 'run', 'submit']

export function anExecutor(
  worktree: string,
  options: Partial<Parameters<typeof createToolExecutor>[0]> = {},
): ToolExecutor {
  return createToolExecutor({
    tools: ALL_TOOLS,
    worktree,
    protectedPaths: [],
    env: { PATH: process.env['PATH'] ?? '' },
    sandbox: noSandbox,
    mask: (text) => text,
    ...options,
  })
}

export const Answer = z.strictObject({ answer: z.string().min(1) })

export function aRequest(worktree: string, options: Partial<AgentRequest> = {}): AgentRequest {
  return {
    session: SessionId.parse('BANDIT-007.implementer.1'),
    role: 'implementer',
    study: 'bandits',
    model: 'none',
    system: 'Write the code.',
    input: [{ title: 'Brief', text: 'Compare two starts.', trust: 'daemon' }],
    output: Answer,
    journal: aJournal(),
    tools: anExecutor(worktree),
    limits: { turns: 50, usd: 10, minutes: 30 },
    afterStep: () => Promise.resolve(),
    facts: {},
    ...options,
  }
}
