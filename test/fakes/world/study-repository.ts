import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copied } from '../../builders/copied.ts'
import { sha256 } from '../../../src/lib/canonical.ts'
import type { Repository } from '../../../src/worktrees/worktrees.ts'

const PLAIN_GIT = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
}

/** A person's git, without Hooke's hardening. */
export function git(cwd: string, ...args: string[]): string {
  const options = { cwd, env: PLAIN_GIT, encoding: 'utf8', stdio: 'pipe' } as const
  return execFileSync('git', args, options).replace(/\n$/, '')
}

/** The branches of a repository, by name, with the commit of each. */
export function branchesOf(path: string): ReadonlyMap<string, string> {
  const lines = git(path, 'for-each-ref', '--format=%(refname:strip=2) %(objectname)', 'refs/heads/')
  return new Map(lines.split('\n').map((line) => line.split(' ') as [string, string]))
}

/** Merges into a branch of a bare repository, as a service does for a pull request; null where it does not merge by itself. */
export function mergeIn(
  path: string,
  { base, tip, message }: { base: string; tip: string; message: string },
): string | null {
  try {
    const tree = git(path, 'merge-tree', '--write-tree', base, tip)
    const commit = git(path, 'commit-tree', tree, '-p', base, '-p', tip, '-m', message)
    git(path, 'update-ref', `refs/heads/${base}`, commit)
    return commit
  } catch (error) {
    if ((error as { status?: number }).status === 1) return null
    throw error
  }
}

export const POINTS = 'value\n1\n2\n3\n4\n5\n'
export const POINTS_SHA256 = sha256(POINTS)

/** Long enough to be recognised when it is copied. */
export const SUMMARISE = `export function summarise(values, options) {
  const sorted = [...values].sort((a, b) => a - b)
  const count = sorted.length
  if (count === 0) {
    return { count: 0, mean: 0, low: 0, high: 0, spread: 0, middle: 0 }
  }
  let total = 0
  for (const value of sorted) {
    total += value
  }
  const mean = total / count
  let squares = 0
  for (const value of sorted) {
    const distance = value - mean
    squares += distance * distance
  }
  const spread = count > 1 ? Math.sqrt(squares / (count - 1)) : 0
  const half = Math.floor(count / 2)
  const isEven = count % 2 === 0
  const middle = isEven ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
  const cut = Math.floor(count * options.trim)
  const kept = sorted.slice(cut, count - cut)
  let keptTotal = 0
  for (const value of kept) {
    keptTotal += value
  }
  const trimmed = kept.length > 0 ? keptTotal / kept.length : mean
  const low = sorted[0]
  const high = sorted[count - 1]
  return {
    count,
    mean: options.trim > 0 ? trimmed : mean,
    low,
    high,
    spread,
    middle,
  }
}
`

/** The score of a run: the mean of the points, scaled, with a little that only the seed decides. */
const RUN = `import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { summarise } from '../src/summarise.js'

const [, , configFile, seed, folder] = process.argv
const config = JSON.parse(readFileSync(configFile, 'utf8'))
const points = readFileSync(config.points, 'utf8').trim().split('\\n').slice(1).map(Number)
const { mean } = summarise(points, { trim: 0 })
const score = mean * config.factor + Number(seed) / 10
writeFileSync(join(folder, 'metrics.jsonl'), JSON.stringify({ step: 1, score: score / 2 }) + '\\n')
writeFileSync(join(folder, 'result.json'), JSON.stringify({ score }))
console.log('score', score)
`

const FILES: Readonly<Record<string, string>> = {
  'README.md': '# Scales\n\nA code base of one number: the scaled mean of a few points.\n',
  'package.json': '{ "name": "scales", "private": true, "type": "module" }\n',
  'src/summarise.js': SUMMARISE,
  'bin/run.js': RUN,
  'data/points.csv': POINTS,
  'test/summarise.test.js': `import test from 'node:test'
import assert from 'node:assert/strict'
import { summarise } from '../src/summarise.js'

test('the mean of the points', () => assert.equal(summarise([1, 2, 3], { trim: 0 }).mean, 2))
`,
}

/** A small code base with one commit on \`main\`, pushed to a bare remote beside it. */
export function createStudyRepository(
  folder: string,
  files: Readonly<Record<string, string>> = {},
): Repository & { readonly remotePath: string } {
  const all = { ...FILES, ...files }
  const key = `study of scales ${JSON.stringify(all)}`
  copied(folder, { key, naming: ['study/.git/config'], make: (first) => make(first, all) })
  const [path, remotePath] = placesIn(folder)
  return { path, baseBranch: 'main', mergeTarget: 'main', remote: 'origin', remotePath }
}

const placesIn = (folder: string) => [join(folder, 'study'), join(folder, 'remote.git')] as const

function make(folder: string, files: Readonly<Record<string, string>>): void {
  const [path, remotePath] = placesIn(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  git(folder, 'init', '-q', '--template=', '--bare', '-b', 'main', remotePath)
  git(path, 'init', '-q', '--template=', '-b', 'main')
  git(path, 'add', '-A')
  git(path, 'commit', '-q', '-m', 'First')
  git(path, 'remote', 'add', 'origin', remotePath)
  git(path, 'push', '-q', 'origin', 'main')
}
