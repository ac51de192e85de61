import { parseArgs } from 'node:util'
import { startWorldServer } from './world-server.ts'

/** `node main.ts --seed 1 [--port 0] [--truth FILE]`: the fake world in a process of its own; says where it listens. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '0' },
    truth: { type: 'string' },
  },
})
const { url } = await startWorldServer({
  seed: Number(values.seed),
  port: Number(values.port),
  truthFile: values.truth,
})
process.stdout.write(`${url}\n`)
