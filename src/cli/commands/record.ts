import { count } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'
import { ID_ARGUMENT, IdInput } from '../inputs.ts'

export const recordCommand = defineCommand({
  name: 'record',
  group: 'Around',
  summary: 'Where the record is: result, figures, data, commands, proofs',
  arguments: [ID_ARGUMENT],
  examples: ['hooke record BANDIT-007'],
  json: true,
  input: IdInput,

  async run({ id }, { daemon, reading, output }) {
    const api = await reading()
    const running = (await daemon()) !== undefined
    const { raw, view } = await output.during('writing the record', () =>
      running ? api.exportRecord(id) : api.record(id),
    )
    if (output.json) output.data(raw)
    else {
      output.line(view.path)
      for (const file of view.files) output.line(`  ${file}`)
      output.note(count(view.files.length, 'file'))
    }
    return 0
  },
})
