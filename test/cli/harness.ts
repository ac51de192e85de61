import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach } from 'vitest'
import { runCli, type CliDeps } from '../../src/cli/cli.ts'
import { readDaemonFile, writeDaemonFile } from '../../src/cli/daemon-file.ts'
import { systemClock } from '../../src/lib/clock.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly person: string
  readonly token: string | null
}

export type Answer = { readonly status?: number; readonly body: unknown }
export type FakeApi = Readonly<Record<string, Answer | ((asked: Asked) => Answer)>>

export const NOW = 1_700_000_000_000

/** A folder with a hooke.toml, a fake daemon that remembers what it was asked, and streams that are read back. */
export function aTerminal(options: { api?: FakeApi; daemon?: boolean; toml?: string; isTTY?: boolean } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'hooke-cli-'))
  const asked: Asked[] = []
  const mounted: Asked[] = []
  writeFileSync(
    join(home, 'hooke.toml'),
    options.toml ?? '[people.Ada]\nrights = ["admin"]\nids.system = "ada"\n',
  )
  if (options.daemon ?? true) {
    writeDaemonFile(join(home, '.hooke'), {
      pid: 4242,
      url: 'http://127.0.0.1:9',
      token: 'tok',
      startedAt: NOW - 60_000,
    })
  }
  const api: FakeApi = { 'GET /status': { body: {} }, ...options.api }
  const answerFrom =
    (log: Asked[]) =>
    async (url: string, init: RequestInit = {}) => {
      const request = await read(url, init)
      if (request.path !== '/status') log.push(request)
      return reply(api, request)
    }

  return {
    home,
    asked,
    mounted,
    remove: () => rmSync(home, { recursive: true }),
    hooke: async (argv: readonly string[], changes: Partial<CliDeps> & { typed?: string } = {}) => {
      const { typed, ...deps } = changes
      const stdin = new PassThrough()
      if (typed !== undefined) stdin.end(typed)
      const out = collect()
      const err = collect()
      const exit = await runCli(argv, {
        version: '0.0.0-test',
        env: {},
        cwd: home,
        systemUser: 'ada',
        stdin,
        stdout: out.stream,
        stderr: err.stream,
        isTTY: options.isTTY ?? false,
        canAsk: false,
        columns: 80,
        clock: { ...systemClock, now: () => NOW },
        signal: new AbortController().signal,
        hasReader: () => true,
        fetch: answerFrom(asked),
        startDaemon: () => Promise.reject(new Error('not here')),
        detachDaemon: () => Promise.reject(new Error('not here')),
        isAlive: () => true,
        holderOf: () => Promise.resolve(readDaemonFile(join(home, '.hooke'))?.pid),
        openReadOnlyApi: () => Promise.resolve({ fetch: answerFrom(mounted), close: () => undefined }),
        backUp: () => Promise.reject(new Error('not here')),
        restore: () => Promise.reject(new Error('not here')),
        runDoctor: () => Promise.resolve({ checks: [] }),
        runReaper: () => Promise.resolve(true),
        setUpTrackers: () => Promise.resolve([]),
        runDemo: () => Promise.resolve(0),
        describeRepository: () => Promise.resolve(null),
        ...deps,
      })
      return { exit, out: out.text(), err: err.text() }
    },
  }
}

/** `aTerminal` for a whole test file: what it opens is removed after each test. */
export function terminals(): typeof aTerminal {
  const opened: { remove: () => void }[] = []
  afterEach(() => {
    for (const one of opened.splice(0)) one.remove()
  })
  return (options) => {
    const made = aTerminal(options)
    opened.push(made)
    return made
  }
}

function collect() {
  const stream = new PassThrough()
  const parts: string[] = []
  stream.on('data', (part: Buffer) => parts.push(part.toString()))
  return { stream, text: () => parts.join('') }
}

async function read(url: string, init: RequestInit): Promise<Asked> {
  const request = new Request(url, init)
  const { pathname, search } = new URL(url)
  const text = await request.text()
  return {
    method: request.method,
    path: `${pathname.replace('/api/v1', '')}${search}`,
    body: text === '' ? undefined : JSON.parse(text),
    person: decodeURIComponent(request.headers.get('hooke-person') ?? ''),
    token: request.headers.get('authorization'),
  }
}

function reply(api: FakeApi, asked: Asked): Response {
  const found =
    api[`${asked.method} ${asked.path}`] ?? api[`${asked.method} ${asked.path.split('?')[0] ?? ''}`]
  const answer = typeof found === 'function' ? found(asked) : found
  const { status = 200, body } = answer ?? {
    status: 404,
    body: { title: 'there is no such thing', found: asked.path },
  }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}

/** An experiment as the API gives it, at the result gate. */
export function anExperiment(changes: Readonly<Record<string, unknown>> = {}) {
  const stays = [
    ['intake', 1, 400],
    ['planning', 2, 31_000],
    ['critiquing', 2, 9000],
    ['awaitingPlanApproval', 1, 1000],
    ['implementing', 1, 10_000],
    ['reviewing', 1, 4000],
    ['testing', 1, 4000],
    ['provisioning', 1, 900],
    ['running', 1, 12_000],
  ] as const
  return {
    id: 'BANDIT-002',
    study: 'bandits',
    title: 'Does optimistic initialisation beat ε-greedy early?',
    stage: 'running',
    turn: 'hardware',
    since: NOW - 12_000,
    waitingFor: null,
    reason: null,
    brief: '',
    stages: stays.map(([stage, visits, ms]) => ({ stage, visits, ms, current: stage === 'running' })),
    plan: {
      version: 2,
      hash: `7c1e${'0'.repeat(60)}`,
      sealedAt: NOW - 50_000,
      plan: { forecast: { usd: 1.5, minutes: 3 } },
    },
    findings: [
      {
        role: 'critic-statistics',
        findings: [1, 2, 3].map((n) => ({ severity: 'should', answer: 'addressed', text: `finding ${n}` })),
      },
    ],
    runs: Array.from({ length: 40 }, (_, i) => ({
      kind: 'matrix',
      state: i < 31 ? 'ok' : 'running',
      nextLookAt: i < 31 ? null : NOW,
      commitHash: 'a3f2b1c0d9e8',
    })),
    cost: { total: 0.4, capUsd: 8 },
    ...changes,
  }
}

export const RESULT_HASH = `a3f2${'1'.repeat(60)}`

export function atResultGate(changes: Readonly<Record<string, unknown>> = {}) {
  return anExperiment({
    stage: 'awaitingResultApproval',
    turn: 'human',
    waitingFor: 'Ada',
    since: NOW - 3 * 3_600_000,
    stages: [{ stage: 'awaitingResultApproval', visits: 1, ms: 5, current: true }],
    draft: {
      version: 1,
      hash: RESULT_HASH,
      markdown: '',
      draft: { claim: 'Optimism wins early.', confidence: 'HIGH' },
    },
    followUps: [1, 2].map((n) => ({ n, proposal: { title: `follow-up ${n}`, usd: 1, gpuHours: 0 } })),
    ...changes,
  })
}
