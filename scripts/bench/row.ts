/** One goal of SPEC section 14, as measured. */
export interface Row {
  readonly id: string
  readonly what: string
  readonly found: string
  /** What decides, beside the goal: a ratio or a time. */
  readonly reached: string
  readonly goal: string
  readonly ok: boolean
}

/** How much to measure; the figures of a small run say little. */
export interface Effort {
  readonly rounds: number
  readonly experiments: number
  readonly commits: number
  readonly listed: number
  readonly requests: number
  readonly atOnce: number
  readonly parked: number
  readonly active: number
  readonly viewers: number
  readonly changes: number
}

export const FULL: Effort = {
  rounds: 5,
  experiments: 20,
  commits: 2000,
  listed: 10_000,
  requests: 1000,
  atOnce: 100,
  parked: 10_000,
  active: 200,
  viewers: 100,
  changes: 200,
}
export const QUICK: Effort = {
  rounds: 1,
  experiments: 2,
  commits: 100,
  listed: 200,
  requests: 50,
  atOnce: 4,
  parked: 200,
  active: 4,
  viewers: 100,
  changes: 10,
}

export function renderRows(rows: readonly Row[]): string {
  const cells = rows.map(({ id, what, found, reached, goal, ok }) => [
    id,
    what,
    found,
    reached,
    goal,
    ok ? 'ok' : 'MISSED',
  ])
  const table = [['goal', 'what', 'found', 'reached', 'wanted', ''], ...cells]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return table.map((row) => line(row).trimEnd()).join('\n')
}
