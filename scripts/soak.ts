// npm run soak [-- --steps N --seed N --at-once N]: many steps through engine and store in one small process; memory must stay flat.
import { parseArgs } from 'node:util'
import { flatness, type Sample } from './soak/flat.ts'
import { aLaboratory } from './soak/laboratory.ts'

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '40' },
  },
})
const goal = Number(values.steps)
const collect = globalThis.gc
if (collect === undefined) throw new Error('run it with node --expose-gc, as npm run soak does')

function sample(steps: number): Sample {
  collect?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { steps, heapMb: (heapUsed + external) / 1e6, residentMb: rss / 1e6 }
}

const lab = aLaboratory({ seed: Number(values.seed), atOnce: Number(values['at-once']) })
const samples: Sample[] = []
const every = goal / 50
const begun = performance.now()
try {
  while (lab.steps() < goal) {
    const before = lab.steps()
    await lab.round()
    if (lab.steps() === before) throw new Error(`it stands still after ${before} steps`)
    if (lab.steps() < (samples.length + 1) * every) continue
    lab.look()
    samples.push(sample(lab.steps()))
  }
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `${lab.steps()} steps, ${lab.ended()} experiments done, ${seconds.toFixed(1)} s, ${Math.round(lab.steps() / seconds)} steps per second`,
  )
} finally {
  await lab.gone()
}

for (const measure of ['heapMb', 'residentMb'] as const) {
  const { isFlat, change } = flatness(samples, measure)
  const [first, last] = [samples.at(0)?.[measure] ?? 0, samples.at(-1)?.[measure] ?? 0]
  const words = `${first.toFixed(1)} MB at first, ${last.toFixed(1)} MB at last, ${(change * 100).toFixed(1)} % after the warm-up`
  console.log(`${measure === 'heapMb' ? 'heap' : 'resident'}: ${words}  ${isFlat ? 'ok' : 'NOT FLAT'}`)
  if (!isFlat) process.exitCode = 1
}
