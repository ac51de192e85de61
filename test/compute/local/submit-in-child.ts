import { systemClock } from '../../../src/lib/clock.ts'
import { createLocalDriver } from '../../../src/compute/local/local-driver.ts'
import { LeaseId, RunId } from '../../../src/domain/ids.ts'

// a daemon of its own: submits one run, says so and waits to be killed
const [runsDir = '', cwd = '', run = '', script = ''] = process.argv.slice(2)
const driver = createLocalDriver({
  runsDir,
  clock: systemClock,
  environment: { PATH: process.env['PATH'] ?? '' },
})
const handle = await driver.submit(
  {
    run: RunId.parse(run),
    lease: LeaseId.parse('BANDIT-007.lease.1'),
    argv: ['sh', '-c', script],
    cwd,
    environment: {},
    inputs: {},
    timeLimitSeconds: 60,
    memoryMb: 256,
    logLimitBytes: 100_000,
  },
  new AbortController().signal,
)
process.stdout.write(`${JSON.stringify(handle)}\n`)
setInterval(() => undefined, 1_000)
