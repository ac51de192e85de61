import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { MACHINE_VERSION } from '../../src/state-machines/experiment.machine.ts'
import { begin, type ExperimentState, freeze, positionOf, step } from '../../src/state-machines/step.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { limits, uneventful } from '../../test/builders/events.ts'
import { anExperiment } from '../../test/builders/store.ts'
import { aProgram, type Program, until } from '../../test/e2e/program.ts'
import { median } from './measure.ts'
import type { Effort, Row } from './row.ts'

/**
 * F-4: the real daemon is started on a state with many experiments that wait for a person and some whose next effect is
 * due. Measured from the start of the process to the first effect that it committed as started.
 */
export async function measureColdStart({ parked, active, rounds }: Effort): Promise<readonly Row[]> {
  const program = aProgram()
  try {
    const dir = join(program.folder, 'D')
    // without a terminal the demo stops at the plan and leaves its state
    const { code, stdout, stderr } = await program.run(['demo', '--port', '0', '--dir', dir])
    if (code !== 0) throw new Error(`the demo ended with ${code}\n${stdout}${stderr}`)
    fill(join(dir, '.hooke', 'hooke.db'), { parked, active: active * rounds })
    const times: number[] = []
    const megabytes: number[] = []
    for (let round = 0; round < rounds; round++) {
      const found = await startOnce(program, dir, active)
      times.push(found.ms)
      megabytes.push(found.megabytes)
    }
    return rowsOf({ parked, active, times, megabytes })
  } finally {
    await program.gone()
  }
}

function rowsOf(found: {
  parked: number
  active: number
  times: readonly number[]
  megabytes: readonly number[]
}): readonly Row[] {
  const { parked, active, times, megabytes } = found
  const what = `${parked.toLocaleString('en')} parked, ${active} active`
  return [
    {
      id: 'F-4',
      what: `start to first effect with ${what}`,
      found: `least ${Math.round(Math.min(...times))} ms`,
      reached: `${Math.round(median(times))} ms`,
      goal: '< 1 s',
      ok: median(times) < 1000,
    },
    {
      id: 'F-4',
      what: 'memory of the daemon when the active ones moved',
      found: `most ${Math.round(Math.max(...megabytes))} MB`,
      reached: `${Math.round(median(megabytes))} MB`,
      goal: '≤ 150 MB',
      ok: median(megabytes) <= 150,
    },
  ]
}

async function startOnce(
  program: Program,
  dir: string,
  active: number,
): Promise<{ ms: number; megabytes: number }> {
  const db = new BetterSqlite3(join(dir, '.hooke', 'hooke.db'), { readonly: true })
  const started = db.prepare<[number], { at: number | null }>(
    'select min(started_at) as at from outbox where started_at >= ?',
  )
  const done = db.prepare<[number], { n: number }>(
    "select count(*) as n from outbox where kind = 'intake.survey' and state = 'done' and finished_at >= ?",
  )
  // the daemon writes wall-clock times into the same rows
  const begun = systemClock.now()
  const daemon = program.up(dir)
  try {
    await until(
      () => daemon.isOver() || (done.get(begun)?.n ?? 0) >= Math.min(20, active),
      'the active ones move',
    )
    const first = started.get(begun)?.at
    if (first === undefined || first === null) throw new Error(`no effect was started\n${daemon.stdout()}`)
    return { ms: first - begun, megabytes: residentOf(daemon.pid) }
  } finally {
    db.close()
    daemon.kill('SIGKILL')
    await daemon.ended
  }
}

function residentOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

function fill(path: string, { parked, active }: { parked: number; active: number }): void {
  const store = createStore(openDatabase(path))
  store.transaction(() => {
    for (let n = 0; n < parked; n++) insert(store, n % 2 === 0 ? 'awaitingPlanApproval' : 'done')
    for (let n = 0; n < active; n++) insert(store, 'intake')
  })
  store.db.close()
}

/** An experiment that came as far as this stage; at `intake` its first effect is due. */
function insert(store: Store, stage: string): void {
  const id = store.studies.nextExperimentId('bandits')
  const { state, effects } = stateAt(id, stage)
  const { substage, turn } = positionOf(state)
  const at = positionOf(state).stage
  anExperiment(store, {
    id,
    machineVersion: MACHINE_VERSION,
    snapshot: freeze(state),
    stage: at,
    substage,
    turn,
    waitingFor: turn === 'human' ? 'ada' : null,
  })
  if (turn !== 'daemon') return
  store.outbox.add(
    effects.map((effect, slot) => ({
      key: `${id}/0/${slot}`,
      experiment: id,
      stage: at,
      visit: 1,
      effect,
      createdAt: 1000,
    })),
  )
}

function stateAt(
  id: ExperimentId,
  stage: string,
): Pick<ReturnType<typeof begin>, 'effects'> & { state: ExperimentState } {
  let at = begin({ id, kind: 'experiment', track: 'full', limits })
  for (const event of uneventful) {
    if (positionOf(at.state).stage === stage) return at
    at = step(at.state, event)
  }
  if (positionOf(at.state).stage === stage) return at
  throw new Error(`the uneventful course never comes to ${stage}`)
}
