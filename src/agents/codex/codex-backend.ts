import { HookeError } from '../../domain/errors.ts'
import { type Clock } from '../../lib/clock.ts'
import { type Sandbox } from '../../lib/sandbox/sandbox.ts'
import { type AgentBackend } from '../agent.ts'
import { createPatience } from '../anthropic/patience.ts'
import { priceOf, type Price } from '../anthropic/prices.ts'
import { type Timeouts } from '../anthropic/stream.ts'
import { type StartCli, startCli } from '../cli/cli-process.ts'
import { findProgram } from '../cli/program.ts'
import { maskFiles, sweepSessions } from '../session-files.ts'
import { runSession } from '../session-loop.ts'
import { type CodexParts, createCodexModel } from './codex-model.ts'
import { codexFolder, tidy } from './session-folder.ts'
import { type Upstream } from './upstream.ts'

export interface CodexOptions extends Upstream {
  readonly clock: Clock
  /** `codex`, or where it lies. */
  readonly program: string
  /** Where programs are looked for. */
  readonly path: string
  /** For the homes of sessions. */
  readonly folder: string
  readonly secret: string
  readonly prices: Readonly<Record<string, Price>>
  readonly mostOutput: number
  readonly sandbox: Sandbox
  readonly mask: (text: string) => string
  readonly random?: () => number
  readonly timeouts?: Timeouts
  readonly start?: StartCli
}

/** A model that thinks may say nothing for minutes. */
const TIMEOUTS: Timeouts = { idleMs: 10 * 60_000, totalMs: 30 * 60_000 }

/**
 * Roles on the command line of Codex. It is offered the daemon's tools and no other, and the daemon stands between
 * it and its provider: each answer is in the journal before Codex hears it, money is reserved before it is asked for,
 * and the key is in no process but the daemon's.
 */
export function createCodexBackend(options: CodexOptions): AgentBackend {
  const { clock, random = Math.random, timeouts = TIMEOUTS, start = startCli } = options
  const patience = createPatience({ clock, random, timeouts })
  return {
    name: 'codex',
    disclosure: null,
    async run(request, signal) {
      const program = programOf(options)
      const price = priceOf(options, request.model)
      const parts: CodexParts = { ...options, program, readable: [program], price, patience, timeouts, start }
      const folder = codexFolder(options.folder, request.session)
      sweepSessions(options.folder, clock.now())
      const model = createCodexModel(parts, request, folder)
      try {
        return await runSession({ model, clock }, { ...request, tools: model.tools }, signal)
      } finally {
        await model.end()
        tidy(folder)
        maskFiles(folder.root, options.mask)
      }
    },
  }
}

function programOf({ program, path }: CodexOptions): string {
  const found = findProgram(program, path)
  if (found !== null) return found
  throw new HookeError('agent.failed', `Codex is not on this computer: ${program} was not found`, {
    advice: 'install it, or name it as `path` under [agents.codex] in hooke.toml; then hooke retry ID',
  })
}
