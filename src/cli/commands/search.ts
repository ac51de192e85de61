import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { Words } from '../inputs.ts'

export const searchCommand = defineCommand({
  name: 'search',
  group: 'Look',
  summary: 'Find questions, plans, results, logbook entries, issues and code',
  arguments: [{ name: 'text...', about: 'words to look for' }],
  options: [{ flags: '--study <id>', about: 'in this study' }],
  examples: ['hooke search optimistic initialisation', 'hooke search --study bandits regret'],
  json: true,
  input: z.object({ text: Words, study: z.string().optional() }),

  async run({ text, study }, { reading, output }) {
    const { raw, view } = await (await reading()).search(text, study)
    if (output.json) output.data(raw)
    else if (view.items.length === 0) output.line('Nothing found. Fewer or other words may help.')
    else {
      output.table(
        [
          { title: 'kind', colour: 'soft' },
          { title: 'where', colour: 'bold' },
          { title: 'title', flexible: true },
        ],
        view.items.map(({ kind, ref, title }) => [kind, ref, title]),
      )
    }
    return 0
  },
})
