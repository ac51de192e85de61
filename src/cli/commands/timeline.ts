import { defineCommand } from '../command.ts'
import { ID_ARGUMENT, IdInput } from '../inputs.ts'
import { secondTime, stageName } from '../screens/words.ts'

/** Below this many columns a day stands once, above what happened on it: the room is for what happened. */
const NARROW = 100

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
    const days = output.columns < NARROW
    output.table(
      [
        { title: 'when', colour: 'soft' },
        { title: 'stage' },
        { title: 'who' },
        { title: 'what', flexible: true, wraps: true },
      ],
      view.items.flatMap(({ at, to, actor, sentence }, n) => {
        const [day = '', time = ''] = secondTime(at).split(' ')
        const row = [days ? time : `${day} ${time}`, stageName(to), actor, sentence]
        const before = view.items[n - 1]
        const isNewDay = before === undefined || !secondTime(before.at).startsWith(day)
        return days && isNewDay ? [[day, '', '', ''], row] : [row]
      }),
    )
    return 0
  },
})
