import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../src/domain/plan.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import type { LabOptions } from '../workflow/harness.ts'
import { soundLabs } from '../workflow/sound-labs.ts'

const aLab = soundLabs()

/** Runs that really execute, by a program whose run of seed 2 does something else first. */
function withRun(atSeedTwo: string, given: Partial<Plan> = {}): LabOptions {
  const compute = { driver: 'local', devices: 0, memoryMb: 64, diskMb: 1, minutesPerRun: 1 }
  return {
    local: true,
    files: {
      'bin/run.js': `import { writeFileSync } from 'node:fs'
const [, , , seed, folder] = process.argv
if (seed === '2') { ${atSeedTwo} }
const score = 3 + Number(seed) / 10 + Math.random()
writeFileSync(folder + '/metrics.jsonl', JSON.stringify({ step: 1, score }) + '\\n')
writeFileSync(folder + '/result.json', JSON.stringify({ score }))
`,
    },
    scripts: { planner: () => ({ plan: scalePlan({ compute, ...given }), answers: [] }) },
  }
}

describe('a study that is wrong', { timeout: 180_000 }, () => {
  it('A-4: a plan with a missing metric is refused to the planner, then shown to a person with the reason', async () => {
    const nameless = {
      primary: { name: '', label: '', direction: 'higher', unit: '' },
      secondary: [],
    } as const
    const lab = aLab({
      scripts: { planner: () => ({ plan: { ...scalePlan(), metrics: nameless }, answers: [] }) },
    })

    const { stage, turn, reason } = await lab.begin()

    expect([stage, turn]).toEqual(['blocked', 'human'])
    expect(reason).toContain('metrics.primary.name')
    expect(lab.store.plans.list(lab.experiment().id)).toEqual([])
  })

  it('C-12: a command that does not exist is blocked with its name, before any run of the matrix', async () => {
    const command = ['no-such-program', 'bin/run.js', '${config}', '${seed}', '${run_dir}']
    const lab = aLab(withRun('', { command }))
    await lab.begin()

    const { stage, reason, id } = await lab.approveAndSettle()

    expect(stage).toBe('blocked')
    expect(reason).toContain('no-such-program')
    expect(lab.store.runs.list(id, 'matrix')).toEqual([])
    expect(lab.git('rev-parse', `hooke/${id}`)).toMatch(/^[0-9a-f]{40}$/)
  })

  it('row 64: a run that prints 1 GB keeps head and tail of its log, and its result counts', async () => {
    const lab = aLab(
      // not Node itself: it drops what a pipe does not take at once
      withRun(`if (folder.includes('.doubled.')) {
  const { spawnSync } = await import('node:child_process')
  const words = 'echo the first line; yes | head -c 1073741824; echo the last line'
  spawnSync('sh', ['-c', words], { stdio: 'inherit' })
  }`),
    )
    await lab.begin()

    const { stage, reason, id } = await lab.approveAndSettle()

    expect([stage, reason]).toEqual(['awaitingResultApproval', null])
    const run = lab.store.runs
      .list(id, 'matrix')
      .find(({ seed, condition }) => seed === 2 && condition === 'doubled')!
    const log = join(lab.folder, 'runs', run.id, 'stdout.log')
    expect(run.state).toBe('ok')
    expect(statSync(log).size).toBeLessThan(1_100_000)
    const text = readFileSync(log, 'utf8')
    expect([text.slice(0, 15), text.slice(-14)]).toEqual(['the first line\n', 'the last line\n'])
  })

  it('C-12: a run that hangs ends at its time limit; the reason says so and the other runs are kept', async () => {
    const compute = { driver: 'local', devices: 0, memoryMb: 64, diskMb: 1, minutesPerRun: 0.05 }
    const lab = aLab(withRun('await new Promise((resolve) => setTimeout(resolve, 3_600_000))', { compute }))
    await lab.begin()

    const { stage, reason, id } = await lab.approveAndSettle()

    expect(stage).toBe('blocked')
    expect(reason).toMatch(/time limit/)
    const states = lab.store.runs.list(id, 'matrix').map(({ seed, state }) => [seed, state])
    expect(states.filter(([, state]) => state === 'ok').length).toBeGreaterThan(0)
    expect(states.filter(([seed]) => seed === 2).map(([, state]) => state)).not.toContain('ok')
  })

  it('W-6: a file in the way on the main branch blocks the merge; cleaned up, a retry finishes', async () => {
    const lab = aLab({})
    await lab.begin()
    await lab.approveAndSettle()
    const mine = join(lab.repository.path, 'src', 'rescale.js')
    writeFileSync(mine, '// mine, not committed\n')

    const blocked = await lab.approveAndSettle()

    expect(blocked.stage).toBe('blocked')
    expect(blocked.reason).toContain('src/rescale.js')
    expect(readFileSync(mine, 'utf8')).toBe('// mine, not committed\n')
    expect(lab.git('log', '--merges', '--format=%s', 'main')).toBe('')

    rmSync(mine)
    lab.commands.retry(blocked.id, null, { name: 'ada', channel: 'cli' })
    const { stage } = await lab.settle()

    expect(stage).toBe('done')
    expect(existsSync(mine)).toBe(true)
    expect(lab.git('tag').split('\n')).toHaveLength(1)
    expect(lab.git('log', '--merges', '--format=%s', 'main').split('\n')).toHaveLength(1)
  })
})
