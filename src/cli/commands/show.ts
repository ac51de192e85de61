import { defineCommand } from '../command.ts'
import { ID_ARGUMENT, IdInput } from '../inputs.ts'
import { printExperiment } from '../screens/show.ts'

export const showCommand = defineCommand({
  name: 'show',
  group: 'Look',
  summary: 'One experiment: the path it took, whose turn it is, what came out',
  arguments: [ID_ARGUMENT],
  examples: ['hooke show BANDIT-007', 'hooke show BANDIT-007 --json'],
  json: true,
  input: IdInput,

  async run({ id }, { reading, output }) {
    const { raw, view } = await (await reading()).experiment(id)
    if (output.json) output.data(raw)
    else printExperiment(view, output)
    return 0
  },
})
