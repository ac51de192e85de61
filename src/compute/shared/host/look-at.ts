import type { JobState } from '../../driver.ts'
import { type Host, hostTrouble } from './host.ts'
import { parseLook } from './parse-look.ts'
import { jobNameOf } from './submit-run.ts'

/** What many runs are doing, in the order they were named: one command, and a second where the first leaves a question. */
export async function lookAt(host: Host, runs: readonly string[]): Promise<readonly JobState[]> {
  const { kind, options } = host
  const wanted = [...new Set(runs)]
  const sentAt = options.clock.now()
  const outcome = await host.call('look', [], { payload: wanted.map((run) => `${run}\n`).join('') })
  if (outcome.code !== 0) throw hostTrouble(host, 'the runs could not be looked at', outcome)
  const look = parseLook(outcome.stdout.toString('utf8'), { sentAt, now: options.clock.now() }, (run) =>
    jobNameOf(host, run),
  )
  const unread = [...look.runs.values()].find(({ isUnread }) => isUnread)
  if (unread !== undefined)
    throw hostTrouble(host, `the files of the run ${unread.run} could not be looked at`, outcome)
  const question = kind.ask?.([...look.runs.values()], look)
  const why = question && (await host.shell.script(question.script, question.words))
  const text = why?.code === 0 ? why.stdout.toString('utf8') : undefined
  return runs.map((run) => {
    const seen = look.runs.get(run)
    if (seen === undefined) throw hostTrouble(host, `the host said nothing of ${run}`, outcome)
    return kind.judge(seen, look, text)
  })
}
