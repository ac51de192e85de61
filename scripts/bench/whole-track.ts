import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createVegaPlotter } from '../../src/record/vega/vega-plotter.ts'
import { createStudyRepository } from '../../test/fakes/world/study-repository.ts'
import { aLab } from '../../test/workflow/harness.ts'
import { median, timedAsync } from './measure.ts'
import type { Effort, Row } from './row.ts'

const SCRIPT = join(import.meta.dirname, 'bare-track.sh')
const execute = promisify(execFile)

/**
 * F-2: the whole track with agents that answer at once and runs that do next to nothing, against a shell script that
 * does the same git and process work.
 */
export async function measureWholeTrack({ rounds }: Effort): Promise<readonly Row[]> {
  const bare: number[] = []
  const plain: number[] = []
  const drawn: number[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await timeBareTrack())
    plain.push(await timeTrack({ figure: false }))
    drawn.push(await timeTrack({ figure: true }))
  }
  const ratios = plain.map((ms, i) => ms / (bare[i] ?? Number.NaN))
  return [
    {
      id: 'F-2',
      what: 'full track without figure : bare shell script',
      found: `${milliseconds(plain)} : ${milliseconds(bare)}`,
      reached: `${median(ratios).toFixed(2)} × (min ${Math.min(...ratios).toFixed(2)})`,
      goal: '≤ 3 ×',
      ok: median(ratios) <= 3,
    },
    {
      id: 'F-2',
      what: 'full track with figure',
      found: milliseconds(drawn),
      reached: `${(median(drawn) / 1000).toFixed(2)} s (min ${(Math.min(...drawn) / 1000).toFixed(2)})`,
      goal: '≤ 1.5 s',
      ok: median(drawn) <= 1500,
    },
  ]
}

function milliseconds(values: readonly number[]): string {
  return `${Math.round(median(values))} ms`
}

async function timeBareTrack(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-bare-'))
  try {
    const { path } = createStudyRepository(folder)
    const work = join(folder, 'work')
    mkdirSync(work)
    return await timedAsync(() => execute(SCRIPT, [path, work], { env: environment() }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timeTrack({ figure }: { figure: boolean }): Promise<number> {
  const lab = aLab({
    local: true,
    wrap: () => (figure ? { plotter: createVegaPlotter() } : {}),
  })
  try {
    // the tests do not wait for the disk
    lab.store.db.pragma('synchronous = full')
    const time = await timedAsync(() => lab.walk())
    const { stage, reason } = lab.experiment()
    if (stage !== 'done') throw new Error(`the track ended at ${stage}: ${reason ?? 'no reason'}`)
    return time
  } finally {
    await lab.gone()
  }
}

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  }
}
