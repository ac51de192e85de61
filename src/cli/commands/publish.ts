import { defineCommand } from '../command.ts'
import { ID_ARGUMENT, IdInput } from '../inputs.ts'
import { reportDecision } from '../screens/decision.ts'

export const publishCommand = defineCommand({
  name: 'publish',
  group: 'Steer',
  summary: "Make the issue of a private experiment in its study's tracker, and show it there from now on",
  arguments: [ID_ARGUMENT],
  examples: ['hooke publish BANDIT-007'],
  json: true,
  input: IdInput,

  async run({ id }, { deciding, output }) {
    const reply = await (await deciding()).publish(id, {})
    return reportDecision(output, id, reply.view?.words ?? 'published', reply)
  },
})
