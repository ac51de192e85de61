import { fork, type ChildProcess } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HookeError } from '../domain/errors.ts'
import type { GitAnswer, GitCall, GitPlace, RunGit } from './git.ts'

export interface GitQuestion {
  readonly id: number
  readonly place: GitPlace
  readonly args: readonly string[]
  readonly call: GitCall
}

export type GitReply =
  | { readonly id: number; readonly answer: GitAnswer }
  | {
      readonly id: number
      readonly message: string
      readonly retryable: boolean
      readonly found: string
      readonly advice: string
    }

export interface GitProcess {
  readonly run: RunGit
  /** Lets the process end once it has answered; a later call starts another. */
  close(): void
}

interface Waiting {
  readonly resolve: (answer: GitAnswer) => void
  readonly reject: (error: Error) => void
}

interface Live {
  readonly child: ChildProcess
  readonly waiting: Map<number, Waiting>
  isClosed: boolean
}

const ENTRY = fileURLToPath(new URL(`./git-process-main${extname(import.meta.url)}`, import.meta.url))

/**
 * Runs git from a small process of its own: starting a program copies the page tables of whoever starts it, which costs
 * a daemon of 150 MB some 2 ms of standstill each time (RELIABILITY.md section 6). It is started when it is first needed
 * and ends with its parent.
 */
export function createGitProcess(): GitProcess {
  const state: { live: Live | undefined; asked: number } = { live: undefined, asked: 0 }
  const start = (): Live => {
    const live = startChild(() => {
      if (state.live === live) state.live = undefined
    })
    return live
  }
  return {
    run(place, args, call) {
      state.live ??= start()
      state.asked += 1
      return ask(state.live, { id: state.asked, place, args, call })
    },
    close() {
      if (state.live === undefined) return
      state.live.isClosed = true
      if (state.live.waiting.size === 0) rest(state.live)
      state.live = undefined
    },
  }
}

/** In a session of its own, so that Ctrl-C in a terminal reaches the daemon alone, which then stops in good order. */
function startChild(onGone: () => void): Live {
  const child = fork(ENTRY, [], {
    detached: true,
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const live: Live = { child, waiting: new Map(), isClosed: false }
  const end = (reason: string): void => {
    onGone()
    for (const { reject } of live.waiting.values()) reject(lost(reason))
    live.waiting.clear()
  }
  child.on('message', (reply: GitReply) => settle(live, reply))
  child.on('error', (error) => end(error.message))
  child.on('exit', (code, signal) => end(`it ended with ${code ?? signal}`))
  rest(live)
  return live
}

function ask(live: Live, question: GitQuestion): Promise<GitAnswer> {
  const { child, waiting } = live
  return new Promise((resolve, reject) => {
    waiting.set(question.id, { resolve, reject })
    // an answer that is awaited keeps the daemon alive, a process that waits for questions does not
    child.ref()
    child.channel?.ref()
    // it could not be started, or has just ended: its own event says why, to all that wait
    if (!child.connected) return
    child.send(question, (error) => {
      if (error === null) return
      waiting.delete(question.id)
      if (waiting.size === 0) rest(live)
      reject(lost(error.message))
    })
  })
}

function settle(live: Live, reply: GitReply): void {
  const { waiting } = live
  const waiter = waiting.get(reply.id)
  waiting.delete(reply.id)
  if (waiting.size === 0) rest(live)
  if ('answer' in reply) waiter?.resolve({ ...reply.answer, stdout: Buffer.from(reply.answer.stdout) })
  else waiter?.reject(new HookeError('git.failed', reply.message, reply))
}

/** Nobody waits for an answer: it keeps no program alive, and ends when it was closed. */
function rest({ child, isClosed }: Live): void {
  child.unref()
  child.channel?.unref()
  if (isClosed && child.connected) child.disconnect()
}

function lost(found: string): HookeError {
  return new HookeError('git.failed', 'the process that runs git is gone', {
    retryable: true,
    found,
    advice: 'it is started again for the next command',
  })
}
