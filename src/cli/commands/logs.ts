import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { wrongUsage } from '../errors.ts'
import { Id, ID_ARGUMENT } from '../inputs.ts'
import { wait } from '../wait.ts'

const EVERY = 500

export const logsCommand = defineCommand({
  name: 'logs',
  group: 'Look',
  summary: 'What runs and agents print',
  arguments: [ID_ARGUMENT],
  options: [
    { flags: '-f, --follow', about: 'go on as more is printed; Ctrl-C ends it' },
    { flags: '--run <run>', about: 'of this run' },
    { flags: '--agent <role>', about: 'of this role or session' },
  ],
  examples: [
    'hooke logs BANDIT-007 -f',
    'hooke logs BANDIT-007 --run BANDIT-007.optimistic.s3.1',
    'hooke logs BANDIT-007 --agent planner',
  ],
  input: z.object({
    id: Id,
    follow: z.boolean().default(false),
    run: z.string().optional(),
    agent: z.string().optional(),
  }),

  async run({ id, follow, run, agent }, { reading, deps, output }) {
    if (run !== undefined && agent !== undefined) {
      throw wrongUsage('--run and --agent exclude each other', `hooke logs ${id} --run ${run}`)
    }
    const api = await reading()
    let offset = 0
    for (;;) {
      const { text, nextOffset, end } = (await api.logs(id, { run, agent, offset })).view
      output.raw(text)
      const more = nextOffset > offset
      offset = nextOffset
      if (end || (!follow && !more) || !deps.hasReader()) return 0
      if (!more) await wait(deps, EVERY)
    }
  },
})
