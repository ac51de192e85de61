import type { StepResult } from './step.ts'
import type { Tally } from './tally.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Every check counts as one test, and so does every file or hook that broke. Without a tally the test run itself failed. */
export function countAll(
  checks: readonly Pick<StepResult, 'ok'>[],
  tests: Pick<StepResult, 'ok'>,
  tally: Tally | null,
): Counts {
  const good = checks.filter(({ ok }) => ok).length
  const bad = checks.length - good
  if (tally === null) return { passed: good, failed: bad + 1, skipped: 0 }

  const failed = bad + tally.failed + tally.broken.length
  return {
    passed: good + tally.passed,
    // the run may fail without a failing test, for instance when it finds none
    failed: failed === 0 && !tests.ok ? 1 : failed,
    skipped: tally.skipped.length,
  }
}

/** The last line of `npm test`. */
export function renderCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
