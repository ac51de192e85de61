import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { asError } from '../../../src/domain/errors.ts'
import { type CliCommand, type CliEnd, type StartCli } from '../../../src/agents/cli/cli-process.ts'

interface Item {
  readonly type: string
  readonly name?: string
  readonly namespace?: string
  readonly call_id?: string
  readonly arguments?: string
  readonly output?: unknown
  readonly role?: string
  readonly content?: readonly object[]
}

/** What the real program does, as far as sessions can tell: it asks its model, asks for its tools, and writes down both. */
export function aFakeCodex({ kinds = [] }: { kinds?: readonly string[] } = {}) {
  const starts: CliCommand[] = []
  const start: StartCli = (command, onLine) => {
    starts.push(command)
    const stop = new AbortController()
    const lived = live(command, onLine, { signal: stop.signal, kinds: [...kinds] }).catch(
      (error: unknown): CliEnd => ({ code: 1, signal: null, stderr: asError(error).message }),
    )
    return { pid: undefined, ended: lived, kill: () => stop.abort() }
  }
  return { start, starts }
}

interface Life {
  readonly signal: AbortSignal
  readonly kinds: string[]
}

interface Thread {
  readonly id: string
  readonly items: Item[]
  remember(item: Item): void
}

const KILLED: CliEnd = { code: null, signal: 'SIGKILL', stderr: '' }
const ended = (code: number, stderr = ''): CliEnd => ({ code, signal: null, stderr })

async function live(command: CliCommand, onLine: (line: string) => void, life: Life): Promise<CliEnd> {
  const thread = threadOf(command)
  if (typeof thread === 'string') return ended(1, thread)
  await new Promise((resolve) => setImmediate(resolve))
  onLine(JSON.stringify({ type: 'thread.started', thread_id: thread.id }))
  onLine('a line that is no JSON')
  thread.remember({ type: 'message', role: 'user', content: [{ type: 'input_text', text: command.input }] })
  for (;;) {
    const end = await turn(command, thread, life)
    if (life.signal.aborted) return KILLED
    if (end !== undefined) return end
  }
}

/** A new one, or the one that is resumed; or why there is none. */
function threadOf({ argv, environment }: CliCommand): Thread | string {
  const isResumed = argv[2] === 'resume'
  const id = isResumed ? (argv.at(-2) ?? '') : `0${crypto.randomUUID().slice(1)}`
  const file = join(environment['CODEX_HOME'] ?? '', 'sessions', '2026', `rollout-x-${id}.jsonl`)
  if (isResumed !== existsSync(file)) return `no rollout found for ${id}`
  mkdirSync(dirname(file), { recursive: true })
  const items: Item[] = isResumed ? withOutputs(read(file)) : []
  const lineOf = (item: Item): string => `${JSON.stringify({ type: 'response_item', payload: item })}\n`
  writeFileSync(file, items.map(lineOf).join(''))
  return {
    id,
    items,
    remember: (item) => {
      items.push(item)
      appendFileSync(file, lineOf(item))
    },
  }
}

/** One answer of the model and its calls; how the program ends, if it does. */
async function turn(command: CliCommand, thread: Thread, life: Life): Promise<CliEnd | undefined> {
  const kind = life.kinds.shift() ?? 'turn'
  const answer = await ask(command, { items: thread.items, signal: life.signal, kind })
  if (answer.length === 0) return ended(1, 'stream disconnected before completion')
  if (kind !== 'turn') return undefined
  for (const item of answer) thread.remember(item)
  const calls = answer.filter(({ type }) => type === 'function_call')
  for (const call of calls) {
    const output = await use(command, call, life.signal)
    // killed while it waited: the real one writes nothing down any more
    if (output === undefined) return KILLED
    thread.remember({ type: 'function_call_output', call_id: call.call_id ?? '', output })
  }
  return calls.length === 0 ? ended(0) : undefined
}

function setting({ argv }: CliCommand, key: string): string {
  const found = argv.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1)
  return String(JSON.parse(found ?? '""'))
}

const read = (file: string): readonly Item[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { payload: Item }).payload)

/** As the real one does with calls that were never answered. */
function withOutputs(items: readonly Item[]): Item[] {
  return items.flatMap((item) => {
    const isAnswered = items.some(
      ({ type, call_id: id }) => type === 'function_call_output' && id === item.call_id,
    )
    if (item.type !== 'function_call' || isAnswered) return [item]
    return [item, { type: 'function_call_output', call_id: item.call_id ?? '', output: 'aborted' }]
  })
}

interface Question {
  readonly items: readonly Item[]
  readonly signal: AbortSignal
  readonly kind: string
}

async function ask(command: CliCommand, { items, signal, kind }: Question): Promise<readonly Item[]> {
  const { argv, environment } = command
  const token = environment['HOOKE_MODEL_TOKEN'] ?? ''
  const model = argv[argv.indexOf('-m') + 1] ?? ''
  const rules = readFileSync(setting(command, 'model_instructions_file'), 'utf8')
  const url = setting(command, 'model_providers.hooke.base_url')
  const own = {
    type: 'message',
    role: 'developer',
    content: [{ type: 'input_text', text: '<tools>\nof Codex' }],
  }
  const response = await fetch(`${url}/responses`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'x-codex-turn-metadata': JSON.stringify({ request_kind: kind }),
    },
    body: JSON.stringify({
      ...{ model, stream: true, store: false, instructions: rules, input: [own, ...items] },
      ...{ tools: [{ type: 'custom', name: 'apply_patch' }], tool_choice: 'auto', parallel_tool_calls: true },
      ...{ client_metadata: {}, prompt_cache_key: 'key' },
    }),
    signal,
  }).catch(() => null)
  const text = await response?.text().catch(() => '')
  return [...(text ?? '').matchAll(/^data: (.*)$/gm)].flatMap(([, data = '']) => {
    const event = JSON.parse(data) as { type: string; item?: Item }
    return event.type === 'response.output_item.done' && event.item !== undefined ? [event.item] : []
  })
}

/** Undefined when it was ended before it had an answer. */
async function use(
  command: CliCommand,
  { name, namespace, call_id: callId, arguments: text = '{}' }: Item,
  signal: AbortSignal,
): Promise<string | undefined> {
  const token = command.environment['HOOKE_TOOLS_TOKEN'] ?? ''
  const url = setting(command, 'mcp_servers.hooke.url')
  if (namespace !== 'mcp__hooke') return `unsupported call: ${name ?? ''}`
  const params = { _meta: { callId, itemId: 'fc' }, name, arguments: argumentsIn(text) }
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    signal,
  }).catch(() => null)
  if (response === null) return undefined
  const { result } = (await response.json()) as { result: { content: readonly { text: string }[] } }
  return result.content.map((part) => part.text).join('\n')
}

function argumentsIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
