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
        { title: 'forecast', align: 'right' },
        { title: 'cap', align: 'right' },
        { title: '', flexible: true },
      ],
      [
        ...view.studies.map(({ study, model, hardware, total, experiments }) => [
          study,
          money(model),
          money(hardware),
          money(total),
          '',
          cap(caps.get(study)?.studyUsd),
          `${used(total, caps.get(study)?.studyUsd)}${experiments} experiments`,
        ]),
        ...view.experiments.map(({ id, study, model, hardware, total, forecastUsd, capUsd, title }) => [
          id,
          money(model),
          money(hardware),
          money(total),
          cap(forecastUsd),
          cap(capUsd),
          `${used(total, capUsd ?? caps.get(study)?.experimentUsd)}${title}`,
        ]),
      ],
    )
    if (view.perHourUsd > 0) output.line(`hardware held now costs ${money(view.perHourUsd)} per hour`)
    return 0
  },
})

const WARN_AT = 0.8

/** From four fifths of a cap on it is said how much of it is used. */
function used(spent: number, cap: number | null | undefined): string {
  if (cap == null || cap === 0 || spent / cap < WARN_AT) return ''
  return `${Math.round((spent / cap) * 100)} % of the cap; `
}
