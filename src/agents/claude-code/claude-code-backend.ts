import { HookeError } from '../../domain/errors.ts'
import { type Clock } from '../../lib/clock.ts'
import { type Sandbox } from '../../lib/sandbox/sandbox.ts'
import { type AgentBackend, type AgentRequest } from '../agent.ts'
import { createPatience } from '../anthropic/patience.ts'
import { priceOf, type Price } from '../anthropic/prices.ts'
import { type Timeouts } from '../anthropic/stream.ts'
import { maskFiles, sweepSessions } from '../session-files.ts'
import { runSession } from '../session-loop.ts'
import { SUBMIT } from '../submit.ts'
import { createClaudeModel, type ClaudeParts } from './claude-model.ts'
import { type StartCli, startCli } from '../cli/cli-process.ts'
import { type Account } from './command-line.ts'
import { type HookRules } from './hook-rules.ts'
import { findProgram } from '../cli/program.ts'
import { testHook } from './self-test.ts'
import { sessionFolder, writeSettings } from './session-folder.ts'

export interface ClaudeCodeOptions extends Account {
  readonly clock: Clock
  /** `claude`, or where it lies. */
  readonly program: string
  /** Where programs are looked for. */
  readonly path: string
  /** For the homes of sessions; they are needed to go on with one. */
  readonly folder: string
  readonly secret: string
  readonly prices: Readonly<Record<string, Price>>
  readonly mostOutput: number
  readonly sandbox: Sandbox
  /** For what the program wrote down itself, once it has ended. */
  readonly mask: (text: string) => string
  /** The command line of our hook, without event and rules. */
  readonly hook: readonly string[]
  /** Files the hook is made of. */
  readonly hookFiles: readonly string[]
  readonly random?: () => number
  readonly timeouts?: Timeouts
  readonly start?: StartCli
}

/** While a model thinks Claude Code may say nothing for minutes: the provider's pings end with it. */
const TIMEOUTS: Timeouts = { idleMs: 10 * 60_000, totalMs: 30 * 60_000 }

/**
 * Roles on the command line of Claude Code. Its own tools are off: it is offered the daemon's, so that journal,
 * sandbox and limits are the same as everywhere, and its key is in no process that an agent's command could see.
 */
export function createClaudeCodeBackend(options: ClaudeCodeOptions): AgentBackend {
  const { clock, random = Math.random, timeouts = TIMEOUTS, start = startCli } = options
  const patience = createPatience({ clock, random, timeouts })
  return {
    name: 'claude-code',
    disclosure: null,
    async run(request, signal) {
      const program = programOf(options)
      const readable = [program, ...options.hookFiles]
      const price = priceOf(options, request.model)
      const parts: ClaudeParts = { ...options, program, readable, price, patience, timeouts, start }
      const folder = sessionFolder(options.folder, request.session)
      const rules = rulesOf(request)
      sweepSessions(options.folder, clock.now())
      writeSettings(folder, options.hook, rules)
      refuseWithoutHook(await testHook({ folder, hook: options.hook, surroundings: parts }))
      const model = createClaudeModel(parts, request, { folder, rules })
      try {
        return await runSession({ model, clock }, { ...request, tools: model.tools }, signal)
      } finally {
        await model.end()
        maskFiles(folder.root, options.mask)
      }
    },
  }
}

function rulesOf({ tools: { tools, bounds } }: AgentRequest): HookRules {
  return {
    tools: [...tools.map(({ name }) => name), SUBMIT],
    protectedPaths: [...(bounds?.protectedPaths ?? [])],
    hiddenPaths: [...(bounds?.hiddenPaths ?? [])],
  }
}

function refuseWithoutHook(problem: string | null): void {
  if (problem === null) return
  throw new HookeError(
    'agent.failed',
    'the session did not begin, because its hook does not block what it must',
    {
      found: problem,
      advice: 'look at it with hooke doctor; then hooke retry ID',
    },
  )
}

function programOf({ program, path }: ClaudeCodeOptions): string {
  const found = findProgram(program, path)
  if (found !== null) return found
  throw new HookeError('agent.failed', `Claude Code is not on this computer: ${program} was not found`, {
    advice: 'install it, or name it as `path` under [agents.claude_code] in hooke.toml; then hooke retry ID',
  })
}
