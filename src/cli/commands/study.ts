import { z } from 'zod'
import { defineCommand } from '../command.ts'

export const studyListCommand = defineCommand({
  name: 'study list',
  group: 'Around',
  summary: 'The lines of research',
  examples: ['hooke study list'],
  json: true,
  input: z.object({}),

  async run(_, { reading, output }) {
    const { raw, view } = await (await reading()).studies()
    if (output.json) output.data(raw)
    else {
      output.table(
        [
          { title: 'id', colour: 'bold' },
          { title: 'prefix' },
          { title: 'baseline' },
          { title: 'name', flexible: true },
        ],
        view.items.map(({ id, prefix, baseline, name }) => [id, prefix, baseline ?? '', name]),
      )
    }
    return 0
  },
})

export const studyShowCommand = defineCommand({
  name: 'study show',
  group: 'Around',
  summary: 'One line of research',
  arguments: [{ name: 'study', about: 'id, for example bandits' }],
  examples: ['hooke study show bandits'],
  json: true,
  input: z.object({ study: z.string() }),

  async run({ study }, { reading, output }) {
    const { raw, view } = await (await reading()).study(study)
    if (output.json) {
      output.data(raw)
      return 0
    }
    output.line(`${output.paint('bold', view.id)}  ${view.name}`)
    output.line(`  experiments   ${view.prefix}-…`)
    output.line(`  baseline      ${view.baseline ?? 'none yet'}`)
    if (view.owner !== null) output.line(`  owner         ${view.owner}`)
    if (view.repo !== null) output.line(`  repository    ${view.repo}`)
    return 0
  },
})
