import { rm } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createLockDeriver } from '../../src/compute/local/derive-lock.ts'
import { condaEnvironmentIn as condaIn } from '../../src/config/conda-environment.ts'
import { requirementsIn } from '../../src/config/python-requirements.ts'
import { ensureLock } from '../../src/engine/derive-lock.ts'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'
import { aPackageFolder, NO_PIP, onlyFrom } from '../fakes/wheels.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { aLab, expectSound, type Lab } from './harness.ts'

const plan = scalePlan({ compute: { ...scalePlan().compute, driver: 'local' } })

describe.skipIf(NO_PIP !== '')(`a study without a lock file${NO_PIP}`, { timeout: 60_000 }, () => {
  let lab: Lab
  let packages: string
  afterEach(async () => {
    expectSound(lab)
    await lab.gone()
    await rm(packages, { recursive: true })
  })
  const labWith = (requirements: string): Lab => {
    packages = aPackageFolder(['alpha 1.0 beta', 'beta 1.5'])
    const deriveLock = createLockDeriver({
      sandbox: noSandbox,
      environment: onlyFrom(packages),
      requirementsIn,
      condaIn,
    })
    lab = aLab({
      local: true,
      scripts: { planner: () => ({ plan, answers: [] }) },
      files: { 'requirements.txt': requirements },
      wrap: () => ({ deriveLock }),
    })
    return lab
  }
  const assumptions = (): string =>
    lab.store.assumptions
      .list(lab.experiment().id)
      .map(({ text }) => text)
      .join('\n')

  it('C-19: gets one at intake, committed once on the branch of the experiment, and says so; it is merged with the result', async () => {
    const { id } = await labWith('alpha\n').begin()
    const branch = `hooke/${id}`
    const pinned = lab.git('show', `${branch}:requirements.lock`)
    const again = await ensureLock(
      { ...lab.parts, deliver: () => 'none' as never },
      lab.experiment(),
      new AbortController().signal,
    )

    expect(pinned).toMatch(/^# Derived by Hooke[^]*\nalpha==1\.0\nbeta==1\.5$/)
    expect(lab.git('log', '--format=%s', `main..${branch}`)).toBe('Pin the packages of requirements.txt')
    expect(assumptions()).toMatch(
      /requirements\.lock pins 2 packages, derived from requirements\.txt by .* committed on the experiment's branch as [0-9a-f]{12}/,
    )
    expect(again).toContain(lab.git('rev-parse', branch).slice(0, 12))
    expect((await lab.approveAndSettle()).reason).toBe(null)
    await lab.approveAndSettle()
    expect(lab.experiment().stage).toBe('done')
    expect(lab.git('show', 'main:requirements.lock')).toBe(pinned)
  })

  it('C-19: where none can be derived the work goes on, and that is said, too', async () => {
    await labWith('alpha==9\n').begin()

    expect(lab.experiment().stage).toBe('awaitingPlanApproval')
    expect(assumptions()).toContain(
      'there is no lock file, and none could be derived from requirements.txt: ',
    )
  })
})
