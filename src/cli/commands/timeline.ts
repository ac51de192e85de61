import { defineCommand } from '../command.ts'
import { ID_ARGUMENT, IdInput } from '../inputs.ts'
import { secondTime, stageName } from '../screens/words.ts'

export const timelineCommand = defineCommand({
  name: 'timeline',
  group: 'Look',
  summary: 'Everything that happened to an experiment, oldest first',
  arguments: [ID_ARGUMENT],
  examples: ['hooke timeline BANDIT-007', 'hooke timeline BANDIT-007 --json'],
  json: true,
  input: IdInput,

  async run({ id }, { reading, output }) {
    const { raw, view } = await (await reading()).timeline(id)
    if (output.json) {
      output.data(raw)
      return 0
    }
    output.table(
      [
        { title: 'when', colour: 'soft' },
        { title: 'stage' },
        { title: 'who' },
        { title: 'what', flexible: true },
      ],
      view.items.map(({ at, to, actor, sentence }) => [secondTime(at), stageName(to), actor, sentence]),
    )
    return 0
  },
})
