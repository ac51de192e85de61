import { execFile } from 'node:child_process'
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CloneReport, addedLines, gatherClones } from '../../../src/engine/facts/clones.ts'
import { type DiffFile } from '../../../src/worktrees/worktrees.ts'
import { gates, judge } from '../../../src/hooks/index.ts'

const run = promisify(execFile)
const original = `import random


def choose_arm(values, counts, epsilon, rng):
    """Picks the arm to pull next."""
    if rng.random() < epsilon:
        return rng.randrange(len(values))
    best = max(values)
    candidates = [arm for arm, value in enumerate(values) if value == best]
    if len(candidates) == 1:
        return candidates[0]
    return rng.choice(candidates)


def play(arms, steps, epsilon, seed):
    rng = random.Random(seed)
    values = [0.0 for _ in arms]
    counts = [0 for _ in arms]
    total = 0.0
    for step in range(steps):
        arm = choose_arm(values, counts, epsilon, rng)
        reward = rng.gauss(arms[arm], 1.0)
        counts[arm] += 1
        values[arm] += (reward - values[arm]) / counts[arm]
        total += reward
    return total / steps
`
const names: Readonly<Record<string, string>> = {
  values: 'estimates',
  counts: 'pulls',
  rng: 'dice',
  best: 'top',
  arm: 'lever',
  total: 'sum_of_all',
}
const renamed = original.replaceAll(
  /\b(?:values|counts|rng|best|arm|total)\b/g,
  (name) => names[name] ?? name,
)
const fresh = `def report(rows, path):
    with open(path, "w") as target:
        for row in sorted(rows):
            target.write(f"{row.name},{row.value}\\n")
    print("wrote", len(rows))
`

let root: string

async function git(...args: readonly string[]): Promise<string> {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'init.defaultBranch=main']
  return (await run('git', [...identity, ...args], { cwd: root })).stdout
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true })
  await writeFile(path.join(root, file), text)
}

async function clonesOfChange(): Promise<CloneReport> {
  await git('add', '-A')
  await git('commit', '-q', '-m', 'change')
  const stat = (await git('diff', '--numstat', '--no-renames', 'HEAD~1', 'HEAD')).trim().split('\n')
  const files = stat.map((row): DiffFile => {
    const [added = '0', removed = '0', file = ''] = row.split('\t')
    return { path: file, status: 'modified', added: Number(added), removed: Number(removed), binary: false }
  })
  return gatherClones({
    diff: { files, text: await git('diff', '--no-renames', 'HEAD~1', 'HEAD'), truncated: false },
    tree: (await git('ls-files')).trim().split('\n'),
    read: (file) => readFile(path.join(root, file), 'utf8'),
  })
}

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'hooke-clones-'))
  await git('init', '-q')
  await put('bandits/greedy.py', original)
  await git('add', '-A')
  await git('commit', '-q', '-m', 'start')
})

afterEach(() => rm(root, { recursive: true, force: true }))

describe('gatherClones', () => {
  it('G-1: finds an exact copy and the gate `duplicates` refuses it until it is answered', async () => {
    await put('bandits/start.py', original)

    const report = await clonesOfChange()

    expect(report.clones).toMatchObject([
      {
        kind: 'exact',
        file: 'bandits/start.py',
        otherFile: 'bandits/greedy.py',
        lines: { from: 1, to: 26 },
        otherLines: { from: 1, to: 26 },
      },
    ])
    expect(judge(gates, 'duplicates', { ...report, answers: [] })).toMatchObject({ kind: 'refuse' })
    const answers = report.clones.map(({ id }) => ({ clone: id, how: 'kept apart on purpose' }))
    expect(judge(gates, 'duplicates', { ...report, answers })).toMatchObject({ kind: 'pass' })
  })

  it('finds a copy with other names, other comments and other spacing', async () => {
    await put('bandits/start.py', `# a new policy\n${renamed.replaceAll('    ', '  ')}`)

    const { clones } = await clonesOfChange()

    expect(clones).toMatchObject([{ kind: 'renamed', otherFile: 'bandits/greedy.py' }])
  })

  it('finds a copy within one file', async () => {
    const longer = `${fresh}    return {row.name: row.value * 2 for row in rows if row.value > 0}, [path, len(rows)]\n`
    await put('bandits/report.py', `${longer}\n\nLIMIT = 3\n\n\n${longer}`)

    const { clones } = await clonesOfChange()

    expect(clones).toMatchObject([
      { kind: 'exact', otherFile: 'bandits/report.py', lines: { from: 1, to: 6 }, otherLines: { from: 12 } },
    ])
  })

  it('says nothing of new code, of moved code, and of old copies next to a changed line', async () => {
    await git('mv', 'bandits/greedy.py', 'bandits/policies.py')
    await put('bandits/report.py', fresh)
    const moved = await clonesOfChange()
    await put('bandits/copy.py', original)
    await git('add', '-A')
    await git('commit', '-q', '-m', 'old copy')
    await put('bandits/copy.py', `${original}\nprint(play([1.0], 5, 0.1, 3))\n`)
    const beside = await clonesOfChange()

    expect(moved.clones).toEqual([])
    expect(moved.readFiles).toContain('bandits/report.py')
    expect(beside.clones).toEqual([])
  })

  it('says nothing of tables and imports', async () => {
    const table = (seed: number): string =>
      `ROWS = [\n${Array.from({ length: 60 }, (_, i) => `    (${i * seed}, ${i + seed}, "n"),`).join('\n')}\n]\n`
    await put('bandits/a.py', table(3))
    await put('bandits/b.py', table(7))

    const { clones } = await clonesOfChange()

    expect(clones).toEqual([])
  })

  it('tells which changed file it could not read', async () => {
    await put('bandits/huge.py', 'x = 1\n'.repeat(100_000))

    const report = await clonesOfChange()

    expect(judge(gates, 'duplicates', { ...report, answers: [] })).toMatchObject({
      kind: 'refuse',
      reasons: ['bandits/huge.py could not be compared with the code base: make it readable text'],
    })
  })

  it('is quick on a code base of two megabytes', async () => {
    const big = Array.from(
      { length: 12_000 },
      (_, i) =>
        `def f_${i}(a, b):\n    c = a * ${i} + b\n    return [c, a, b] if c > ${i % 7} else sorted({a, b, c}, key=lambda x: -x)\n`,
    )
    for (let i = 0; i < 12; i++)
      await put(`lib/part_${i}.py`, big.slice(i * 1_000, i * 1_000 + 1_000).join('\n'))
    await git('add', '-A')
    await git('commit', '-q', '-m', 'big')
    await put('bandits/start.py', original)
    const started = performance.now()

    const { clones } = await clonesOfChange()

    expect(clones).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})

describe('addedLines', () => {
  it('counts every line as added when the diff was cut', () => {
    expect(addedLines({ text: '', truncated: true })).toBeNull()
  })

  it('is not misled by lines that look like headers', () => {
    const text = [
      '--- a/x.py',
      '+++ b/x.py',
      '@@ -1,2 +1,3 @@',
      ' a',
      '+++ b/evil.py',
      ' b',
      '--- a/y.py',
      '+++ b/y.py',
      '@@ -0,0 +1 @@',
      '+z',
    ].join('\n')

    expect([...(addedLines({ text, truncated: false }) ?? [])]).toEqual([
      ['x.py', new Set([2])],
      ['y.py', new Set([1])],
    ])
  })
})
