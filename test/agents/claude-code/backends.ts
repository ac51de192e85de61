import { join } from 'node:path'
import {
  createClaudeCodeBackend,
  type ClaudeCodeOptions,
} from '../../../src/agents/claude-code/claude-code-backend.ts'
import { type AgentBackend } from '../../../src/agents/agent.ts'
import { noSandbox } from '../../../src/lib/sandbox/sandbox.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { PRICE } from '../anthropic/backends.ts'

export const CLONE = join(import.meta.dirname, '../../..')
/** The real hook, as doctor and sessions run it. */
export const HOOK = [process.execPath, join(CLONE, 'bin', 'hooke.mjs'), 'hook']
/** One that blocks whatever it is asked, for tests that are about something else: it costs no start of Node. */
export const QUICK_HOOK = ['/bin/sh', '-c', 'exit 2']

/** Claude Code in `folder`; the program is a fake that the test starts, or a real one. */
export function aClaudeCodeBackend(
  folder: string,
  options: Pick<ClaudeCodeOptions, 'start'> & Partial<ClaudeCodeOptions>,
): AgentBackend {
  return createClaudeCodeBackend({
    apiKey: 'sk-ant-test-3f9c1e77a0d24b5c8e61',
    secret: 'ANTHROPIC_API_KEY',
    clock: createManualClock(),
    program: '/bin/sh',
    path: '/usr/bin:/bin',
    folder: join(folder, 'claude-code'),
    prices: { none: PRICE, other: PRICE },
    mostOutput: 8_000,
    sandbox: noSandbox,
    hook: QUICK_HOOK,
    hookFiles: [],
    mask: (text) => text,
    random: () => 0,
    ...options,
  })
}
