import { z } from 'zod'
import { defineCommand } from '../command.ts'

export const reaperCommand = defineCommand({
  name: 'reaper',
  group: 'Around',
  summary: 'Pause rented machines that nobody owns, without a daemon',
  options: [{ flags: '--once', about: 'one pass at once, without the ten minutes of grace' }],
  examples: ['hooke reaper', 'hooke reaper --once'],
  input: z.object({ once: z.boolean().default(false) }),

  async run({ once }, { deps, output, config }) {
    const isWell = await deps.runReaper(config(), { once, tell: (words) => output.line(words) })
    return isWell ? 0 : 1
  },
})
