import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Turn } from '../agent.ts'
import { stepsOf, type Step } from '../conversation.ts'
import { jsonOf } from '../cli/json-of.ts'
import { type Continuation } from '../cli/retelling.ts'

/** Where one session of Codex lives: a home of its own and an empty folder to work in. */
export interface CodexFolder {
  readonly root: string
  readonly home: string
  readonly work: string
  readonly rules: string
}

export function codexFolder(root: string, session: string): CodexFolder {
  const own = join(root, session)
  return { root: own, home: join(own, 'home'), work: join(own, 'work'), rules: join(own, 'rules.md') }
}

export function makeFolder({ root, home, work, rules }: CodexFolder, system: string): void {
  for (const folder of [root, home, work]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(rules, system, { mode: 0o600 })
}

/** Remembers under which id Codex keeps the session. */
export function rememberThread({ root }: CodexFolder, thread: string): void {
  writeFileSync(join(root, 'thread.json'), JSON.stringify({ thread }), { mode: 0o600 })
}

const Thread = z.object({ thread: z.string().regex(/^[0-9a-f-]{36}$/) })
const Entry = z.object({
  type: z.literal('response_item'),
  payload: z.looseObject({ type: z.string(), call_id: z.string().optional(), output: z.unknown() }),
})

/** How to go on where the journal ends. Codex hears an answer only once it is in the journal, so it never knows more. */
export function continuationOf(
  folder: CodexFolder,
  turns: readonly Turn[],
): Continuation & { readonly thread?: string } {
  const steps = stepsOf(turns)
  if (steps.length === 0) {
    forget(folder)
    return { kind: 'fresh' }
  }
  const known = rolloutOf(folder)
  const ids = new Set(steps.flatMap(({ said }) => said.calls.map(({ id }) => id)))
  const isOfThis = known !== null && [...known.calls].every((id) => ids.has(id))
  const fits = isOfThis && (known.calls.size > 0 || ids.size === 0)
  if (!fits) {
    forget(folder)
    return { kind: 'retell', from: 0 }
  }
  const unheard = steps.findIndex((step) => !isHeard(step, known))
  return { kind: 'resume', from: unheard === -1 ? steps.length : unheard, thread: known.thread }
}

/** Whether Codex has each result of a step as the journal has it, and not a failure that an end of the daemon was to it. */
function isHeard({ said, results }: Step, known: Rollout): boolean {
  return said.calls.every(({ id }) => {
    const told = results.get(id)?.output.trim()
    return told !== undefined && (known.results.get(id)?.includes(JSON.stringify(told).slice(1, -1)) ?? false)
  })
}

/** Keeps what a session needs to go on, and nothing else that Codex wrote down: logs, caches, databases. */
export function tidy({ home }: CodexFolder): void {
  for (const name of existsSync(home) ? readdirSync(home) : [])
    if (name !== 'sessions') rmSync(join(home, name), { recursive: true, force: true })
}

function forget({ root, home }: CodexFolder): void {
  rmSync(join(home, 'sessions'), { recursive: true, force: true })
  rmSync(join(root, 'thread.json'), { force: true })
}

interface Rollout {
  readonly thread: string
  readonly calls: ReadonlySet<string>
  /** Results as they are written down, by call. */
  readonly results: ReadonlyMap<string, string>
}

/** What Codex's own file knows of the session; the last line may be half written. */
function rolloutOf({ root, home }: CodexFolder): Rollout | null {
  const named = join(root, 'thread.json')
  const { data } = Thread.safeParse(existsSync(named) ? jsonOf(readFileSync(named, 'utf8')) : null)
  const sessions = join(home, 'sessions')
  if (data === undefined || !existsSync(sessions)) return null
  const name = readdirSync(sessions, { recursive: true, encoding: 'utf8' }).find((each) =>
    each.endsWith(`${data.thread}.jsonl`),
  )
  if (name === undefined) return null
  const items = readFileSync(join(sessions, name), 'utf8')
    .split('\n')
    .flatMap((line) => Entry.safeParse(jsonOf(line)).data?.payload ?? [])
  const of = (type: string) =>
    items.flatMap((item) =>
      item.type === type && item.call_id !== undefined ? [{ id: item.call_id, output: item.output }] : [],
    )
  return {
    thread: data.thread,
    calls: new Set(of('function_call').map(({ id }) => id)),
    results: new Map(of('function_call_output').map(({ id, output }) => [id, JSON.stringify(output ?? '')])),
  }
}
