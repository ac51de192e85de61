import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { readTestbed } from '../src/testbed.js'

const repository = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'bandits-'))
after(() => rmSync(folder, { recursive: true }))

const small = {
  testbed: 'data/testbed-v1.csv',
  problems: 5,
  steps: 40,
  windowSteps: 10,
  metricsEvery: 10,
  policy: { name: 'epsilon-greedy', epsilon: 0.1 },
}

function run(name, config, seed) {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(config))
  const out = join(folder, name)
  const argv = ['bin/run.js', '--config', file, '--seed', String(seed), '--out', out]
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: repository, encoding: 'utf8' })
  const read = (path) => readFileSync(join(out, path), 'utf8')
  return { status, stdout, stderr, read }
}

test('a run writes result, metrics and artifact, and reports a milestone', () => {
  const { status, stdout, read } = run('complete', small, 1)

  assert.equal(status, 0)
  assert.match(stdout, /^hooke:milestone all 5 problems played$/m)
  const lines = read('metrics.jsonl').trim().split('\n').map(JSON.parse)
  const result = JSON.parse(read('result.json'))
  assert.deepEqual(
    lines.map(({ step }) => step),
    [10, 20, 30, 40],
  )
  assert.equal(lines.at(-1).mean_reward, result.mean_reward)
  assert.equal(lines[0].mean_reward, result.early_mean_reward)
  const { pullsByRank } = JSON.parse(read('artifacts/actions.json'))
  const pulls = pullsByRank.reduce((sum, count) => sum + count, 0)
  assert.equal(pulls, 200)
  assert.equal(result.optimal_action_rate, pullsByRank[0] / pulls)
})

test('the same seed gives the same bytes, another seed other ones', () => {
  const [first, again, other] = [run('first', small, 2), run('again', small, 2), run('other', small, 3)]

  for (const file of ['result.json', 'metrics.jsonl', 'artifacts/actions.json']) {
    assert.equal(again.read(file), first.read(file))
    assert.notEqual(other.read(file), first.read(file))
  }
})

test('a config with a misspelt key is refused by name', () => {
  const { status, stderr } = run('misspelt', { ...small, step: 40 }, 1)

  assert.notEqual(status, 0)
  assert.match(stderr, /unknown key "step"/)
})

test('the testbed has 200 problems of 10 arms with means around 0', () => {
  const testbed = readTestbed(join(repository, 'data/testbed-v1.csv'))
  const means = testbed.flat()

  assert.equal(testbed.length, 200)
  assert.ok(testbed.every((problem) => problem.length === 10))
  assert.ok(Math.abs(means.reduce((sum, mean) => sum + mean, 0) / means.length) < 0.1)
})
