import assert from 'node:assert/strict'
import { test } from 'node:test'
import { greedyArm } from '../src/greedy.js'
import { createPolicy } from '../src/policies/index.js'
import { createRandom } from '../src/rng.js'

const setting = (seed = 1) => ({ arms: 10, random: createRandom(seed, 'policy') })

test('greedyArm takes the highest estimate', () => {
  assert.equal(greedyArm([0, 3, 1], createRandom(1, 'ties')), 1)
})

test('greedyArm breaks ties evenly', () => {
  const random = createRandom(2, 'ties')
  const counts = [0, 0, 0, 0]

  for (let draw = 0; draw < 3000; draw += 1) counts[greedyArm([1, 5, 5, 5], random)] += 1

  assert.equal(counts[0], 0)
  for (const count of counts.slice(1)) assert.ok(Math.abs(count - 1000) < 120, `counts ${counts}`)
})

test('epsilon-greedy with epsilon 0 stays with the arm that paid', () => {
  const policy = createPolicy({ name: 'epsilon-greedy', epsilon: 0 }, setting())

  policy.learn(4, 2)

  assert.deepEqual(
    Array.from({ length: 20 }, () => policy.choose()),
    new Array(20).fill(4),
  )
})

test('epsilon-greedy pulls another arm in about epsilon x 9/10 of the steps', () => {
  const policy = createPolicy({ name: 'epsilon-greedy', epsilon: 0.1 }, setting(3))
  policy.learn(4, 2)

  const others = Array.from({ length: 5000 }, () => policy.choose()).filter((arm) => arm !== 4)

  assert.ok(Math.abs(others.length / 5000 - 0.09) < 0.015, `${others.length} of 5000`)
})

test('epsilon-greedy estimates are averages: a poor second reward moves the choice', () => {
  const policy = createPolicy({ name: 'epsilon-greedy', epsilon: 0 }, setting())
  policy.learn(0, 1)
  policy.learn(1, 0.8)

  policy.learn(0, 0.4)

  assert.equal(policy.choose(), 1)
})

test('an unknown policy, an unknown parameter and an impossible value are refused', () => {
  assert.throws(() => createPolicy({ name: 'oracle' }, setting()), /unknown policy "oracle"/)
  assert.throws(
    () => createPolicy({ name: 'epsilon-greedy', epsilon: 0.1, eps: 1 }, setting()),
    /no parameter "eps"/,
  )
  assert.throws(() => createPolicy({ name: 'epsilon-greedy', epsilon: 2 }, setting()), /from 0 to 1, found 2/)
  assert.throws(
    () => createPolicy({ name: 'epsilon-greedy' }, setting()),
    /"epsilon" must be a number .* found undefined/,
  )
})
