/** How many tests a run of a suite executed and left out. */
export interface TestCounts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const NONE: TestCounts = { passed: 0, failed: 0, skipped: 0 }

/** Reads one runner's closing lines, or undefined when the output is not from that runner. */
type Reader = (output: string) => TestCounts | undefined

const READERS: readonly Reader[] = [
  readNode,
  readVitest,
  readJest,
  readPytest,
  readUnittest,
  readCargo,
  readGo,
  readMocha,
]

/**
 * The counts from what common runners print at their end. What no reader knows counts as no test: an exit code alone
 * does not show that anything was tested.
 */
export function countTests(output: string): TestCounts {
  const plain = output.replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '').replaceAll('\r\n', '\n')
  for (const read of READERS) {
    const counts = read(plain)
    if (counts !== undefined) return counts
  }
  return NONE
}

/** `node --test`, as TAP (`# pass 3`) or for people (`ℹ pass 3`). */
function readNode(output: string): TestCounts | undefined {
  const value = (name: string): number =>
    Number([...output.matchAll(new RegExp(`^(?:#|ℹ) ${name} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? Number.NaN)
  const [passed, failed] = [value('pass'), value('fail')]
  if (Number.isNaN(passed) || Number.isNaN(failed) || Number.isNaN(value('tests'))) return undefined
  return {
    passed,
    failed: failed + (value('cancelled') || 0),
    skipped: (value('skipped') || 0) + (value('todo') || 0),
  }
}

/** `      Tests  1 failed | 20 passed | 2 skipped (23)` */
function readVitest(output: string): TestCounts | undefined {
  const line = [...output.matchAll(/^\s*Tests {2}(.*\(\d+\)|no tests)\s*$/gm)].at(-1)?.[1]
  return line === undefined ? undefined : fromWords(line)
}

/** `Tests:       1 failed, 2 skipped, 10 passed, 13 total` */
function readJest(output: string): TestCounts | undefined {
  const line = [...output.matchAll(/^Tests:\s+(.*\d+ total)\s*$/gm)].at(-1)?.[1]
  return line === undefined ? undefined : fromWords(line)
}

/** `=== 3 passed, 1 failed, 2 skipped in 0.12s ===`, or the same without the frame. */
function readPytest(output: string): TestCounts | undefined {
  const line = [
    ...output.matchAll(
      /^=*\s*((?:\d+ [a-z]+,? ?)+|no tests ran) in [\d.]+ ?s(?:econds)?(?: \([\d:]+\))?\s*=*$/gm,
    ),
  ].at(-1)?.[1]
  return line === undefined ? undefined : fromWords(line)
}

const PASSED = ['passed', 'xpassed']
const FAILED = ['failed', 'error', 'errors']
const SKIPPED = ['skipped', 'todo', 'pending', 'xfailed', 'deselected']

function fromWords(line: string): TestCounts {
  const sum = (words: readonly string[]): number =>
    [...line.matchAll(/(\d+) ([a-z]+)/g)]
      .filter(([, , word]) => words.includes(word ?? ''))
      .reduce((total, [, count]) => total + Number(count), 0)
  return { passed: sum(PASSED), failed: sum(FAILED), skipped: sum(SKIPPED) }
}

/** `Ran 6 tests in 0.001s`, then `OK (skipped=1)` or `FAILED (failures=1, errors=2)`. */
function readUnittest(output: string): TestCounts | undefined {
  const ran = [...output.matchAll(/^Ran (\d+) tests? in [\d.]+s$/gm)].at(-1)
  if (ran === undefined) return undefined
  const verdict = /^(?:OK|FAILED|NO TESTS RAN)(?: \((.*)\))?$/m.exec(output.slice(ran.index))?.[1] ?? ''
  const value = (name: string): number => Number(new RegExp(`(?:^|, )${name}=(\\d+)`).exec(verdict)?.[1] ?? 0)
  const [failed, skipped] = [
    value('failures') + value('errors') + value('unexpected successes'),
    value('skipped'),
  ]
  return { passed: Math.max(0, Number(ran[1]) - failed - skipped), failed, skipped }
}

/** `test result: ok. 3 passed; 0 failed; 1 ignored; …`, once for each target. */
function readCargo(output: string): TestCounts | undefined {
  const lines = [...output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored;/gm)]
  if (lines.length === 0) return undefined
  const sum = (n: number): number => lines.reduce((total, line) => total + Number(line[n]), 0)
  return { passed: sum(1), failed: sum(2), skipped: sum(3) }
}

/** `--- PASS: TestX` of `go test -v`; without `-v` each package with a test counts as one. */
function readGo(output: string): TestCounts | undefined {
  const count = (pattern: RegExp): number => [...output.matchAll(pattern)].length
  if (count(/^(?:ok|FAIL|\?) *\t/gm) === 0) return undefined
  const verbose = {
    passed: count(/^ *--- PASS: /gm),
    failed: count(/^ *--- FAIL: /gm),
    skipped: count(/^ *--- SKIP: /gm),
  }
  if (verbose.passed + verbose.skipped > 0) return verbose
  const packages = [...output.matchAll(/^ok +\t.*$/gm)].filter(
    ([line]) => !line.includes('[no tests to run]'),
  )
  return { ...verbose, passed: packages.length, failed: Math.max(verbose.failed, count(/^FAIL\t/gm)) }
}

/** `  5 passing (10ms)`, `  1 failing`, `  2 pending` */
function readMocha(output: string): TestCounts | undefined {
  const value = (name: string): number | undefined => {
    const found = [...output.matchAll(new RegExp(`^ {2}(\\d+) ${name}\\b`, 'gm'))].at(-1)?.[1]
    return found === undefined ? undefined : Number(found)
  }
  const passed = value('passing')
  if (passed === undefined) return undefined
  return { passed, failed: value('failing') ?? 0, skipped: value('pending') ?? 0 }
}
