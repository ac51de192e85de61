import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../src/rng.js'

const draws = (random, count) => Array.from({ length: count }, () => random.normal())

test('the same seed and stream give the same numbers', () => {
  assert.deepEqual(draws(createRandom(7, 'a'), 50), draws(createRandom(7, 'a'), 50))
})

test('another seed or another stream gives other numbers', () => {
  const first = createRandom(7, 'a').uniform()

  assert.notEqual(createRandom(8, 'a').uniform(), first)
  assert.notEqual(createRandom(7, 'b').uniform(), first)
})

test('the first numbers of seed 1 never change', () => {
  const random = createRandom(1, 'fixed')

  assert.deepEqual(
    [random.uniform(), random.uniform(), random.normal()],
    [0.9431031171698123, 0.49737609503790736, -0.4092885700620101],
  )
})

test('normal deviates have mean 0 and variance 1', () => {
  const values = draws(createRandom(3, 'moments'), 20_000)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length

  assert.ok(Math.abs(mean) < 0.03, `mean ${mean}`)
  assert.ok(Math.abs(variance - 1) < 0.05, `variance ${variance}`)
})

test('below(n) reaches every whole number under n and no other', () => {
  const random = createRandom(5, 'below')

  const seen = new Set(Array.from({ length: 500 }, () => random.below(4)))

  assert.deepEqual([...seen].sort(), [0, 1, 2, 3])
})

test('a seed that is no whole number is refused', () => {
  assert.throws(() => createRandom(1.5, 'a'), /whole number/)
})
