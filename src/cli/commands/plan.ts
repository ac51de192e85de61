import { z } from 'zod'
import { defineCommand } from '../command.ts'

export const planCommand = defineCommand({
  name: 'plan',
  group: 'Ask',
  summary: 'An experiment from an issue of any tracker that is configured',
  arguments: [{ name: 'issue', about: 'BANDIT-I3, ENG-12, owner/repo#12, or the address of an issue' }],
  examples: ['hooke plan BANDIT-I3', 'hooke plan ENG-12', 'hooke plan example/bandits#12'],
  json: true,
  input: z.object({ issue: z.string().trim().min(1) }),

  async run({ issue }, { deciding, output }) {
    const { raw, view } = await (await deciding()).fromIssue(issue)
    if (output.json) output.data(raw)
    else
      output.line(`${view.id}  begun from ${issue}; ${output.typed(`follow it with hooke show ${view.id}`)}`)
    return 0
  },
})
