import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolvedConfig } from '../../src/domain/plan.ts'
import { sha256 } from '../../src/lib/canonical.ts'
import { computeStatistics } from '../../src/record/statistics.ts'
import { aCopy, Earlier, playMatrix, plannedIn, readJson, STUDY, studyTable } from './study.ts'

const earlier = Earlier.parse(readJson('earlier/BANDIT-001.json'))
const textOf = (path: string) => readFileSync(join(STUDY, path), 'utf8')

describe('the example study', () => {
  it('passes its own tests, makes its own data again and repeats a run to the byte', () => {
    const { path, remove } = aCopy()
    const node = (...argv: readonly string[]) =>
      execFileSync(process.execPath, argv, { cwd: path, encoding: 'utf8' })
    const run = (out: string) => {
      node('bin/run.js', '--config', 'configs/epsilon-greedy-0.1.json', '--seed', '3', '--out', out)
      return ['result.json', 'metrics.jsonl', 'artifacts/actions.json'].map((file) =>
        readFileSync(join(path, out, file), 'utf8'),
      )
    }

    try {
      const tests = node('--test', '--test-reporter=tap')
      node('scripts/make-testbed.js')

      expect(tests).toMatch(/^# tests 16$/m)
      expect(tests).toMatch(/^# fail 0$/m)
      expect(readFileSync(join(path, 'data/testbed-v1.csv'), 'utf8')).toBe(textOf('repo/data/testbed-v1.csv'))
      expect(run('runs/a')).toEqual(run('runs/b'))
    } finally {
      remove()
    }
  })

  it('K-1: describes itself in a study table that the configuration takes', () => {
    const table = studyTable()

    expect(table).toMatchObject({ prefix: 'BANDIT', baseline: 'BANDIT-001', minimum_seeds: 10 })
    expect(table.commands.test).toEqual(['node', '--test'])
  })

  it('names rows and hash of its data as they are', () => {
    const csv = textOf('repo/data/testbed-v1.csv')

    const [data] = plannedIn(2).data

    expect(data).toMatchObject({ rows: csv.trim().split('\n').length - 1, sha256: sha256(csv) })
    expect(textOf('repo/data/README.md')).toContain(sha256(csv))
  })
})

describe('BANDIT-001, the earlier experiment', () => {
  it('P-6: holds the numbers that the code of the study gives, and no others', async () => {
    const runs = await playMatrix(earlier.plan, join(STUDY, 'repo'))

    const statistics = computeStatistics(earlier.plan, runs)

    expect(earlier.statistics).toEqual(statistics)
    expect(earlier.runs).toHaveLength(40)
    for (const { condition, seed, metrics } of earlier.runs) {
      expect(statistics.values[`run.${condition}.s${seed}.mean_reward`]).toBe(metrics['mean_reward'])
    }
  })

  it('P-4: stands in the logbook with the same numbers', () => {
    const logbook = textOf(`repo/${earlier.logbook}`)

    for (const condition of ['eps-0-1', 'eps-0-01']) {
      expect(logbook).toContain(earlier.statistics.values[`mean_reward.${condition}.mean`]?.toFixed(3))
    }
    expect(logbook).toContain('## BANDIT-001')
  })

  it('is the baseline that BANDIT-002 compares with, key by key', () => {
    const plan = plannedIn(2)
    const planned = plan.conditions.filter(({ baseline }) => baseline)

    expect(planned.map((condition) => resolvedConfig(plan, condition))).toEqual([earlier.baseline.config])
    expect(earlier.configs[earlier.baseline.condition]).toEqual(earlier.baseline.config)
    expect(earlier.baseline.numbers['mean_reward']?.['mean']).toBe(
      earlier.statistics.values[`mean_reward.${earlier.baseline.condition}.mean`],
    )
  })

  it('is cited with the mean reward that it measured', () => {
    const measured = earlier.baseline.numbers['mean_reward']?.['mean']?.toFixed(3)

    expect(JSON.stringify(plannedIn(2).protocol)).toContain(`a mean reward of ${measured}`)
  })
})
