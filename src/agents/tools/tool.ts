import { type z } from 'zod'
import { type ToolClass, type ToolDescription } from '../agent.ts'
import { issuesOf } from '../issues.ts'
import { type Failpoints } from '../../lib/failpoint.ts'
import { type Sandbox } from '../../lib/sandbox/sandbox.ts'

/** Where one session's tools work and what they may not touch. */
export interface Workplace {
  /** Real path of the worktree. */
  readonly root: string
  readonly protectedPaths: readonly string[]
  /** What this role must not read, as paths or globs. */
  readonly hiddenPaths: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** What lets a command touch the worktree only. */
  readonly sandbox: Sandbox
  readonly maxRunSeconds: number
  readonly failpoints: Failpoints
}

export interface ToolAnswer {
  readonly ok: boolean
  readonly output: string
}

/** A tool that parses its own input. Trouble is an answer or a `HookeError`; the executor turns both into a result. */
export interface Tool extends ToolDescription {
  use(input: unknown, place: Workplace, signal: AbortSignal): Promise<ToolAnswer>
}

interface ToolDefinition<Input extends z.ZodType> {
  readonly name: string
  readonly description: string
  readonly class: ToolClass
  readonly input: Input
  use(input: z.output<Input>, place: Workplace, signal: AbortSignal): Promise<ToolAnswer>
}

/** A tool whose `use` is called with parsed input only. */
export function defineTool<Input extends z.ZodType>(definition: ToolDefinition<Input>): Tool {
  return {
    name: definition.name,
    description: definition.description,
    class: definition.class,
    input: definition.input,

    async use(input, place, signal) {
      const parsed = definition.input.safeParse(input)
      if (parsed.success) return definition.use(parsed.data, place, signal)
      return refused(`${definition.name} was called wrongly:\n${issuesOf(parsed.error).join('\n')}`)
    },
  }
}

export function done(output: string): ToolAnswer {
  return { ok: true, output }
}

export function refused(output: string): ToolAnswer {
  return { ok: false, output }
}
