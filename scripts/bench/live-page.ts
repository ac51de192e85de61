import { setTimeout as pause } from 'node:timers/promises'
import { serveApp } from '../../src/http/server.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { anExperiment } from '../../test/builders/store.ts'
import { aWeb } from '../../test/http/web.ts'
import { quantile } from './measure.ts'
import type { Effort, Row } from './row.ts'

const GOAL_MS = 300
/** Not a divisor of the interval at which the feed is looked at, so that changes fall anywhere in it. */
const EVERY_MS = 37

/**
 * F-10: from the commit of a stage change to each of many viewers, over real connections. Nothing wakes the stream: it is
 * the slowest way, on which a change is found by the next look at the feed.
 */
export async function measureLivePage({ viewers, changes }: Effort): Promise<readonly Row[]> {
  const web = aWeb({ clock: systemClock })
  const served = await serveApp(web.app, { host: '127.0.0.1', port: 0, clock: systemClock })
  const ended = new AbortController()
  const times: number[] = []
  const committed = new Map<string, number>()
  const seen = (mark: string): void =>
    void times.push(performance.now() - (committed.get(mark) ?? Number.NaN))
  try {
    const experiment = anExperiment(web.store, {})
    const readers = Array.from({ length: viewers }, () =>
      view({ url: `http://127.0.0.1:${served.port}`, bearer: web.bearer, signal: ended.signal, seen }),
    )
    await Promise.all(readers)
    for (let n = 0; n < changes; n++) {
      web.store.feed.append({ experiment, kind: 'stage', body: { mark: `m${n};` }, at: systemClock.now() })
      committed.set(`m${n};`, performance.now())
      await pause(EVERY_MS)
    }
    while (times.length < viewers * changes) await pause(EVERY_MS)
  } finally {
    ended.abort()
    await served.close()
    web.remove()
  }
  const p99 = quantile(times, 0.99)
  return [
    {
      id: 'F-10',
      what: `stage change to the pages of ${viewers} viewers, p99`,
      found: `${times.length.toLocaleString('en')} notices, longest ${Math.round(Math.max(...times))} ms`,
      reached: `${Math.round(p99)} ms`,
      goal: `≤ ${GOAL_MS} ms`,
      ok: p99 <= GOAL_MS,
    },
  ]
}

interface Viewer {
  readonly url: string
  readonly bearer: string
  readonly signal: AbortSignal
  readonly seen: (mark: string) => void
}

/** Resolves when the stream is open; what comes later is told to `seen`. */
async function view({ url, bearer, signal, seen }: Viewer): Promise<void> {
  const reply = await fetch(`${url}/api/v1/events`, {
    headers: { authorization: `Bearer ${bearer}` },
    signal,
  })
  if (!reply.ok || reply.body === null) throw new Error(`the stream answered ${reply.status}`)
  const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader()
  const readOn = async (): Promise<void> => {
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const notices = (rest + value).split('\n\n')
      rest = notices.pop() ?? ''
      for (const [mark] of notices.join('\n').matchAll(/m\d+;/g)) seen(mark)
    }
  }
  readOn().catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
