import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { placeholderIn } from './placeholder.ts'

const Suite = z.strictObject({
  command: z.array(z.string()).min(1),
  exit: z.number().int().nullable().describe('null when it was killed or never ended'),
  passed: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  skipped: z.number().int().nonnegative(),
  tail: z.string(),
})
const Smoke = z.strictObject({
  run: z.string(),
  exit: z.number().int().nullable(),
  reason: z.string(),
  /** Declared outputs as found after the run; bytes null when absent. */
  outputs: z.array(
    z.strictObject({
      path: z.string(),
      bytes: z.number().int().nonnegative().nullable(),
      minimumBytes: z.number().int().nonnegative(),
    }),
  ),
  /** Names of the metrics it reported with a finite value. */
  metrics: z.array(z.string()),
  uploads: z.enum(['verified', 'failed', 'none-declared']),
})

export const TestsPassFacts = z.strictObject({
  commit: z.string(),
  /** The study's test command, run by the daemon on that commit; null when the study names none. */
  suite: Suite.nullable(),
  /** Tests in the suite before the experiment began, so that removing them is seen. */
  testsBefore: z.number().int().nonnegative(),
  smoke: Smoke.nullable(),
  primaryMetric: z.string(),
})
export type TestsPassFacts = z.infer<typeof TestsPassFacts>

/** Refuses code whose tests or smoke run do not hold, or did not happen. */
export const testsPassGate: Gate<TestsPassFacts> = {
  name: 'tests-pass',
  refuses: 'a failing test command or smoke run, or one that executed no test',
  facts: TestsPassFacts,

  check({ commit, suite, testsBefore, smoke, primaryMetric }) {
    const reasons = [...suiteReasons(suite, testsBefore), ...smokeReasons(smoke, primaryMetric)]
    return verdictOf(reasons, [
      {
        what: `test command on ${commit.slice(0, 12)}`,
        found: suite ? `exit ${suite.exit ?? 'none'}: ${countsOf(suite)}` : 'not run',
      },
      {
        what: 'smoke run',
        found: smoke ? `${smoke.run}: exit ${smoke.exit ?? 'none'}, uploads ${smoke.uploads}` : 'not run',
      },
    ])
  },
}

function countsOf({ passed, failed, skipped }: z.infer<typeof Suite>): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

function suiteReasons(suite: z.infer<typeof Suite> | null, before: number): readonly string[] {
  if (suite === null) return ['the test command did not run: name it in the study and run it']

  const executed = suite.passed + suite.failed
  return [
    ...(suite.exit === 0
      ? []
      : [
          `the test command \`${suite.command.join(' ')}\` ended with ${suite.exit ?? 'no exit code'}: ${suite.tail.trim()}`,
        ]),
    ...(suite.failed > 0 ? [`${suite.failed} tests fail: mend the code, not the tests`] : []),
    ...(executed === 0 ? ['the test command executed no test: write tests from the plan'] : []),
    ...(executed > 0 && executed < before
      ? [`only ${executed} tests ran, ${before} did before this experiment: put the others back`]
      : []),
  ]
}

function smokeReasons(smoke: z.infer<typeof Smoke> | null, primaryMetric: string): readonly string[] {
  if (smoke === null) return ['the smoke run did not happen: run the real command with the smoke parameters']

  const why = placeholderIn(smoke.reason) === undefined ? `: ${smoke.reason}` : ''
  return [
    ...(smoke.exit === 0 ? [] : [`the smoke run ended with ${smoke.exit ?? 'no exit code'}${why}`]),
    ...(smoke.metrics.includes(primaryMetric)
      ? []
      : [`the smoke run did not report the primary metric ${primaryMetric}`]),
    ...smoke.outputs.flatMap(({ path, bytes, minimumBytes }) => {
      if (bytes === null) return [`the smoke run did not write ${path}`]
      return bytes < minimumBytes
        ? [`the smoke run wrote ${path} with ${bytes} bytes, at least ${minimumBytes} are planned`]
        : []
    }),
    ...(smoke.uploads === 'failed' ? ['the outputs of the smoke run could not be stored and read back'] : []),
  ]
}
