// npm test: every check of the repository, one line each; the last line is the count. With --all also the longest tests.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { countAll, renderCounts } from './checks/counts.ts'
import { LONG_TESTS } from './checks/long-tests.ts'
import { memoryFolder } from './checks/memory-folder.ts'
import { runStep, type StepResult } from './checks/step.ts'
import { Tally } from './checks/tally.ts'

const root = dirname(import.meta.dirname)
const isAll = process.argv.includes('--all')

interface Check {
  readonly name: string
  readonly argv: readonly [string, ...string[]]
  readonly variables?: Readonly<Record<string, string>>
}

const checks: readonly Check[] = [
  { name: 'format', argv: ['oxfmt', '--check', '.'] },
  { name: 'layers', argv: ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'] },
  {
    name: 'types and lint',
    argv: ['oxlint', '--threads=1'],
    // The part that knows types is written in Go. It lives for seconds: collecting garbage seldom saves a fifth of its
    // time. One thread each, for the tests take the other cores, and threads that wait for each other cost the more.
    variables: { GOGC: '400', GOMAXPROCS: '1' },
  },
]

/** The tests come first: the checks take what they leave of the cores. */
async function run({ name, argv, variables }: Check): Promise<StepResult> {
  const result = await runStep(['nice', '-n', '10', ...argv], root, variables)
  report(name, result)
  return result
}

function report(name: string, { ok, seconds, output }: StepResult, note = ''): void {
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(14)}${seconds.toFixed(1).padStart(6)} s${note}`)
  if (!ok) console.log(`\n${output.trim()}\n`)
}

async function inTurn(): Promise<readonly StepResult[]> {
  const results: StepResult[] = []
  for (const check of checks) results.push(await run(check))
  return results
}

async function runTests(): Promise<{ readonly result: StepResult; readonly tally: Tally | null }> {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-test-'))
  const memory = memoryFolder()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      memory?.remove()
      process.kill(process.pid, signal)
    })
  }
  try {
    const file = join(folder, 'tally.json')
    const variables = memory === null ? {} : { TMPDIR: memory.path }
    const argv = ['node', 'scripts/checks/run-vitest.ts', file, isAll ? 'all' : 'most'] as const
    const result = await runStep(argv, root, variables)
    const tally = readTally(file)
    report('tests', result, tally === null ? '' : `  ${tally.passed} passed`)
    return { result, tally }
  } finally {
    memory?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Absent when the test run died before its end; its output then says why. */
function readTally(file: string): Tally | null {
  try {
    return Tally.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.log(`no count of the tests: ${String(error)}`)
    return null
  }
}

const [others, { result, tally }] = await Promise.all([inTurn(), runTests()])

for (const { name, reason } of tally?.skipped ?? []) console.log(`- skipped: ${name}\n  ${reason}`)
for (const { file, because } of isAll ? [] : LONG_TESTS)
  console.log(`- left to npm run test:all: ${file}\n  ${because}`)
for (const name of tally?.broken ?? []) console.log(`✗ broken: ${name}`)
const slowest = (tally?.slowest ?? [])
  .slice(0, 5)
  .map(({ name, seconds }) => `${name} ${seconds.toFixed(0)} s`)
if (slowest.length > 0) console.log(`slowest: ${slowest.join(', ')}`)
const counts = countAll(others, result, tally)
process.exitCode = counts.failed > 0 ? 1 : 0
console.log(renderCounts(counts))
