import { z } from 'zod'
import { STAGES, ASIDE, Turn } from '../../domain/workflow.ts'
import { defineCommand } from '../command.ts'
import type { ExperimentLine } from '../replies.ts'
import { age, clockTime, stageName, turnName } from '../screens/words.ts'

export const listCommand = defineCommand({
  name: 'list',
  group: 'Look',
  summary: 'What is there, whose turn it is, since when',
  options: [
    { flags: '--study <id>', about: 'of this study' },
    { flags: '--stage <stage>', about: 'at this stage', choices: [...STAGES, ...ASIDE] },
    { flags: '--turn <who>', about: 'where it is the turn of', choices: Turn.options },
    { flags: '--label <label>', about: 'whose issue has this label' },
    { flags: '--text <words>', about: 'with these words in id, title or brief' },
    { flags: '--limit <n>', about: 'at most so many (default 50)' },
    { flags: '--cursor <cursor>', about: 'the page after this one, from `next` of --json' },
  ],
  examples: ['hooke list', 'hooke list --turn human', 'hooke list --study bandits --stage running --json'],
  json: true,
  input: z.object({
    study: z.string().optional(),
    stage: z.string().optional(),
    turn: z.string().optional(),
    label: z.string().optional(),
    text: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
    cursor: z.string().optional(),
  }),

  async run(filter, { reading, output }) {
    const { raw, view } = await (await reading()).experiments(filter)
    if (output.json) {
      output.data(raw)
      return 0
    }
    if (view.items.length === 0) {
      output.line(output.typed('No experiment yet, or none that fits. Begin one: hooke new "your question"'))
      return 0
    }
    output.table(
      [
        { title: 'id', colour: 'bold' },
        { title: 'stage' },
        { title: 'turn' },
        { title: 'since', align: 'right' },
        { title: 'title', flexible: true },
      ],
      view.items.map(({ id, stage, turn, waitsForPlace, waits, since, title }) => [
        id,
        stageName(stage),
        turnOf({ turn, waitsForPlace, waits }),
        age(since, output.now()),
        title,
      ]),
    )
    const more = view.next ?? view.nextCursor
    if (more !== null) output.note(output.typed(`more: hooke list --cursor ${more}`))
    return 0
  },
})

function turnOf({
  turn,
  waitsForPlace,
  waits,
}: Pick<ExperimentLine, 'turn' | 'waitsForPlace' | 'waits'>): string {
  if (waits) return `waits until ${clockTime(waits.until)}`
  return waitsForPlace ? `a place: ${waitsForPlace.limit}` : turnName(turn)
}
