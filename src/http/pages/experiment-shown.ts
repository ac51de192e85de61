import type { ExperimentView } from '../../store/views/experiment.ts'
import type { TimelineEntry } from '../../store/views/timeline.ts'
import type { Viewer } from '../deps.ts'

export const TABS = [
  'timeline',
  'plan',
  'findings',
  'code',
  'runs',
  'gates',
  'result',
  'record',
  'cost',
] as const
export type Tab = (typeof TABS)[number]

/** What a page of one experiment is drawn from; every text in it is masked and safe to see. */
export interface ExperimentShown {
  readonly view: ExperimentView
  readonly timeline: readonly TimelineEntry[]
  /** The primary metric of each run that reported it. */
  readonly measured: ReadonlyMap<string, number>
  readonly tab: Tab
  readonly now: number
  readonly viewer: Viewer
  /** Whether an issue of it can be made in the study's tracker (T-11). */
  readonly mayPublish: boolean
  /** What went wrong or was done with the form that was sent last. */
  readonly notice: Notice | null
}

export interface Notice {
  readonly kind: 'done' | 'refused'
  readonly words: string
  readonly found?: string
  readonly advice?: string
  /** What the person had written into the form that was refused: bad input never loses anything. */
  readonly written?: readonly string[]
}
