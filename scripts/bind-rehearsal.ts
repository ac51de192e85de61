// Binds the rehearsals of the example study to the inputs that the roles are given now, by playing the demo without
// comparing, once with the data as they are and once in each other world: `node scripts/bind-rehearsal.ts`. Look at the
// diff: it is what the roles see.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { type Binding, removeUnbound, writeBinding } from '../src/agents/rehearsal/binding.ts'
import { runDemo } from '../src/app/demo.ts'
import { createOutput } from '../src/cli/output.ts'
import { systemClock } from '../src/lib/clock.ts'
import { installWorld, OTHER_WORLDS, type OtherWorld } from './other-world.ts'

const packageDir = resolve(import.meta.dirname, '..')
const rehearsals = join(packageDir, 'examples', 'bandits', 'rehearsal')
const { stdin, stdout, stderr, env } = process

async function play(world: OtherWorld | 'this'): Promise<readonly Binding[]> {
  const bindings: Binding[] = []
  const folder = mkdtempSync(join(tmpdir(), `hooke-bind-${world}-`))
  const before = world === 'this' ? [] : [installWorld(folder, world)]
  const code = await runDemo({
    approve: true,
    live: false,
    port: 0,
    dir: join(folder, 'demo'),
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
    // the real Node lies beside the other one: a sandbox shows what is on the path
    env: { ...env, PATH: [...before, dirname(process.execPath), env['PATH']].join(delimiter) },
    packageDir,
    version: '0',
    signal: new AbortController().signal,
    cwd: process.cwd(),
    person: 'you',
    stdin,
    canAsk: false,
    bind: (binding) => bindings.push(binding),
  })
  console.log(`${world}: ${bindings.length} inputs; the demo ended with ${code} in ${folder}`)
  if (code !== 0) process.exitCode = code
  return bindings
}

/** Until the first run has ended no world differs from another. */
function refuseConflicts(bindings: readonly Binding[]): void {
  const met = new Map<string, string>()
  for (const { role, part, input } of bindings) {
    const key = `${role}, session ${part.session + 1}, case ${part.case + 1}`
    const text = JSON.stringify(input)
    if ((met.get(key) ?? text) !== text) {
      console.log(`${key}: two worlds show this one different things`)
      process.exitCode = 1
    }
    met.set(key, text)
  }
}

const worlds = ['this', ...(Object.keys(OTHER_WORLDS) as OtherWorld[])] as const
const bindings: Binding[] = []
for (const world of worlds) bindings.push(...(await play(world)))
refuseConflicts(bindings)
for (const binding of bindings.toReversed()) writeBinding(rehearsals, binding)
const unbound = removeUnbound(rehearsals)
console.log(`${bindings.length} inputs bound, ${unbound.length} blocks removed`)
