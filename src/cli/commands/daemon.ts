import { printAlarm } from './leases.ts'
import { z } from 'zod'
import { configError } from '../../config/problem.ts'
import { checkSurroundings } from '../../config/surroundings.ts'
import { HookeError } from '../../domain/errors.ts'
import { count, duration } from '../../lib/words.ts'
import type { Api } from '../api.ts'
import { defineCommand } from '../command.ts'
import { beside } from '../letters.ts'
import type { Status as StatusReply } from '../replies.ts'
import type { Output } from '../output.ts'
import { stageName } from '../screens/words.ts'
import { wait } from '../wait.ts'

type Status = z.infer<typeof StatusReply>

const Port = z.coerce.number().int().min(0).max(65535)

export const upCommand = defineCommand({
  name: 'up',
  group: 'Start',
  summary: 'Start the daemon; Ctrl-C stops it, nothing is lost',
  options: [
    { flags: '--port <n>', about: 'port; 0 takes a free one' },
    { flags: '--host <address>', about: 'address to listen on' },
    { flags: '--detach', about: 'in the background; stop it with hooke down' },
  ],
  examples: ['hooke up', 'hooke up --detach --port 0'],
  input: z.object({ port: Port.optional(), host: z.string().optional(), detach: z.boolean().default(false) }),

  async run({ port, host, detach }, { deps, output, config }) {
    const loaded = config()
    const problems = checkSurroundings(loaded, deps.env)
    if (problems.length > 0) throw configError(problems)
    const place = { host: host ?? loaded.server.host, port: port ?? loaded.server.port }
    if (detach) {
      const { pid, url, link } = await output.during('starting', () => deps.detachDaemon(loaded, place))
      const running = `running at ${url} (process ${pid}); stop it with`
      printBeside(output, running, output.typed('hooke down'))
      printBeside(output, 'open', link)
      return 0
    }
    const daemon = await deps.startDaemon(loaded, place)
    output.line(`running at ${daemon.url}; Ctrl-C stops it`)
    printBeside(output, 'open', daemon.link)
    deps.signal.addEventListener('abort', () => void daemon.stop())
    await daemon.ended
    return 0
  },
})

function printBeside(output: Output, words: string, copied: string): void {
  for (const line of beside(words, copied, output.columns)) output.line(line)
}

const STOP_WITHIN = 15_000

export const downCommand = defineCommand({
  name: 'down',
  group: 'Start',
  summary: 'Stop the daemon; runs on hardware go on and are found again',
  examples: ['hooke down'],
  input: z.object({}),

  async run(_, { deciding, daemon, deps, known, output }) {
    const before = await daemon()
    await askToStop(await deciding())
    const deadline = deps.clock.now() + STOP_WITHIN
    // it answers no more a while before it has let go of everything
    await output.during('stopping', async () => {
      while (before !== undefined && (await deps.holderOf(known())) === before.pid) {
        if (deps.clock.now() > deadline) throw slow(before.pid)
        await wait(deps, 100)
      }
    })
    output.line('stopped')
    return 0
  },
})

/** A daemon that stops may close the connection before it has answered. */
async function askToStop(api: Api): Promise<void> {
  try {
    await api.shutdown()
  } catch (error) {
    if (!(error instanceof HookeError) || error.code !== 'daemon.absent') throw error
  }
}

function slow(pid: number): HookeError {
  return new HookeError('command.timeout', 'the daemon has not stopped yet', {
    found: `process ${pid} still holds the state folder after ${duration(STOP_WITHIN)}`,
    advice: `hooke status; a kill of process ${pid} loses nothing either`,
  })
}

export const statusCommand = defineCommand({
  name: 'status',
  group: 'Look',
  summary: 'Whether the daemon runs, and what is under way',
  options: [
    { flags: '--link', about: 'print a new link that signs a browser in, once' },
    { flags: '--drift', about: 'where trackers show something else than what is true' },
  ],
  examples: ['hooke status', 'hooke status --link', 'hooke status --json'],
  json: true,
  input: z.object({ link: z.boolean().default(false), drift: z.boolean().default(false) }),

  async run({ link, drift }, { reading, deciding, daemon, output }) {
    if (link) {
      const { raw, view } = await (await deciding()).link()
      if (output.json) output.data(raw)
      else output.line(view.link)
      return 0
    }
    if (drift) return reportDrift(await (await reading()).drift(), output)
    const running = await daemon()
    const { raw, view } = await (await reading()).status()
    if (output.json) output.data({ ...(typeof raw === 'object' ? raw : {}), running: running !== undefined })
    else printStatus(view, running, output)
    return 0
  },
})

export const reloadCommand = defineCommand({
  name: 'reload',
  group: 'Start',
  summary: 'Take over a changed hooke.toml now; the daemon also notices by itself',
  examples: ['hooke reload'],
  json: true,
  input: z.object({}),

  async run(_, { deciding, output }) {
    const { raw, view } = await (await deciding()).reload()
    if (output.json) output.data(raw)
    else if (view !== null) {
      if (view.problems.length === 0) output.line(`${view.file} is taken over`)
      printConfig(view, output)
    }
    return view !== null && view.problems.length > 0 ? 1 : 0
  },
})

/** Nothing when the daemon runs with the file as it is. */
export function printConfig({ file, problems, waits }: NonNullable<Status['config']>, output: Output): void {
  if (problems.length > 0) {
    output.line(
      `${output.paint('bad', '✗')} ${file} is not right: the last good one stays, and no new experiment begins`,
    )
    for (const problem of problems) output.line(`    ${problem}`)
  }
  for (const wait of waits) output.line(`${output.paint('attention', '!')} ${output.typed(wait)}`)
}

function reportDrift({ raw, view }: Awaited<ReturnType<Api['drift']>>, output: Output): 0 {
  if (output.json) output.data(raw)
  else if (view.items.length === 0) output.line('every tracker shows what is true')
  for (const { experiment, tracker, issue, shows, stage, means, why } of output.json ? [] : view.items)
    output.line(`${experiment} is at ${stage} ("${means}"); ${issue} in ${tracker} shows "${shows}": ${why}`)
  return 0
}

function printStatus(
  { experiments, waiting, effects, stuck, alarms, config, waitingForPlace, lag }: Status,
  running: { pid: number; url: string; startedAt: number } | undefined,
  output: Output,
): void {
  output.line(
    running === undefined
      ? output.typed('no daemon runs; start it with hooke up')
      : `running at ${running.url} for ${duration(output.now() - running.startedAt)} (process ${running.pid})`,
  )
  if (waiting > 0) output.line(output.typed(`${count(waiting, 'experiment')} waiting for you: hooke inbox`))
  if (effects > 0) output.line(`${count(effects, 'effect')} under way`)
  for (const [stage, n] of Object.entries(experiments)) output.line(`  ${stageName(stage).padEnd(16)} ${n}`)
  for (const { limit, words, count: n, experiments: ids } of waitingForPlace)
    output.line(`  ${count(n, 'experiment')} waiting for a place (${limit}: ${words}): ${ids.join(', ')}`)
  if (config !== null) printConfig(config, output)
  if (lag !== null && lag.longest > 200) {
    output.line(
      `the event loop was held up for ${duration(lag.longest)} (p99 ${lag.p99} ms); the log says when`,
    )
  }
  printTrouble({ stuck, alarms }, output)
}

function printTrouble({ stuck, alarms }: Pick<Status, 'stuck' | 'alarms'>, output: Output): void {
  for (const { words } of alarms) printAlarm(words, output)
  for (const id of stuck)
    output.line(`${output.paint('bad', '✗')} ${id} is active, but nothing will ever move it`)
}
