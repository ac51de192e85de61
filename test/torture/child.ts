import module from 'node:module'
import { sweepExtras } from '../../src/lib/sweep-extras.ts'
import { type Daemon, type DaemonOptions, openDaemon } from './daemon.ts'
import { beAda, type Wishes } from './people.ts'
import { sweeps } from './sweeps.ts'

/** One life of a daemon, to be killed at any moment: `node child.ts '<options as JSON>'`; says `ready` and `rest`. */
export type ChildOptions = DaemonOptions & Wishes

const SWEEP_EVERY_MS = 300
const options = JSON.parse(process.argv[2] ?? '{}') as ChildOptions
const daemon = openDaemon(options)
daemon.engine.start()
const leave = options.outside === undefined ? beAda(daemon, options) : () => undefined
process.stdout.write('ready\n')
// what one life compiled the next one finds; Node would write it at the end, and most do not come to theirs
module.flushCompileCache()
await restOf(daemon)
leave()
await daemon.close()
process.stdout.write('rest\n')

/** Until nothing is left to do, and two sweeps in a row found nothing. */
async function restOf({ engine, store }: Daemon): Promise<void> {
  const open = store.db.prepare("select count(*) as n from outbox where state in ('pending', 'started')")
  const begun = store.db.prepare(
    "select count(*) as n from experiments where turn = 'nobody' or stage = 'blocked'",
  )
  const never = new AbortController().signal
  for (let clean = 0; clean < 2;) {
    await new Promise((resolve) => setTimeout(resolve, SWEEP_EVERY_MS))
    const found = await Promise.allSettled(sweeps(options, store).map((one) => sweepExtras(one, never)))
    const isClean = found.every((one) => one.status === 'fulfilled' && one.value.length === 0)
    const isDone =
      engine.busy === 0 &&
      (open.get() as { n: number }).n === 0 &&
      (begun.get() as { n: number }).n === options.issues.length
    clean = isClean && isDone ? clean + 1 : 0
  }
}
