import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { z } from 'zod'

/** What the tests came to. `broken` names files that could not be loaded and errors outside any test. */
export const Tally = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
  broken: z.array(z.string()),
  /** Test files by how long they took, slowest first. */
  slowest: z.array(z.object({ name: z.string(), seconds: z.number() })),
})
export type Tally = z.infer<typeof Tally>

/** Counts every test once. One that never ran is failed: only a test that says so is skipped. */
export function createTallyReporter(done: (tally: Tally) => void): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const tests = modules.flatMap((module) => [...module.children.allTests()])
      const passed = tests.filter((test) => test.result().state === 'passed').length
      const skipped = tests.filter(wasSkipped)
      done({
        passed,
        failed: tests.length - passed - skipped.length,
        skipped: skipped.map((test) => ({ name: nameOf(test), reason: reasonOf(test) })),
        broken: [...modules.flatMap(brokenParts), ...unhandled.map(({ message }) => message)],
        slowest: modules.map(timeOf).toSorted((a, b) => b.seconds - a.seconds),
      })
    },
  }
}

function timeOf(module: TestModule): Tally['slowest'][number] {
  return { name: module.relativeModuleId, seconds: module.diagnostic().duration / 1000 }
}

function wasSkipped(test: TestCase): boolean {
  return test.result().state === 'skipped' && !inBrokenSuite(test)
}

/** Where a hook of the suite fails, its tests are reported as skipped although nobody skipped them. */
function inBrokenSuite(test: TestCase): boolean {
  for (let at = test.parent; ; at = at.parent) {
    if (at.errors().length > 0) return true
    if (at.type === 'module') return false
  }
}

function brokenParts(module: TestModule): readonly string[] {
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
  const names = suites.map((suite) => `${module.relativeModuleId}: ${suite.fullName}`)
  return module.errors().length > 0 ? [module.relativeModuleId, ...names] : names
}

/** What a title says of its suite or test, as in ` (SKIPPED: no Codex)`. */
const SAID = / \(SKIPPED: ([^()]*(?:\([^()]*\)[^()]*)*)\)/i

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId}: ${test.fullName.replace(SAID, '')}`
}

function reasonOf(test: TestCase): string {
  const result = test.result()
  if (result.state === 'skipped' && result.note !== undefined) return result.note
  if (test.options.mode === 'todo') return 'not written yet'
  return SAID.exec(test.fullName)?.[1] ?? 'no reason given'
}
