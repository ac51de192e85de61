import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { z } from 'zod'
import { HookeError, asError } from '../../domain/errors.ts'
import { RoleName } from '../../domain/workflow.ts'
import { issuesOf } from '../issues.ts'

const Fact = z.union([z.number(), z.string(), z.boolean()])

/** A condition on one fact; a case is played when all of its conditions hold. */
export const Condition = z.strictObject({
  fact: z.string().min(1),
  below: z.number().optional(),
  above: z.number().optional(),
  is: Fact.optional(),
})
export type Condition = z.infer<typeof Condition>

/** Keys that end in `From` name a file beside the script that holds the value. */
const RecordedCall = z.strictObject({
  tool: z.string().min(1),
  input: z.record(z.string(), z.unknown()),
  /** A result that is not ok is part of the play; without it, it ends the play. */
  mayFail: z.boolean().default(false),
})
export type RecordedCall = z.infer<typeof RecordedCall>

const RecordedTurn = z.strictObject({ say: z.string().default(''), calls: z.array(RecordedCall) })
export type RecordedTurn = z.infer<typeof RecordedTurn>

/** What a session was given, without what differs from day to day. */
export type NormalInput = readonly { readonly title: string; readonly text: string }[]

/** A block that many sessions share lies in a file of its own. */
const BoundInput = z.array(
  z.union([
    z.strictObject({ title: z.string(), text: z.string() }),
    z.strictObject({ title: z.string(), textFrom: z.string().min(1) }),
  ]),
)
type BoundInput = z.infer<typeof BoundInput>

const RecordedCase = z.strictObject({
  when: z.array(Condition).default([]),
  /** Instead of the session's: what a later role is shown depends on what an earlier one said in this case. */
  input: BoundInput.optional(),
  turns: z.array(RecordedTurn).min(1),
})

const RecordedSession = z.strictObject({
  /** Left out: any round that has no session of its own. */
  round: z.number().int().min(1).optional(),
  /** The normalised input it was made for; empty until it is bound. */
  input: BoundInput.default([]),
  cases: z.array(RecordedCase).min(1),
  /** Played once a gate has sent the submission back. */
  afterFeedback: z.array(RecordedTurn).default([]),
})
export type RecordedSession = z.infer<typeof RecordedSession>

export const RehearsalScript = z.strictObject({
  role: RoleName,
  study: z.string().min(1),
  sessions: z.array(RecordedSession).min(1),
})
export type RehearsalScript = z.infer<typeof RehearsalScript>

/** The script of a role, or undefined when the folder has none. A broken one is `config.invalid` with every problem. */
export function loadScript(folder: string, role: RoleName): RehearsalScript | undefined {
  const path = join(folder, `${role}.json`)
  if (!existsSync(path)) return undefined
  const parsed = RehearsalScript.safeParse(parsedJson(path))
  if (parsed.success) return parsed.data
  throw new HookeError('config.invalid', `${path} is no rehearsal:\n${issuesOf(parsed.error).join('\n')}`)
}

/** The input a part was made for, whole. */
export function boundTo(blocks: BoundInput, folder: string): NormalInput {
  return blocks.map((block) =>
    'text' in block
      ? block
      : { title: block.title, text: fileBeside(folder, block.textFrom).replace(/\n$/, '') },
  )
}

/** A recorded input with its `…From` keys replaced by the files they name; `.json` is parsed for `submit` only. */
export function inputOf(call: RecordedCall, folder: string): unknown {
  return filled(call.input, (file) => {
    const text = fileBeside(folder, file)
    return call.tool === 'submit' && file.endsWith('.json') ? parsedJson(join(folder, file)) : text
  })
}

function filled(value: unknown, read: (file: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => filled(inner, read))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      const [, name] = /^(.+)From$/.exec(key) ?? []
      return name !== undefined && typeof inner === 'string'
        ? [name, read(inner)]
        : [key, filled(inner, read)]
    }),
  )
}

function fileBeside(folder: string, file: string): string {
  const path = normalize(file)
  if (path.startsWith('..') || path.startsWith('/')) {
    throw new HookeError('path.unsafe', `a rehearsal may only name files beside it, not ${file}`)
  }
  return readFileSync(join(folder, path), 'utf8')
}

function parsedJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new HookeError('config.invalid', `${path} is no JSON: ${asError(error).message}`, { cause: error })
  }
}
