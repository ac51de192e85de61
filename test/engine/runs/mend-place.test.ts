import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunSpec } from '../../../src/compute/driver.ts'
import { HookeError } from '../../../src/domain/errors.ts'
import { createMendPlace } from '../../../src/engine/runs/mend-place.ts'
import { aStore } from '../../builders/store.ts'
import type { FakeOutcome } from '../../fakes/fake-driver.ts'
import { aStudy, ID, type Study } from '../../worktrees/study.ts'
import { aMatrix } from './matrix.ts'

let under: ReturnType<typeof aStore>
let study: Study
beforeEach(async () => {
  under = aStore()
  study = await aStudy()
  await study.made()
})
afterEach(async () => {
  under.remove()
  await study.gone()
})

const UNREADABLE: FakeOutcome = {
  code: 1,
  afterMs: 1000,
  stderr: "Error: Cannot find module '/w/src/code.txt'\n",
}
const GOOD: FakeOutcome = { result: { reward: 1 }, afterMs: 1000 }

/** Four runs, two at a time, in a real worktree. */
function aMatrixIn(outcomeOf: (spec: RunSpec) => FakeOutcome) {
  const now = { of: () => 0 }
  const silent = () => undefined
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  const clock = { now: () => now.of(), steady: () => now.of(), after: () => silent }
  const { worktrees, repository, base, tree } = study
  const mendPlace = createMendPlace({ worktrees, stateDir: join(base, 'state'), clock, log }, repository, ID)
  const matrix = aMatrix(under.store, { outcomeOf, deps: { mendPlace } })
  now.of = () => matrix.clock.now()
  const { specOf } = matrix.request
  Object.assign(matrix.request, {
    specOf: (run: Parameters<typeof specOf>[0]) => ({ ...specOf(run), cwd: tree }),
  })
  return matrix
}

describe('row 35: a worktree that is deleted under its runs', () => {
  it('is blamed on the host, made again, and the runs are tried again; the code is not sent back', async () => {
    let calls = 0
    const matrix = aMatrixIn(() => {
      calls += 1
      if (calls > 2) return GOOD
      rmSync(study.tree, { recursive: true, force: true })
      return UNREADABLE
    })

    const { outcome } = await matrix.supervise()

    expect(outcome).toBe('ok')
    expect(matrix.rows().map(({ attempt, state, signature }) => [attempt, state, signature])).toEqual([
      [1, 'failed', 'infra: worktree-gone'],
      [2, 'ok', null],
      [1, 'failed', 'infra: worktree-gone'],
      [2, 'ok', null],
      [1, 'ok', null],
      [1, 'ok', null],
    ])
    expect(existsSync(join(study.tree, 'src/code.txt'))).toBe(true)
  })

  it('comes back before a run that could not even start is given up', async () => {
    rmSync(study.tree, { recursive: true })
    const refuses = new HookeError('compute.rejected', 'the run cannot be started', { found: 'no folder' })
    const matrix = aMatrixIn(() => (existsSync(study.tree) ? GOOD : { refuses }))

    expect(await matrix.supervise()).toMatchObject({ outcome: 'ok', reason: '4 of 4 runs ended well' })
  })

  it('with files missing is cleaned, and what lay there besides is saved as a patch', async () => {
    let calls = 0
    const matrix = aMatrixIn(() => {
      calls += 1
      if (calls > 2) return GOOD
      rmSync(join(study.tree, 'src/code.txt'), { force: true })
      writeFileSync(join(study.tree, 'notes.txt'), 'precious\n')
      return UNREADABLE
    })

    expect(await matrix.supervise()).toMatchObject({ outcome: 'ok' })
    expect(await study.worktrees.status(study.repository, ID)).toMatchObject({ dirtyFiles: [] })
    const rescued = join(study.base, 'state', 'rescued')
    const [patch = ''] = readdirSync(rescued)
    expect(readFileSync(join(rescued, patch), 'utf8')).toContain('+precious')
  })

  it('and nothing else excuses a fault of the code', async () => {
    const matrix = aMatrixIn(() => UNREADABLE)

    expect(await matrix.supervise()).toMatchObject({ outcome: 'code' })
  })
})
