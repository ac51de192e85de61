import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { Id, ID_ARGUMENT } from '../inputs.ts'
import type { Session } from '../session.ts'
import { printExperiment } from '../screens/show.ts'

export const showCommand = defineCommand({
  name: 'show',
  group: 'Look',
  summary: 'One experiment: the path it took, whose turn it is, what came out',
  arguments: [ID_ARGUMENT],
  options: [{ flags: '--prompt <role>', about: 'what this role or session was given, byte for byte' }],
  examples: [
    'hooke show BANDIT-007',
    'hooke show BANDIT-007 --json',
    'hooke show BANDIT-007 --prompt critic-statistics',
  ],
  json: true,
  input: z.object({ id: Id, prompt: z.string().min(1).optional() }),

  async run({ id, prompt }, session) {
    if (prompt !== undefined) return showPrompt(id, prompt, session)
    const { reading, output } = session
    const { raw, view } = await (await reading()).experiment(id)
    if (output.json) output.data(raw)
    else printExperiment(view, output)
    return 0
  },
})

/** Rules and task as they were sent; the line between them is the only thing added (K-3). */
async function showPrompt(id: string, agent: string, { reading, output }: Session): Promise<0> {
  const { raw, view } = await (await reading()).prompt(id, agent)
  if (output.json) {
    output.data(raw)
    return 0
  }
  const { session, backend, model, tools, system, task } = view
  const line = `--- ${session}: ${backend}, ${model}; tools: ${tools.join(', ') || 'none'}`
  output.raw(`${line}; its rules:\n${system}\n--- its task:\n${task}\n`)
  return 0
}
