import type { FigureSpec } from '../domain/draft.ts'
import type { JsonRecord, Plan } from '../domain/plan.ts'
import type { ResultStatistics } from '../domain/statistics.ts'

/** A drawn figure with what it was drawn from (P-9). */
export interface Figure {
  readonly svg: string
  readonly png: Uint8Array
  /** The Vega-Lite specification, its data inside: whoever has it can draw the figure again. */
  readonly spec: JsonRecord
  /** The drawn numbers as a table. */
  readonly csv: string
  /** SHA-256 of the specification as canonical JSON: same numbers and same design, same hash. */
  readonly hash: string
}

/** What cannot be drawn is told, not thrown: the draft names another metric or kind, or there are no numbers yet. */
export type Drawing =
  | { readonly kind: 'drawn'; readonly figure: Figure }
  | { readonly kind: 'refused'; readonly reason: string }

/** Draws figures from stored statistics only; same input, same bytes. */
export interface Plotter {
  draw(
    figure: FigureSpec,
    numbers: { readonly statistics: ResultStatistics; readonly plan: Plan },
    signal: AbortSignal,
  ): Promise<Drawing>
}
