import { readdir, readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { aHost, aRun, endOf, type Host, signal, until } from './host.ts'

let host: Host
beforeEach(async () => {
  host = await aHost()
})
afterEach(() => host.stop())

/** Processes of this machine whose command line names the folder of the runs. */
async function wrappersLeft(): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return lines.filter((line) => line.includes(host.runsDir))
}

// A watcher that outlives its run would go on to signal the process id of the run, which belongs to somebody else by then.
it('C-6: nothing of the wrapper outlives a run, however short the runs and however many at once', async () => {
  const driver = host.driver({ heartbeatSeconds: 1 })
  const seeds = Array.from({ length: 150 }, (_, seed) => seed)

  const handles = await Promise.all(
    seeds.map((seed) => driver.submit(aRun(host, seed, 'true', { timeLimitSeconds: 1 }), signal)),
  )
  const ends = await Promise.all(handles.map((handle) => endOf(driver, handle)))

  expect(ends.every((end) => end.kind === 'exited' && end.exit.code === 0)).toBe(true)
  await until(async () => (await wrappersLeft()).length === 0)
})
