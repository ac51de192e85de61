import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Turn } from '../agent.ts'
import { type Continuation } from '../cli/retelling.ts'
import { stepsOf, type Step } from '../conversation.ts'
import { jsonOf } from '../cli/json-of.ts'
import { Cumulative, tokensOf } from './stream.ts'

/** What Claude Code's own file knows of a session. */
export interface Transcript {
  /** Ids of the answers, oldest first. */
  readonly answers: readonly string[]
  /** Calls whose result it holds. */
  readonly results: ReadonlySet<string>
  /** Tokens that its next run will count from. */
  readonly tokens: number
}

const Entry = z.union([
  z.object({
    type: z.literal('assistant'),
    message: z.object({ id: z.string(), model: z.string().optional() }),
  }),
  z.object({
    type: z.literal('user'),
    message: z.object({ content: z.array(z.object({ tool_use_id: z.string().optional() })) }),
  }),
  z.object({ type: z.literal('cost-state'), modelUsage: Cumulative }),
])

/** Null when there is none: another computer, a restored backup, or nothing was ever answered. */
export function readTranscript(home: string, uuid: string): Transcript | null {
  const projects = join(home, '.claude', 'projects')
  const folders = existsSync(projects) ? readdirSync(projects) : []
  const file = folders.map((folder) => join(projects, folder, `${uuid}.jsonl`)).find(existsSync)
  if (file === undefined) return null
  const entries = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => entryOf(line) ?? [])
  const answers = entries.flatMap((entry) =>
    entry.type === 'assistant' && entry.message.model !== '<synthetic>' ? [entry.message.id] : [],
  )
  const results = entries.flatMap((entry) =>
    entry.type === 'user' ? entry.message.content.flatMap(({ tool_use_id: id }) => id ?? []) : [],
  )
  const costs = entries.flatMap((entry) => (entry.type === 'cost-state' ? [tokensOf(entry.modelUsage)] : []))
  return { answers: [...new Set(answers)], results: new Set(results), tokens: costs.at(-1) ?? 0 }
}

/** The last line may be half written. */
function entryOf(line: string): z.infer<typeof Entry> | undefined {
  return Entry.safeParse(jsonOf(line)).data
}

/**
 * The journal is the truth; the transcript is used as far as it fits. It may hold one answer more, that never reached the
 * journal, and lack the last ones, that were not written before a kill. Anything else is another session's.
 */
export function continuationOf(turns: readonly Turn[], transcript: Transcript | null): Continuation {
  const steps = stepsOf(turns)
  if (steps.length === 0) return { kind: 'fresh' }
  const retell: Continuation = { kind: 'retell', from: 0 }
  if (transcript === null) return retell
  const ids = steps.map(({ said }) => messageOf(said.opaque))
  const foreign = transcript.answers.filter((id) => !ids.includes(id))
  const isLast = foreign.length === 1 && foreign[0] === transcript.answers.at(-1)
  if (foreign.length > 1 || (foreign.length === 1 && !isLast)) return retell
  const last = ids.findLastIndex((id) => id !== undefined && transcript.answers.includes(id))
  if (last === -1) return retell
  return { kind: 'resume', from: isHeard(steps[last], transcript) ? last + 1 : last }
}

function isHeard(step: Step | undefined, { results }: Transcript): boolean {
  return step?.said.calls.every(({ id }) => results.has(id)) ?? false
}

const Opaque = z.object({ message: z.string() })

/** The provider's id of an answer, as the journal keeps it. */
export function opaqueOf(message: string): string {
  return JSON.stringify({ message } satisfies z.infer<typeof Opaque>)
}

function messageOf(opaque: string | undefined): string | undefined {
  return Opaque.safeParse(jsonOf(opaque ?? '')).data?.message
}
