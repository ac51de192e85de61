// Runs the tests and writes what they came to: node scripts/checks/run-vitest.ts TALLY_FILE all|most [FILTER...]
import { writeFileSync } from 'node:fs'
import { configDefaults } from 'vitest/config'
import { startVitest } from 'vitest/node'
import { LONG_TESTS } from './long-tests.ts'
import { createTallyReporter } from './tally.ts'

const [file, extent, ...filters] = process.argv.slice(2)
if (file === undefined) throw new Error('name the file for the tally')

const left = extent === 'all' ? [] : LONG_TESTS.map((one) => one.file)
const reporter = createTallyReporter((tally) => writeFileSync(file, JSON.stringify(tally)))
const vitest = await startVitest(filters, {
  watch: false,
  reporters: ['minimal', reporter],
  exclude: [...configDefaults.exclude, ...left],
})
await vitest.close()
