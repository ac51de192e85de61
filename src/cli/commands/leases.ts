import { z } from 'zod'
import { duration, parseDuration } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'
import { wrap } from '../letters.ts'
import type { Output } from '../output.ts'

const Duration = z.string().transform((text, context) => {
  const ms = parseDuration(text)
  if (ms !== null) return ms
  context.addIssue({ code: 'custom', message: 'is no duration: write for example "30min" or "2h"' })
  return z.NEVER
})

export const computeLeasesCommand = defineCommand({
  name: 'compute leases',
  group: 'Around',
  summary: 'What is held, by whom, at which price, and what is wrong with it',
  examples: ['hooke compute leases'],
  json: true,
  input: z.object({}),

  async run(_, { reading, output }) {
    const { raw, view } = await (await reading()).leases()
    if (output.json) {
      output.data(raw)
      return 0
    }
    if (view.items.length === 0)
      output.line(output.typed('Nothing is held. Hold a machine for quick tries: hooke compute hold'))
    else
      output.table(
        [
          { title: 'lease', colour: 'bold' },
          { title: 'compute' },
          { title: 'state' },
          { title: 'USD/h', align: 'right' },
          { title: 'spent', align: 'right' },
          { title: 'cap', align: 'right' },
          { title: 'owner' },
          { title: 'where, why', flexible: true, wraps: true },
        ],
        view.items.map(
          ({ lease, compute, state, pricePerHourUsd, spentUsd, capUsd, owner, host, reason }) => [
            ...[
              lease,
              compute,
              state,
              pricePerHourUsd.toFixed(2),
              spentUsd.toFixed(2),
              capUsd.toFixed(2),
              owner,
            ],
            [host, reason].filter((text) => text !== null && text !== '').join('; '),
          ],
        ),
      )
    for (const { words } of view.alarms) printAlarm(words, output)
    return view.alarms.length > 0 ? 1 : 0
  },
})

/** In full: an alarm is there to be read. */
export function printAlarm(words: string, output: Output): void {
  const [first = '', ...rest] = wrap(words, Math.max(20, output.columns - 2))
  output.line(`${output.paint('attention', '!')} ${first}`)
  for (const line of rest) output.line(`  ${line}`)
}

export const computeHoldCommand = defineCommand({
  name: 'compute hold',
  group: 'Around',
  summary: 'Hold a machine for quick tries; nothing of it is ever a result',
  arguments: [{ name: 'compute', about: 'name of a table [compute.<name>]' }],
  options: [
    { flags: '--for <duration>', about: 'how long at most; default 2h' },
    { flags: '--cap <usd>', about: 'what it may cost at most; default 5' },
    { flags: '--study <id>', about: 'whose code lies there; needed where there are several' },
    { flags: '--why <text>', about: 'what it is for' },
  ],
  examples: ['hooke compute hold pods --for 1h --cap 2 --why "does it fit into 24 GB?"'],
  json: true,
  input: z.object({
    compute: z.string(),
    for: Duration.default(2 * 3_600_000),
    cap: z.coerce.number().nonnegative().default(5),
    study: z.string().optional(),
    why: z.string().default(''),
  }),

  async run({ compute, for: forMs, cap: capUsd, study, why: purpose }, { deciding, config, output }) {
    const [only] = config().studies
    const request = { compute, study: study ?? only?.id ?? '', purpose, capUsd, forMs }
    const api = await deciding()
    const { raw, view } = await output.during('getting a machine', () => api.hold(request))
    if (output.json) output.data(raw)
    else {
      const atMost = view.capUsd > 0 ? `, at most ${view.capUsd.toFixed(2)} USD` : ''
      const price = view.pricePerHour > 0 ? ` at ${view.pricePerHour.toFixed(2)} USD an hour${atMost}` : ''
      output.line(`${view.id} holds ${view.host ?? compute}${price}, for ${duration(forMs)}`)
      output.line(output.typed(`hooke compute exec ${view.id} -- nvidia-smi`))
      output.line(output.typed(`hooke compute release ${view.id}`))
    }
    return 0
  },
})

export const computeExecCommand = defineCommand({
  name: 'compute exec',
  group: 'Around',
  summary: 'Run one command on a held machine; the exact command is kept',
  arguments: [
    { name: 'hold', about: 'such as HOLD-001' },
    { name: 'command...', about: 'after --, word by word; there is no shell' },
  ],
  options: [{ flags: '--time <duration>', about: 'longest time; default 5min' }],
  examples: ['hooke compute exec HOLD-001 -- python train.py --steps 10'],
  json: true,
  input: z.object({
    hold: z.string(),
    command: z.array(z.string()).min(1),
    time: Duration.default(5 * 60_000),
  }),

  async run({ hold, command, time }, { deciding, output }) {
    const api = await deciding()
    const { raw, view } = await api.exec(hold, { argv: command, timeLimitSeconds: Math.ceil(time / 1000) })
    if (output.json) output.data(raw)
    else {
      if (view.stdout !== '') output.line(view.stdout.trimEnd())
      if (view.stderr !== '') output.line(view.stderr.trimEnd())
      if (view.code !== 0)
        output.line(`ended with ${view.code === null ? view.outcome : `code ${view.code}`}`)
    }
    return view.code === 0 ? 0 : 1
  },
})

export const computeReleaseCommand = defineCommand({
  name: 'compute release',
  group: 'Around',
  summary: 'Let go of a hold or a lease for good, with what lies on it',
  arguments: [{ name: 'lease', about: 'such as HOLD-001 or BANDIT-007.lease.1' }],
  examples: ['hooke compute release HOLD-001'],
  json: true,
  input: z.object({ lease: z.string() }),

  async run({ lease }, { deciding, output }) {
    const { raw, view } = await (await deciding()).releaseLease(lease)
    if (output.json) output.data(raw)
    else output.line(view.words)
    return 0
  },
})
