import { asError } from '../domain/errors.ts'
import type { Experiment } from '../store/experiments.ts'
import { beginAdopted } from './adopt-copy.ts'
import type { Commands } from './commands.ts'
import { createCommands } from './decide/commands.ts'
import { approverOf } from './decide/rights.ts'
import { createDeliver, type Deliver } from './deliver.ts'
import type { EngineDeps } from './deps.ts'
import { createHandlers } from './handlers/index.ts'
import { keepSweeping } from './hardware/keep-sweeping.ts'
import { cleanNightly } from './retention/commands.ts'
import { createDiskWatch, type DiskWatch } from './retention/disk-watch.ts'
import { keepHouse } from './housekeeping.ts'
import { type EarlierExperiment, importExperiment } from './import-experiment.ts'
import { createOutboxWorker, type OutboxWorker } from './outbox-worker.ts'
import { computeOf } from './placement.ts'
import { recover } from './recover.ts'
import { takeWebhook, type WebhookAnswer, type WebhookRequest } from './trackers/take-webhook.ts'
import { createSlotsByCompute } from './runs/compute-slots.ts'
import { createComputeLooks } from './runs/shared-looks.ts'
import { keepReporting } from './trackers/reports.ts'
import { createTrackerWatch } from './trackers/watch.ts'
import { withPatience } from './trackers/patient-tracker.ts'
import { createTimerService, type TimerService } from './timers.ts'

export interface Engine {
  readonly commands: Commands
  readonly deliver: Deliver
  /** Brings in an approved experiment that was made elsewhere; again it changes nothing. */
  importEarlier(earlier: EarlierExperiment, code: { readonly commit: string }): Promise<void>
  /** Recovers, then takes new work (E-6). */
  start(): void
  /** Lets go of everything within the time a stop may take; runs live on. */
  stop(): Promise<void>
  /** What is due and not begun, and the limit it waits for (W-1). */
  waiting(): ReturnType<OutboxWorker['waiting']>
  /** What goes on now, each as `BANDIT-007 gates.check`. */
  underWay(): readonly string[]
  /** Looks at once whether something may begin, after a limit was changed. */
  look(): void
  /** Takes a webhook; what it hints at is looked at right after. */
  webhook(tracker: string, request: WebhookRequest): WebhookAnswer
  readonly busy: number
}

/** All but `deliver`, which the engine makes itself. */
export type EngineParts = Omit<EngineDeps, 'deliver'>

/** Wires deliver, worker and timers around one store. */
export function createEngine(given: EngineParts, { epoch }: { epoch: number }): Engine {
  const disk = given.keeping && createDiskWatch({ ...given, keeping: given.keeping })
  const parts = { ...given, ...closedBy(given, disk), ...withPatience(given) }
  const live: Live = {}
  const deps = depsOf(parts, live)
  const { deliver, wake } = deps
  const worker = createOutboxWorker({
    ...deps,
    handlers: createHandlers(deps),
    epoch,
    computeOf: (experiment) => placeOf(parts, experiment),
  })
  const timers = createTimerService({ ...deps, onJump: wake })
  const commands = waking(createCommands(deps), { wake })
  const watch = createTrackerWatch({ ...deps, commands })
  const house = { stop: (): void => undefined }
  const stopped = new AbortController()
  const begin = (): void => {
    Object.assign(live, { worker, timers })
    lookAround(deps, disk, stopped.signal)
    timers.wake()
    worker.wake()
    watch.start()
  }
  return {
    commands,
    deliver,
    importEarlier: (earlier, code) => importExperiment(deps, earlier, code),
    waiting: () => worker.waiting(),
    underWay: () => worker.underWay(),
    look: wake,
    webhook: (tracker, request) => heeded(takeWebhook(deps, tracker, request), () => watch.wake()),
    get busy() {
      return worker.busy
    },
    start() {
      recover(parts)
      house.stop = keepHouse(parts, () => cleanNightly(parts, stopped.signal))
      beginAdopted(deps, begin, stopped.signal)
    },
    async stop() {
      stopped.abort()
      house.stop()
      timers.stop()
      await watch.stop()
      parts.hit('drain.begun')
      await worker.stop()
    },
  }
}

/** What goes on by itself, whatever the experiments do. */
function lookAround(deps: EngineDeps, disk: DiskWatch | undefined, signal: AbortSignal): void {
  keepSweeping(deps, signal)
  keepReporting(deps, signal)
  disk?.start(signal)
}

/** A wrong configuration and a full disk both let no experiment begin. */
function closedBy(
  { closedBecause }: EngineParts,
  disk: DiskWatch | undefined,
): Pick<EngineDeps, 'closedBecause'> {
  return { closedBecause: () => closedBecause?.() ?? disk?.closed() ?? null }
}

function heeded(answer: WebhookAnswer, look: () => void): WebhookAnswer {
  if (answer === 'accepted') setImmediate(look)
  return answer
}

/** What takes work, from the start on. */
interface Live {
  worker?: OutboxWorker
  timers?: TimerService
}

function depsOf(parts: EngineParts, live: Live) {
  return {
    looks: createComputeLooks(parts.clock),
    slots: createSlotsByCompute(),
    ...parts,
    deliver: delivering(parts, live),
    wake: () => live.worker?.wake(),
  } satisfies EngineDeps
}

function delivering(parts: EngineParts, live: Live): Deliver {
  return createDeliver({
    ...parts,
    approverOf: (row: Experiment) => approverOf(parts.store, parts.study(row.study), row),
    onCommitted: ({ cancelled }) => {
      live.worker?.abort(cancelled)
      live.worker?.wake()
      live.timers?.wake()
    },
  })
}

/** A new experiment's first effects are stored before anybody delivered an event: the worker is told. */
function waking(commands: Commands, worker: Pick<OutboxWorker, 'wake'>): Commands {
  return {
    ...commands,
    async newExperiment(...request) {
      const made = await commands.newExperiment(...request)
      worker.wake()
      return made
    },
    async fromIssue(...request) {
      const made = await commands.fromIssue(...request)
      worker.wake()
      return made
    },
  }
}

/** A study that left the configuration must not hold up the others; its effects say themselves what is missing. */
function placeOf(parts: EngineParts, experiment: Pick<Experiment, 'id' | 'study'>): string | null {
  try {
    return computeOf(parts, experiment)
  } catch (error) {
    asError(error)
    return null
  }
}
