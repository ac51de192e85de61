import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '../src/config.js'
import { createPolicy } from '../src/policies/index.js'
import { createRandom } from '../src/rng.js'
import { simulate } from '../src/simulate.js'

const planned = { name: 'optimistic', initialValue: 5, stepSize: 0.1 }
const configOf = (file) => readConfig(join(import.meta.dirname, '..', 'configs', file))

function optimistic({ arms = 10, seed = 1, ...changes } = {}) {
  return createPolicy({ ...planned, ...changes }, { arms, random: createRandom(seed, 'policy') })
}

function pull(policy, reward) {
  const arm = policy.choose()
  policy.learn(arm, reward)
  return arm
}

test('every arm is tried once before any arm is tried twice, however good the first one was', () => {
  for (const reward of [-3, 0, 4.9]) {
    const policy = optimistic()

    const first = Array.from({ length: 10 }, () => pull(policy, reward))

    assert.equal(new Set(first).size, 10)
  }
})

test('the order of the first pulls is random: each arm comes first about equally often', () => {
  const counts = new Array(10).fill(0)

  for (let seed = 0; seed < 2000; seed += 1) counts[optimistic({ seed }).choose()] += 1

  for (const count of counts) assert.ok(Math.abs(count - 200) < 60, `counts ${counts}`)
})

test('an estimate moves by a tenth of the difference, from the start value of 5', () => {
  // Ten rewards of 6 bring an estimate to 6 - 0.9^10 = 5.651; one reward r brings it to 5 + 0.1 (r - 5).
  const chosenAfter = (reward) => {
    const policy = optimistic({ arms: 2 })
    for (let pulls = 0; pulls < 10; pulls += 1) policy.learn(1, 6)
    policy.learn(0, reward)
    return policy.choose()
  }

  assert.equal(chosenAfter(11.4), 1)
  assert.equal(chosenAfter(11.6), 0)
})

test('no arm is pulled at random: the best estimate is taken every time', () => {
  const policy = optimistic()
  for (let arm = 0; arm < 10; arm += 1) policy.learn(arm, arm === 6 ? 1 : 0)

  const choices = new Set(Array.from({ length: 1000 }, () => policy.choose()))

  assert.deepEqual([...choices], [6])
})

test('parameters that are missing, unknown or no number are refused', () => {
  const refused = (changes, message) => assert.throws(() => optimistic(changes), message)

  refused({ initialValue: undefined }, /"initialValue" must be a number/)
  refused({ stepSize: 1.5 }, /"stepSize" must be a number/)
  refused({ epsilon: 0.1 }, /no parameter "epsilon"/)
})

test('its config differs from the one of the baseline in the policy only, and is the planned one', () => {
  const { policy, ...rest } = configOf('optimistic-5.json')
  const { policy: _, ...baseline } = configOf('epsilon-greedy-0.1.json')

  assert.deepEqual(policy, planned)
  assert.deepEqual(rest, baseline)
})

test('it plays the testbed: the same seed repeats, and the numbers are not those of ε-greedy', () => {
  const testbed = [Array.from({ length: 10 }, (_, arm) => arm / 10)]
  const sizes = { problems: 1, steps: 200, windowSteps: 100, metricsEvery: 10 }
  const play = (policy) => simulate({ testbed, seed: 4, config: { ...sizes, policy } }).rewards

  const rewards = play(planned)

  assert.deepEqual(play(planned), rewards)
  assert.notDeepEqual(play({ name: 'epsilon-greedy', epsilon: 0.1 }), rewards)
})
