import path from 'node:path'
import { createLocalDriver } from '../../../src/compute/local/local-driver.ts'
import { ExperimentId, LeaseId } from '../../../src/domain/ids.ts'
import { createStoreLedger } from '../../../src/engine/runs/store-ledger.ts'
import { superviseRuns } from '../../../src/engine/runs/supervise.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { createFailpoints } from '../../../src/lib/failpoint.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { createStore } from '../../../src/store/store.ts'

// a daemon that does nothing but supervise one matrix; dies at the failpoint it is given
const [folder = '', id = '', failpoint] = process.argv.slice(2)
const store = createStore(openDatabase(path.join(folder, 'hooke.db')))
const experiment = ExperimentId.parse(id)
const failpoints = createFailpoints(failpoint)
const outcome = await superviseRuns(
  {
    driver: createLocalDriver({
      runsDir: path.join(folder, 'runs'),
      clock: systemClock,
      environment: { PATH: process.env['PATH'] ?? '' },
    }),
    clock: systemClock,
    ledger: createStoreLedger(store, experiment, 'matrix', (text) => text),
    hit: (name) => failpoints.hit(name),
    onAnomaly: () => undefined,
    onNotice: () => undefined,
  },
  {
    specOf: ({ id: run }) => ({
      run,
      lease: LeaseId.parse(`${experiment}.lease.1`),
      argv: [
        'sh',
        '-c',
        `echo ${run} >> starts; sleep 0.2; echo '{"reward":1}' > "$HOOKE_RUN_DIR/result.json"`,
      ],
      cwd: folder,
      environment: {},
      inputs: {},
      timeLimitSeconds: 30,
      memoryMb: 1,
      logLimitBytes: 10_000,
    }),
    concurrency: 2,
    stopCriteria: [],
    expectedMs: null,
  },
  new AbortController().signal,
)
process.stdout.write(JSON.stringify(outcome))
process.exit(0)
