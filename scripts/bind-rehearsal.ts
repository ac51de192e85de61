// Binds the rehearsals of the example study to the inputs that the roles are given now, by playing the demo without
// comparing: `node scripts/bind-rehearsal.ts`. Look at the diff: it is what the roles see.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Binding, writeBinding } from '../src/agents/rehearsal/binding.ts'
import { runDemo } from '../src/app/demo.ts'
import { createOutput } from '../src/cli/output.ts'
import { systemClock } from '../src/lib/clock.ts'

const packageDir = resolve(import.meta.dirname, '..')
const rehearsals = join(packageDir, 'examples', 'bandits', 'rehearsal')
const bindings: Binding[] = []
const dir = join(mkdtempSync(join(tmpdir(), 'hooke-bind-')), 'demo')
const { stdin, stdout, stderr, env } = process

const code = await runDemo({
  approve: true,
  live: false,
  port: 0,
  dir,
  output: createOutput({
    stdout,
    stderr,
    isTTY: false,
    colours: false,
    columns: 100,
    clock: systemClock,
    json: false,
  }),
  clock: systemClock,
  env,
  packageDir,
  version: '0',
  signal: new AbortController().signal,
  cwd: process.cwd(),
  person: 'you',
  stdin,
  canAsk: false,
  bind: (binding) => bindings.push(binding),
})
for (const binding of bindings) writeBinding(rehearsals, binding)
console.log(`${bindings.length} inputs bound; the demo ended with ${code} in ${dir}`)
process.exitCode = code
