import { join } from 'node:path'
import { type AgentBackend } from '../../../src/agents/agent.ts'
import { createCodexBackend, type CodexOptions } from '../../../src/agents/codex/codex-backend.ts'
import { noSandbox } from '../../../src/lib/sandbox/sandbox.ts'
import { OPENAI_KEY } from '../../fakes/responses-server.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { PRICE } from '../anthropic/backends.ts'

/** Codex in `folder`; the program is a fake that the test starts, or the real one. */
export function aCodexBackend(
  folder: string,
  options: Pick<CodexOptions, 'baseUrl'> & Partial<CodexOptions>,
): AgentBackend {
  return createCodexBackend({
    apiKey: OPENAI_KEY,
    secret: 'OPENAI_API_KEY',
    clock: createManualClock(),
    program: '/bin/sh',
    path: '/usr/bin:/bin',
    folder: join(folder, 'codex'),
    prices: { none: PRICE, other: PRICE },
    mostOutput: 8_000,
    sandbox: noSandbox,
    mask: (text) => text,
    random: () => 0,
    ...options,
  })
}
