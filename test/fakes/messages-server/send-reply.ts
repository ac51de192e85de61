import { type ServerResponse } from 'node:http'
import { type CountedBytes } from './prefix-cache.ts'
import { chunksOf, event, type Reply, type Said, type TokenUsage } from './reply.ts'
import { type MessagesRequest } from './request-shape.ts'

/** One request as the server saw it; what it says is the truth that tests compare with. */
export interface Seen {
  readonly n: number
  readonly request: MessagesRequest
  readonly problems: readonly string[]
  readonly bytes: CountedBytes
  readonly reply: Reply['kind']
  /** The service paused here; the next request may end with this answer. */
  readonly isPause: boolean
  /** The whole answer was sent. */
  answered: boolean
}

interface Line {
  readonly response: ServerResponse
  readonly seen: Seen
}

/** Sends a reply as its kind says: whole, cut, broken off, without end, or as an error. */
export function send(reply: Reply, line: Line): void {
  const { response, seen } = line
  switch (reply.kind) {
    case 'error':
      refuse(response, { message: reply.type, ...reply })
      return
    case 'said':
      write(line, chunks(reply, seen))
      seen.answered = true
      response.end()
      return
    case 'cut':
      cut(reply, chunks(reply.said, seen), line)
      return
    case 'broken':
      write(line, [
        ...chunks(reply.said, seen).slice(0, reply.after),
        event('error', { error: { type: reply.type, message: 'it broke off' } }),
      ])
      response.end()
      return
    case 'hangs':
      write(line, chunks(reply.said, seen).slice(0, reply.after))
      response.flushHeaders()
      return
    case 'pings':
      write(line, [])
      response.flushHeaders()
      reply.onBeat(() => void response.write(event('ping', {})))
      return
    case 'garbage':
      write(line, ['event: message_start\ndata: {"type": "message_st\n\n', 'hello\n\n'])
      response.end()
  }
}

function cut({ after, politely }: Extract<Reply, { kind: 'cut' }>, all: readonly string[], line: Line): void {
  const { response } = line
  if (after === 0) {
    response.destroy()
    return
  }
  write(line, all.slice(0, after))
  if (politely) {
    response.end()
    return
  }
  // what was written is on its way before the connection goes
  response.write('', () => response.destroy())
}

function write({ response }: Line, all: readonly string[]): void {
  if (!response.headersSent)
    response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': 'req_test' })
  for (const chunk of all) response.write(chunk)
}

function chunks(said: Said, { n, request: { model }, bytes }: Seen): readonly string[] {
  return chunksOf(said, { id: `msg_${n}`, model, usage: usageOf(bytes, said) })
}

export const CHARACTERS_PER_TOKEN = 4

function usageOf({ read, written, fresh }: CountedBytes, said: Said): TokenUsage {
  const tokens = (bytes: number): number => Math.ceil(bytes / CHARACTERS_PER_TOKEN)
  return {
    input_tokens: tokens(fresh),
    cache_creation_input_tokens: tokens(written),
    cache_read_input_tokens: tokens(read),
    output_tokens: tokens(JSON.stringify(said.content).length),
  }
}

export interface Refusal {
  readonly status: number
  readonly type: string
  readonly message: string
  readonly code?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

export function refuse(
  response: ServerResponse,
  { status, type, message, code, headers = {} }: Refusal,
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_test', ...headers })
  const details = code === undefined ? {} : { details: { error_code: code } }
  response.end(JSON.stringify({ type: 'error', error: { type, message, ...details } }))
}
