import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Change {
  readonly times: number
  readonly plus: number
}

const REWARDS = ['mean_reward', 'early_mean_reward', 'late_mean_reward']

/**
 * Worlds in which the runs of the optimistic policy measure something else than they do here. The example's rehearsal
 * holds a case for each, so that what is claimed follows the data.
 */
export const OTHER_WORLDS = {
  better: Object.fromEntries(REWARDS.map((name) => [name, { times: 1, plus: 0.8 }])),
  worse: Object.fromEntries(REWARDS.map((name) => [name, { times: 0.5, plus: 0 }])),
  level: { mean_reward: { times: 1, plus: 0.133 } },
} satisfies Record<string, Readonly<Record<string, Change>>>
export type OtherWorld = keyof typeof OTHER_WORLDS

/**
 * Puts a `node` into `folder` that changes what those runs wrote once they have ended, and gives the folder for PATH.
 * Everything else passes through to the real one.
 */
export function installWorld(folder: string, world: OtherWorld): string {
  const bin = join(folder, 'other-world')
  mkdirSync(bin, { recursive: true })
  const change = join(bin, 'change.mjs')
  writeFileSync(change, programFor(OTHER_WORLDS[world]))
  const script = `#!/bin/sh
case "$*" in
  *bin/run.js*) '${process.execPath}' "$@" && exec '${process.execPath}' '${change}' "$@" ;;
  *) exec '${process.execPath}' "$@" ;;
esac
`
  writeFileSync(join(bin, 'node'), script)
  chmodSync(join(bin, 'node'), 0o755)
  return bin
}

function programFor(changes: Readonly<Record<string, Change>>): string {
  return `import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
const changes = ${JSON.stringify(changes)}
const after = (word) => process.argv[process.argv.indexOf(word) + 1]
const changed = (line) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line)).map(([name, value]) => {
  const { times, plus } = changes[name] ?? { times: 1, plus: 0 }
  return [name, Math.round((value * times + plus) * 1e6) / 1e6]
})))
if (JSON.parse(readFileSync(after('--config'), 'utf8')).policy.name === 'optimistic') {
  for (const name of ['metrics.jsonl', 'result.json']) {
    const path = join(after('--out'), name)
    const lines = readFileSync(path, 'utf8').trim().split('\\n')
    writeFileSync(path, lines.map(changed).join('\\n') + '\\n')
  }
}
`
}
