// npm run torture -- --kills 1000 --seed N [--mode naive|lookup|keyed | --tracker linear|github]: kills the daemon at random moments, and counts
// what was lost and what was done twice. A tenth of the kills goes to the naive mode, the control that must fail.
import { parseArgs } from 'node:util'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { type Mode, MODES } from '../test/torture/making.ts'
import { failuresOf, renderTallies } from '../test/torture/report.ts'
import { torture } from '../test/torture/torture.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    mode: { type: 'string' },
    tracker: { type: 'string' },
  },
})
const tracker = (['linear', 'github'] as const).find((one) => one === values.tracker)
if (values.tracker !== undefined && tracker === undefined)
  throw new Error(`no tracker ${values.tracker}; there are linear and github`)
const modes =
  tracker !== undefined
    ? (['keyed'] as const)
    : MODES.filter((mode) => values.mode === undefined || values.mode === mode)
if (modes.length === 0) throw new Error(`no mode ${values.mode ?? ''}; there are ${MODES.join(', ')}`)
const kills = Number(values.kills)
const seed = Number(values.seed)
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** A look-up has to sit out a settle time, and needs lives that are longer. */
const MEAN_LIFE_MS: Readonly<Record<Mode, number>> = { naive: 800, lookup: 1_200, keyed: 800 }

const folder = mkdtempSync(join(tmpdir(), 'hooke-torture-'))
const begun = performance.now()
const bundled = join(folder, 'program')
await bundle(join(import.meta.dirname, '../test/torture/child.ts'), bundled)
const program = join(bundled, 'main.mjs')
const tallies = await Promise.all(modes.map(run))
const minutes = (performance.now() - begun) / 60_000
console.log(renderTallies(tallies))
const total = tallies.reduce((sum, one) => sum + one.kills, 0)
console.log(`\nseed ${seed}: ${total} kills in ${minutes.toFixed(1)} minutes`)
const failures = failuresOf(tallies)
for (const failure of failures) console.log(`violation: ${failure}`)
rmSync(folder, { recursive: true, force: true })
process.exitCode = failures.length > 0 ? 1 : 0

/** Each mode in worlds of its own, all at the same time. */
function run(mode: Mode): ReturnType<typeof torture> {
  return torture({
    mode,
    seed,
    kills: shareOf(mode),
    experiments: tracker === undefined ? 8 : 2,
    ...(tracker === undefined ? {} : { tracker }),
    meanLifeMs: MEAN_LIFE_MS[mode],
    program,
    say,
  })
}

function shareOf(mode: Mode): number {
  if (modes.length === 1) return kills
  const control = Math.ceil(kills / 10)
  if (mode === 'naive') return control
  return mode === 'lookup' ? Math.ceil((kills - control) / 2) : Math.floor((kills - control) / 2)
}
