import path from 'node:path'
import { createLocalDriver } from '../../src/compute/local/local-driver.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { aRun, signal } from '../compute/local/host.ts'
import { sandboxFor } from './place.ts'

// a daemon of its own: submits one sandboxed run in a place that is there, says so and waits to be killed
const [root = '', script = ''] = process.argv.slice(2)
const driver = createLocalDriver({
  runsDir: path.join(root, 'state', 'runs'),
  clock: systemClock,
  environment: { PATH: process.env['PATH'] ?? '' },
  sandbox: { confine: sandboxFor(root).confine, network: 'none', writable: [] },
})
const spec = aRun({ root }, 99, script, { cwd: path.join(root, 'worktrees', 'one') })
process.stdout.write(`${JSON.stringify(await driver.submit(spec, signal))}\n`)
setInterval(() => undefined, 1_000)
