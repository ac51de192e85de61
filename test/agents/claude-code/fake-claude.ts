import { mkdirSync, readFileSync, appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { type CliCommand, type CliEnd, type StartCli } from '../../../src/agents/cli/cli-process.ts'
import { HookRules, judgeHook } from '../../../src/agents/claude-code/hook-rules.ts'

/** One answer of the model behind the fake. */
export interface FakeAnswer {
  readonly say?: string
  readonly calls?: readonly {
    readonly tool: string
    readonly input: Record<string, unknown>
    readonly id?: string
  }[]
  readonly stop?: string
  /** The provider refuses instead. */
  readonly fails?: { readonly status: number; readonly type: string; readonly message?: string }
  /** It ends without a word after the answer, as when it is killed or crashes. */
  readonly dies?: boolean
  /** It is silent for ever. */
  readonly hangs?: boolean
  /** It compacts before it answers. */
  readonly compacts?: number
}

export interface FakeStart {
  readonly command: CliCommand
  readonly resumes: boolean
}

/** What the fake was asked by: its prompt, the answers it knows of, remembered or told, and how often it was asked. */
export type FakeAnswers = (asked: { prompt: string; turn: number; n: number }) => FakeAnswer

export interface FakeOptions {
  /** Hooks that do not fire, as in the incident that A-10 is about. */
  readonly ignoresHooks?: boolean
  /** Tokens that no line tells of. */
  readonly hiddenTokens?: number
  /** A result of this kind instead of success. */
  readonly subtype?: string
}

const Servers = z.object({
  mcpServers: z.object({
    hooke: z.object({ url: z.string(), headers: z.object({ Authorization: z.string() }) }),
  }),
})

const PER_ANSWER = { input_tokens: 100, cache_creation_input_tokens: 50, cache_read_input_tokens: 20 }
const OUTPUT = 30
export const TOKENS_PER_ANSWER = 200

/**
 * Claude Code as PROTOCOLS tells it, in this process: the same lines, the same files in its home, real calls to the
 * server of tools, and the hooks' own rules instead of a process for each.
 */
export function aFakeClaude(answers: FakeAnswers, options: FakeOptions = {}) {
  const starts: FakeStart[] = []
  const state = { n: 0 }
  const start: StartCli = (command, onLine) => {
    const resumes = command.argv.includes('--resume')
    starts.push({ command, resumes })
    const life = new AbortController()
    const ended = live({ command, onLine, answers, options, state, signal: life.signal }).catch(
      (error: unknown): CliEnd => {
        if (life.signal.aborted) return { code: null, signal: 'SIGKILL', stderr: '' }
        return { code: 1, signal: null, stderr: String(error) }
      },
    )
    return { pid: undefined, ended, kill: () => life.abort() }
  }
  return { start, starts: starts as readonly FakeStart[] }
}

interface Life {
  readonly command: CliCommand
  readonly onLine: (line: string) => void
  readonly answers: FakeAnswers
  readonly options: FakeOptions
  readonly state: { n: number }
  readonly signal: AbortSignal
}

async function live(life: Life): Promise<CliEnd> {
  const { command, onLine, signal } = life
  const word = (flag: string): string => command.argv[command.argv.indexOf(flag) + 1] ?? ''
  const isResumed = command.argv.includes('--resume')
  const id = word(isResumed ? '--resume' : '--session-id')
  const folder = command.cwd.replaceAll(/[^a-zA-Z0-9]/g, '-')
  const file = join(command.environment['HOME'] ?? '', '.claude', 'projects', folder, `${id}.jsonl`)
  if (isResumed !== existsSync(file))
    return { code: 1, signal: null, stderr: `Session ID ${id} is in use, or unknown` }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, isResumed ? withoutDangling(readFileSync(file, 'utf8')) : '')
  const session: Session = {
    ...life,
    file,
    word,
    tell: (line) => {
      if (!signal.aborted) onLine(JSON.stringify({ session_id: id, uuid: 'u', ...line }))
    },
    remember: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
  }
  await new Promise((resolve) => setImmediate(resolve))
  session.tell({ type: 'system', subtype: 'init', mcp_servers: [{ name: 'hooke', status: 'connected' }] })
  session.tell({ type: 'system', subtype: 'a_kind_that_nobody_knows' })
  return converse(session)
}

interface Session extends Life {
  readonly file: string
  readonly word: (flag: string) => string
  readonly tell: Tell
  readonly remember: (entry: object) => void
}

/** As the real one does with an answer whose calls were never answered. */
function withoutDangling(transcript: string): string {
  const lines = transcript.split('\n').filter(Boolean)
  const last = lines.findLastIndex((line) => !line.includes('"cost-state"'))
  const isDangling = lines[last]?.includes('"calls":true') ?? false
  return (isDangling ? lines.toSpliced(last, 1) : lines).map((line) => `${line}\n`).join('')
}

async function converse(session: Session): Promise<CliEnd> {
  const { command, answers, options, state, signal, file } = session
  let turn = known(command.input + readFileSync(file, 'utf8'))
  let hasBeenStopped = false
  for (;;) {
    signal.throwIfAborted()
    const answer = answers({ prompt: command.input, turn, n: (state.n += 1) })
    if (answer.hangs === true) await new Promise((_, reject) => signal.addEventListener('abort', reject))
    if (answer.fails !== undefined) return failing(session, answer.fails)
    const calls = (answer.calls ?? []).map((call, i) => ({ id: `toolu_${turn}_${i}`, ...call }))
    speak(session, `msg_${turn}`, answer, calls)
    if (answer.dies === true) return { code: null, signal: 'SIGKILL', stderr: 'it died' }
    turn += 1
    if (calls.length > 0) await carryOut(session, calls)
    else if (hasBeenStopped || options.ignoresHooks === true) return over(session)
    else hasBeenStopped = true
  }
}

