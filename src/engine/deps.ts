import type { Agents } from '../agents/agent.ts'
import type { ComputeDriver } from '../compute/driver.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { DeriveLock } from '../domain/software-lock.ts'
import type { Clock } from '../lib/clock.ts'
import type { Failpoints } from '../lib/failpoint.ts'
import type { Sandbox } from '../lib/sandbox/sandbox.ts'
import type { ArtifactStore } from '../record/artifact-store.ts'
import type { Exporter } from '../record/exporter.ts'
import type { Plotter } from '../record/plots.ts'
import type { Store } from '../store/store.ts'
import type { Machine } from '../state-machines/machine.ts'
import type { Tracker } from '../trackers/tracker.ts'
import type { Worktrees } from '../worktrees/worktrees.ts'
import type { Gates } from '../hooks/index.ts'
import type { AttentionConfig } from './runs/attention.ts'
import type { ComputeSlots } from './runs/compute-slots.ts'
import type { ComputeLooks } from './runs/shared-looks.ts'
import type { Deliver } from './deliver.ts'
import type { Lanes, WorkLimits } from './fair-order.ts'
import type { Keeping } from './retention/rules.ts'
import type { Watched } from './trackers/watched.ts'
import type { EngineLog } from './log.ts'
import type { ComputeSetup, StudySetup } from './study.ts'

/** Everything the engine works with. `main.ts` builds it; tests build it from fakes that pass the same contracts. */
export interface EngineDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: EngineLog
  /** One masking function at every sink (S-5). */
  readonly mask: (text: string) => string
  readonly hit: Failpoints['hit']
  /** The only way an experiment changes; bound by the engine. */
  readonly deliver: Deliver
  /** Has the outbox looked at once; bound by the engine. */
  readonly wake?: () => void
  readonly agents: Agents
  /** What the study's own commands run in: agents wrote what they execute. */
  readonly sandbox: Sandbox
  readonly worktrees: Worktrees
  /** By the name of the compute. */
  readonly drivers: Readonly<Record<string, ComputeDriver>>
  /** The embedded one, which is always there. */
  readonly tracker: Tracker
  /** The others by their names in the configuration. */
  readonly trackers?: ReadonlyMap<string, Tracker>
  /** Which of its issues begin by themselves, and how often it is looked at. */
  readonly watched?: (tracker: string) => Watched
  /** Where people reach the pages, for links in comments; null when only this computer does. */
  readonly publicUrl?: string | null
  readonly artifacts: ArtifactStore
  readonly plotter: Plotter
  readonly exporter: Exporter
  readonly gates: Gates
  readonly attention: AttentionConfig
  /** Places for runs on each compute, by its name, shared by all experiments; made by the engine. */
  readonly slots?: (compute: string) => ComputeSlots
  /** The looks at each compute, shared by all experiments; made by the engine. */
  readonly looks?: ComputeLooks
  readonly study: (id: string) => StudySetup
  /** Computes besides those of the studies, by name; undefined where the configuration has none of that name. */
  readonly computes?: (name: string) => ComputeSetup | undefined
  /** Where the record of an experiment is exported to. */
  readonly recordDir: (id: ExperimentId) => string
  /** Where rescued patches and other by-products are kept. */
  readonly stateDir: string
  /** The secrets that are configured; their values stay in memory and only the gate `secrets` reads them. */
  readonly secrets: readonly { readonly name: string; readonly value: string }[]
  readonly lanes: Lanes
  /** How much goes on at once (W-5), asked at each look; without it the lanes alone bound it. */
  readonly limits?: () => WorkLimits
  /** Why no experiment may begin (E-12); null when one may. */
  readonly closedBecause?: () => string | null
  /** Pins the packages of a study that has no lock file (C-19); without it they stay as they are asked for. */
  readonly deriveLock?: DeriveLock
  /** Makes the backup of the day when it is due, and says where it is. */
  readonly backUpDaily?: () => Promise<string | null>
  /** What is kept on this computer, and for how long (P-18); without it nothing is taken away. */
  readonly keeping?: Keeping
  /** False while the disk is full: then nothing begins but what lets go. */
  readonly hasRoom?: () => boolean
  /** The workflow; tests put another version in its place. */
  readonly machine?: Machine
}
