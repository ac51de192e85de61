// A daemon without a web server: opens the state, and each of its effects writes a line into the file `outside`.
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { openState } from '../../../src/app/open-state.ts'
import type { ExperimentId } from '../../../src/domain/ids.ts'
import { asError, HookeError } from '../../../src/domain/errors.ts'
import { createDeliver } from '../../../src/engine/deliver.ts'
import type { EffectContext, Handlers, Outcome } from '../../../src/engine/handler.ts'
import { createOutboxWorker } from '../../../src/engine/outbox-worker.ts'
import { systemClock as clock } from '../../../src/lib/clock.ts'

const EFFECTS = 5_000
const [folder = '', stateDir = ''] = process.argv.slice(2)
const silent = () => undefined
const log = { debug: silent, info: silent, warn: silent, error: silent }

try {
  const state = openState({ stateDir }, clock, { reserveBytes: 4096 })
  const { store, epoch } = state
  const hit = silent
  const deliver = createDeliver({
    ...{ store, clock, log, hit, approverOf: () => 'ada' },
    onCommitted: silent,
  })
  const act = async ({ key, attempt }: EffectContext): Promise<Outcome> => {
    appendFileSync(join(folder, 'outside'), `${key} ${attempt} ${epoch}\n`)
    await new Promise((resolve) => setTimeout(resolve, 2))
    return { event: null }
  }
  const handlers = new Proxy({}, { get: () => act }) as Handlers
  const worker = createOutboxWorker({
    ...{ store, clock, log, deliver, handlers, epoch, hit },
    lanes: { agents: 1, hardware: 1, work: 1, tracker: 1 },
  })
  state.superseded.addEventListener('abort', () => {
    process.stdout.write('superseded\n')
    process.exit(4)
  })
  process.stdout.write(`held ${epoch}\n`)
  const id = store.db.prepare('select id from experiments').pluck().get() as ExperimentId | undefined
  if (id !== undefined) {
    const row = { experiment: id, stage: 'intake' as const, visit: 0, createdAt: clock.now() }
    const effects = Array.from({ length: EFFECTS }, (_, i) => ({
      ...row,
      key: `work/${i}`,
      effect: { kind: 'work.stop' as const },
    }))
    store.transaction(() => store.outbox.add(effects))
    worker.wake()
  }
  setInterval(silent, 60_000)
} catch (error) {
  const { message } = asError(error)
  process.stdout.write(`${error instanceof HookeError ? `${error.code} ${error.found ?? ''}` : message}\n`)
  process.exitCode = 3
}
