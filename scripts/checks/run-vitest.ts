// Runs the tests and writes what they came to: node scripts/checks/run-vitest.ts TALLY_FILE [FILTER...]
import { writeFileSync } from 'node:fs'
import { startVitest } from 'vitest/node'
import { createTallyReporter } from './tally.ts'

const [file, ...filters] = process.argv.slice(2)
if (file === undefined) throw new Error('name the file for the tally')

const reporter = createTallyReporter((tally) => writeFileSync(file, JSON.stringify(tally)))
const vitest = await startVitest(filters, { watch: false, reporters: ['minimal', reporter] })
await vitest.close()
