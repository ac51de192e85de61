import type { DemoOptions } from '../cli/deps.ts'
import type { Output } from '../cli/output.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { Clock } from '../lib/clock.ts'
import type { Views } from '../store/views/views.ts'
import type { Daemon } from './daemon.ts'
import type { DemoFolder } from './demo-folder.ts'
import type { Keys } from './demo-keys.ts'
import type { PartsRequest } from './engine-parts.ts'
import type { Env } from './env.ts'

export interface DemoRequest extends DemoOptions, Pick<PartsRequest, 'bind'> {
  readonly output: Output
  readonly clock: Clock
  readonly env: Env
  readonly packageDir: string
  readonly version: string
  readonly signal: AbortSignal
  readonly cwd: string
  readonly person: string
  readonly stdin: NodeJS.ReadableStream
  /** stdin and stdout are terminals. */
  readonly canAsk: boolean
}

/** The whole view of an experiment. */
export type Whole = ReturnType<Views['experiment']>

/** What the running demo is about. */
export interface Demo extends DemoRequest {
  readonly folder: DemoFolder
  readonly daemon: Daemon
  /** What confines commands here, in words. */
  readonly sandbox: string
  readonly keys: Keys
  readonly id: ExperimentId
  readonly view: () => Whole
  /** Another number after each step of the experiment: cheap to ask, unlike the view. */
  readonly standing: () => number
  /** `npx hooke -c …` as it is typed from here. */
  readonly command: string
}
