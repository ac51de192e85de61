#!/usr/bin/env node
// Draws the testbed once. Its output is committed; a new version gets a new file name, never a changed file.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createRandom } from '../src/rng.js'

const problems = 200
const arms = 10
const random = createRandom(20260101, 'testbed v1')

const header = ['problem', ...Array.from({ length: arms }, (_, arm) => `arm_${arm}`)]
const rows = Array.from({ length: problems }, (_, problem) => [
  problem,
  ...Array.from({ length: arms }, () => random.normal().toFixed(6)),
])
const text = [header, ...rows].map((row) => row.join(',')).join('\n')
writeFileSync(resolve(import.meta.dirname, '../data/testbed-v1.csv'), `${text}\n`)
