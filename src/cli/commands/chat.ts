import { createInterface } from 'node:readline'
import { defineCommand } from '../command.ts'
import { ID_ARGUMENT, IdInput } from '../inputs.ts'
import { printExperiment } from '../screens/show.ts'

const DID = {
  edit: 'changed the draft',
  answer: 'answered a question',
  note: 'kept as a note',
  revision: 'asked for a revision',
  nothing: 'nothing changed',
} as const

export const chatCommand = defineCommand({
  name: 'chat',
  group: 'Decide',
  summary: 'Talk with the planner or the analyzer; each line says what it changed',
  arguments: [ID_ARGUMENT],
  examples: ['hooke chat BANDIT-007', 'echo "start the y axis at 0" | hooke chat BANDIT-007'],
  input: IdInput,

  async run({ id }, { deciding, deps, output }) {
    const api = await deciding()
    if (deps.canAsk) {
      printExperiment((await api.experiment(id)).view, output)
      output.note('Say what should be different; an empty line or Ctrl-D ends.')
    }
    const lines = createInterface({ input: deps.stdin, signal: deps.signal })
    for await (const line of prompted(lines, () => deps.canAsk && output.raw('you: '))) {
      const text = line.trim()
      if (text === '' && deps.canAsk) break
      if (text === '') continue
      const { outcome, text: said } = (await output.during('reading it', () => api.chat(id, text))).view
      output.line(`${output.paint('soft', `${DID[outcome]}:`)} ${said}`)
    }
    return 0
  },
})

async function* prompted(lines: AsyncIterable<string>, prompt: () => void): AsyncGenerator<string> {
  prompt()
  for await (const line of lines) {
    yield line
    prompt()
  }
}
