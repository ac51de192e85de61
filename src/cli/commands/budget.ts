import { z } from 'zod'
import { money } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'

export const budgetCommand = defineCommand({
  name: 'budget',
  group: 'Around',
  summary: 'What was spent, and the caps',
  examples: ['hooke budget', 'hooke budget --json'],
  json: true,
  input: z.object({}),

  async run(_, { reading, config, output }) {
    const { raw, view } = await (await reading()).budget()
    if (output.json) {
      output.data(raw)
      return 0
    }
    const caps = new Map(config().studies.map(({ id, budget }) => [id, budget]))
    const cap = (usd: number | null | undefined) => (usd == null ? '' : money(usd))
    output.table(
      [
        { title: 'what', colour: 'bold' },
        { title: 'models', align: 'right' },
        { title: 'hardware', align: 'right' },
        { title: 'spent', align: 'right' },
        { title: 'cap', align: 'right' },
        { title: '', flexible: true },
      ],
      [
        ...view.studies.map(({ study, model, hardware, total, experiments }) => [
          study,
          money(model),
          money(hardware),
          money(total),
          cap(caps.get(study)?.studyUsd),
          `${experiments} experiments`,
        ]),
        ...view.experiments.map(({ id, model, hardware, total, capUsd, title }) => [
          id,
          money(model),
          money(hardware),
          money(total),
          cap(capUsd),
          title,
        ]),
      ],
    )
    if (view.perHourUsd > 0) output.line(`hardware held now costs ${money(view.perHourUsd)} per hour`)
    return 0
  },
})
