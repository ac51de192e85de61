import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import type { ChildOptions } from './child.ts'

/** How a life of the daemon ended: killed as planned, at rest before that, or in a way that nobody planned. */
export type LifeEnd =
  | { readonly kind: 'killed'; readonly words: string }
  | { readonly kind: 'rest'; readonly words: string }
  | { readonly kind: 'broken'; readonly words: string }

export interface LifePlan {
  /** Counted from the moment it is up, or from its start; null: it lives until it rests. */
  readonly killAfterMs: number | null
  readonly countsFrom: 'start' | 'ready'
  /** After this long without rest or kill it is broken. */
  readonly patienceMs: number
}

/** One daemon in a process of its own, killed with SIGKILL when its time has come. */
export function live(program: string, options: ChildOptions, plan: LifePlan): Promise<LifeEnd> {
  const { promise, resolve, reject } = Promise.withResolvers<LifeEnd>()
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    env: {
      PATH: process.env['PATH'],
      // what one child compiles the next one finds
      NODE_COMPILE_CACHE: join(dirname(program), 'compiled'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const timers: NodeJS.Timeout[] = []
  const killIn = (ms: number, signal: NodeJS.Signals): void =>
    void timers.push(setTimeout(() => child.kill(signal), ms))
  const countDown = (moment: LifePlan['countsFrom']): void => {
    if (plan.killAfterMs !== null && plan.countsFrom === moment) killIn(plan.killAfterMs, 'SIGKILL')
  }
  const heard = { said: '', words: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    heard.words = (heard.words + text).slice(-20_000)
  })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (heard.said === '') countDown('ready')
    heard.said += text
  })
  child.on('error', reject)
  child.on('close', (code, signal) => {
    for (const timer of timers) clearTimeout(timer)
    const { said, words } = heard
    if (said.includes('rest')) resolve({ kind: 'rest', words })
    else if (signal === 'SIGKILL') resolve({ kind: 'killed', words })
    else resolve({ kind: 'broken', words: `it ended with ${code ?? signal}\n${words}` })
  })
  countDown('start')
  killIn(plan.patienceMs, 'SIGTERM')
  return promise
}