function known(text: string): number {
  const turns = [...text.matchAll(/(?:toolu|msg)_(\d+)/g)].map(([, turn]) => Number(turn) + 1)
  return Math.max(0, ...turns)
}

function failing({ tell, file, options }: Session, fails: NonNullable<FakeAnswer['fails']>): CliEnd {
  const { status, type, message = 'fake trouble' } = fails
  const content = [{ type: 'text', text: `API Error: ${status} ${message}` }]
  const marks = { is_api_error_message: true, api_error_status: status, api_error_type: type }
  tell({ type: 'assistant', message: { id: 'x', model: '<synthetic>', content }, ...marks })
  tell({ type: 'result', subtype: 'success', is_error: true, modelUsage: usageIn(file, options) })
  return { code: 1, signal: null, stderr: '' }
}

function over({ tell, remember, file, options }: Session): CliEnd {
  const modelUsage = usageIn(file, options)
  const subtype = options.subtype ?? 'success'
  remember({ type: 'cost-state', modelUsage })
  tell({ type: 'result', subtype, is_error: subtype !== 'success', modelUsage })
  return { code: subtype === 'success' ? 0 : 1, signal: null, stderr: '' }
}

async function carryOut(session: Session, calls: readonly FakeCall[]): Promise<void> {
  const results = await Promise.all(calls.map((call) => carriedOut(session, call)))
  session.signal.throwIfAborted()
  for (const [i, { id }] of calls.entries()) {
    const content = [{ type: 'tool_result', tool_use_id: id, ...results[i] }]
    session.remember({ type: 'user', message: { content } })
    session.tell({ type: 'user', message: { content } })
  }
}

/** Totals of the whole session, as they are after a --resume too. */
function usageIn(file: string, { hiddenTokens = 0 }: FakeOptions): object {
  const answers = readFileSync(file, 'utf8').split('"type":"assistant"').length - 1
  return {
    fake: {
      inputTokens: answers * 100 + hiddenTokens,
      outputTokens: answers * OUTPUT,
      cacheReadInputTokens: answers * 20,
      cacheCreationInputTokens: answers * 50,
    },
  }
}

type Tell = (line: object) => void
interface FakeCall {
  readonly id: string
  readonly tool: string
  readonly input: Record<string, unknown>
}

function speak(
  { tell, remember }: Session,
  id: string,
  answer: FakeAnswer,
  calls: readonly FakeCall[],
): void {
  const compacted = { subtype: 'compact_boundary', compact_metadata: { pre_tokens: answer.compacts } }
  if (answer.compacts !== undefined) tell({ type: 'system', ...compacted })
  const event = (type: string, rest: object): void =>
    tell({ type: 'stream_event', parent_tool_use_id: null, api_message_id: id, event: { type, ...rest } })
  event('message_start', { message: { id, role: 'assistant', usage: { ...PER_ANSWER, output_tokens: 1 } } })
  if (answer.say !== undefined) {
    event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } })
    event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: answer.say } })
    // the usage of these lines is partial: who sums it up is wrong
    tell({
      type: 'assistant',
      message: { id, content: [{ type: 'text', text: answer.say }], usage: PER_ANSWER },
    })
  }
  const first = answer.say === undefined ? 0 : 1
  for (const [i, { id: call, tool, input }] of calls.entries()) {
    const index = first + i
    event('content_block_start', {
      index,
      content_block: { type: 'tool_use', id: call, name: nameOf(tool), input: {} },
    })
    event('content_block_delta', {
      index,
      delta: { type: 'input_json_delta', partial_json: JSON.stringify(input) },
    })
  }
  const stop = answer.stop ?? (calls.length > 0 ? 'tool_use' : 'end_turn')
  event('message_delta', { delta: { stop_reason: stop }, usage: { output_tokens: OUTPUT } })
  if (answer.dies === true) return
  event('message_stop', {})
  remember({ type: 'assistant', message: { id, model: 'fake' }, calls: calls.length > 0 })
}

/** Tools in capital letters are Claude Code's own. */
const nameOf = (tool: string): string => (/^[A-Z]/.test(tool) ? tool : `mcp__hooke__${tool}`)

async function carriedOut(
  { options, signal, tell, word }: Session,
  { id, tool, input }: FakeCall,
): Promise<object> {
  if (options.ignoresHooks !== true) {
    const file = join(dirname(word('--settings')), 'rules.json')
    const rules = HookRules.parse(JSON.parse(readFileSync(file, 'utf8')))
    const reason = judgeHook(rules, 'PreToolUse', { tool_name: nameOf(tool), tool_input: input })
    const exit = { exit_code: reason === null ? 0 : 2 }
    tell({ type: 'system', subtype: 'hook_response', hook_event: 'PreToolUse', ...exit })
    if (reason !== null) return { content: `PreToolUse hook error: ${reason}`, is_error: true }
  }
  const servers = Servers.parse(JSON.parse(readFileSync(word('--mcp-config'), 'utf8')))
  const { url, headers } = servers.mcpServers.hooke
  const params = { name: tool, arguments: input, _meta: { 'claudecode/toolUseId': id } }
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params })
  const answer = await fetch(url, { method: 'POST', headers, body, signal })
  const { result } = z.object({ result: z.object({ isError: z.boolean() }) }).parse(await answer.json())
  return { content: JSON.stringify(result), ...(result.isError ? { is_error: true } : {}) }
}
