import { z } from 'zod'
import { defineCommand } from '../command.ts'

export const demoCommand = defineCommand({
  name: 'demo',
  group: 'Start',
  summary: 'Run the example study from question to clean result, in a fresh folder',
  options: [
    { flags: '--approve', about: 'approve at both gates without asking' },
    { flags: '--live', about: 'let a real model play the roles (needs ANTHROPIC_API_KEY)' },
    { flags: '--port <n>', about: 'port of the web pages' },
    { flags: '--dir <folder>', about: 'folder to work in; must be empty or absent' },
  ],
  examples: ['hooke demo', 'hooke demo --approve --dir /tmp/look'],
  input: z.object({
    approve: z.boolean().default(false),
    live: z.boolean().default(false),
    port: z.coerce.number().int().min(0).max(65535).optional(),
    dir: z.string().optional(),
  }),
  run: async ({ approve, live, port, dir }, { deps, output }) =>
    deps.runDemo({ approve, live, port, dir }, output),
})
