#!/usr/bin/env node
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.js'
import { curve, measure } from '../src/measure.js'
import { simulate } from '../src/simulate.js'
import { readTestbed } from '../src/testbed.js'

const usage = 'usage: node bin/run.js --config FILE --seed N --out DIR'
const repository = resolve(import.meta.dirname, '..')

function run({ config: configFile, seed, out }) {
  const config = readConfig(configFile)
  const testbed = readTestbed(resolve(repository, config.testbed))
  console.log(`${config.policy.name}, seed ${seed}: ${config.problems} problems of ${config.steps} steps`)

  const played = simulate({ testbed, config, seed: Number(seed), onProblem: report(config.problems) })
  const result = measure(played, config)

  mkdirSync(join(out, 'artifacts'), { recursive: true })
  const lines = curve(played, config).map((line) => JSON.stringify(line))
  writeFileSync(join(out, 'metrics.jsonl'), `${lines.join('\n')}\n`)
  const { pullsByRank, firstActions } = played
  writeFileSync(join(out, 'artifacts', 'actions.json'), `${JSON.stringify({ pullsByRank, firstActions })}\n`)
  // last: whoever finds a result finds everything else too
  writeFileSync(join(out, 'result.json'), `${JSON.stringify(result)}\n`)
  console.log(`mean reward ${result.mean_reward}, optimal action rate ${result.optimal_action_rate}`)
}

function report(problems) {
  const every = Math.ceil(problems / 4)
  return (played) => {
    if (played % every === 0 && played < problems) console.log(`${played} of ${problems} problems played`)
    if (played === problems) console.log(`hooke:milestone all ${problems} problems played`)
  }
}

const { values } = parseArgs({
  options: { config: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } },
})
if (!values.config || !values.out || !/^\d+$/.test(values.seed ?? '')) {
  console.error(usage)
  process.exitCode = 2
} else {
  run(values)
}
