// npm run bench [-- --quick] [ROW...]: measures the goals of speed and says which are missed. Not a timed test.
import { parseArgs } from 'node:util'
import { measureColdStart } from './bench/cold-start.ts'
import { measureCachedShare } from './bench/cached-share.ts'
import { measureDurableStep } from './bench/durable-step.ts'
import { measureExperimentList } from './bench/experiment-list.ts'
import { type Effort, FULL, QUICK, renderRows, type Row } from './bench/row.ts'
import { measureLivePage } from './bench/live-page.ts'
import { measureManyAtOnce } from './bench/many-at-once.ts'
import { measureSandbox } from './bench/sandbox.ts'
import { measureWebhooks } from './bench/webhooks.ts'
import { measureWholeTrack } from './bench/whole-track.ts'

type Measure = (effort: Effort) => readonly Row[] | Promise<readonly Row[]>

const measures: Readonly<Record<string, Measure>> = {
  'F-1': measureDurableStep,
  'F-2': measureWholeTrack,
  'F-3': measureManyAtOnce,
  'F-4': measureColdStart,
  'F-5': measureWebhooks,
  'F-7': measureExperimentList,
  'F-9': measureCachedShare,
  'F-10': measureLivePage,
  sandbox: measureSandbox,
}

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const effort = values.quick ? QUICK : FULL
const rows: Row[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(measures)) {
  const measure = measures[name]
  if (measure === undefined) throw new Error(`no goal ${name}; there are ${Object.keys(measures).join(', ')}`)
  process.stderr.write(`measuring ${name} …\n`)
  rows.push(...(await measure(effort)))
}
console.log(renderRows(rows))
