import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { Kind, Track } from '../../domain/workflow.ts'
import { defineCommand } from '../command.ts'
import { wrongUsage } from '../errors.ts'

export const newCommand = defineCommand({
  name: 'new',
  group: 'Ask',
  summary: 'A new experiment from a question',
  arguments: [{ name: '[question...]', about: 'the question, in your words' }],
  options: [
    { flags: '--from <files...>', about: 'one experiment from each of these text files' },
    { flags: '--study <id>', about: 'study it belongs to; needless when there is one' },
    { flags: '--title <text>', about: 'title; default: the question' },
    { flags: '--priority <n>', about: '0 none, 1 urgent … 4 low' },
    { flags: '--kind <kind>', about: 'kind of work', choices: Kind.options },
    { flags: '--track <track>', about: 'which stages it passes', choices: Track.options },
    { flags: '--parent <id>', about: 'experiment it follows up' },
    { flags: '--private', about: 'its issue stays in the built-in tracker until hooke publish' },
  ],
  examples: [
    'hooke new "Does optimistic initialisation beat ε-greedy early?"',
    'hooke new --study bandits --priority 2 "Which horizon matters?"',
    'hooke new --from questions/*.md',
  ],
  json: true,
  input: z.object({
    question: z.array(z.string()).default([]),
    from: z.array(z.string()).default([]),
    study: z.string().optional(),
    title: z.string().optional(),
    priority: z.coerce.number().int().min(0).max(4).optional(),
    kind: z.string().optional(),
    track: z.string().optional(),
    parent: z.string().optional(),
    private: z.boolean().optional(),
  }),

  async run({ question: words, from, ...rest }, { deciding, deps, output }) {
    const asked = words.join(' ').trim()
    const questions = [...(asked === '' ? [] : [asked]), ...from.map((file) => readQuestion(deps.cwd, file))]
    if (questions.length === 0 || questions.includes('')) {
      throw wrongUsage('there is no question', 'hooke new "your question"', 'an empty text')
    }
    const api = await deciding()
    const made = []
    for (const question of questions) made.push(await api.create({ ...rest, question }))
    if (output.json) output.data(made.length === 1 ? made[0]?.raw : made.map(({ raw }) => raw))
    else
      for (const { view } of made)
        output.line(`${view.id}  begun; ${output.typed(`follow it with hooke show ${view.id}`)}`)
    return 0
  },
})

function readQuestion(cwd: string, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8').trim()
  } catch (error) {
    throw wrongUsage(`the file ${file} cannot be read`, 'name a text file with the question', String(error))
  }
}
