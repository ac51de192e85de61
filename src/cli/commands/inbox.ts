import { z } from 'zod'
import { skipProposed } from '../../domain/skips.ts'
import { money } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'
import type { Inbox } from '../replies.ts'
import type { Output } from '../output.ts'
import { printAlarm } from './leases.ts'
import { age, stageName } from '../screens/words.ts'

export const inboxCommand = defineCommand({
  name: 'inbox',
  group: 'Look',
  summary: 'What waits for you, and what goes on by itself',
  examples: ['hooke inbox', 'hooke inbox --json'],
  json: true,
  input: z.object({}),

  async run(_, { reading, output }) {
    const { raw, view } = await (await reading()).inbox()
    if (output.json) output.data(raw)
    else printInbox(view, output)
    return 0
  },
})

function printInbox({ needsYou, alarms, atWork }: z.infer<typeof Inbox>, output: Output): void {
  const now = output.now()
  for (const { words, since } of alarms) printAlarm(`${words} (for ${age(since, now)})`, output)
  if (needsYou.length === 0 && alarms.length === 0) output.line('Nothing waits for you.')
  if (needsYou.length > 0) {
    output.line(output.paint('accent', needsYou.length === 1 ? '1 needs you' : `${needsYou.length} need you`))
    output.table(
      [
        { title: 'id', colour: 'bold' },
        { title: 'what' },
        { title: 'waiting', align: 'right' },
        { title: 'title', flexible: true, wraps: true },
      ],
      needsYou.map(({ id, ask, since, title, reason, skipProposals }) => [
        id,
        ask,
        age(since, now),
        [
          title,
          ...skipProposals.map(skipProposed),
          ...(reason === null || reason === '' ? [] : [reason]),
        ].join(': '),
      ]),
    )
  }
  if (atWork.length === 0) return
  output.line()
  output.line(`${atWork.length} at work`)
  output.table(
    [
      { title: 'id', colour: 'bold' },
      { title: 'stage' },
      { title: 'runs', align: 'right' },
      { title: 'cost', align: 'right' },
      { title: 'title', flexible: true },
    ],
    atWork.map(({ id, stage, runs, runsEnded, spentUsd, title }) => [
      id,
      stageName(stage),
      runs === 0 ? '' : `${runsEnded}/${runs}`,
      money(spentUsd),
      title,
    ]),
  )
}
