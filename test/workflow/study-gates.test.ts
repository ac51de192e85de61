import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { HOOK_EVENTS } from '../../src/domain/gate.ts'
import { acting, write } from '../fakes/scripted-agent.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { implementation, RESCALE } from '../fakes/world/scripts.ts'
import { ADA, aLab, type LabOptions } from './harness.ts'

const node = (body: string): string =>
  `#!/usr/bin/env node\nconst told = JSON.parse(require('node:fs').readFileSync(0, 'utf8'))\nconst refuse = (why) => { console.error(why); process.exit(2) }\n${body}\n`

/** A laboratory whose study brings gates of its own. */
function labWith(gates: Readonly<Record<string, string>>, options: LabOptions = {}) {
  const lab = aLab({ ...options, files: gates })
  onTestFinished(() => lab.gone())
  for (const path of Object.keys(gates)) chmodSync(join(lab.repository.path, path), 0o755)
  lab.git('commit', '-q', '-a', '-m', 'Gates may be executed')
  lab.git('push', '-q', 'origin', 'main')
  return lab
}

/** What each event must be told beside what the one before it is told. */
const NEEDS: Readonly<Record<(typeof HOOK_EVENTS)[number], string>> = {
  plan: 'told.plan.seeds.length >= 3 && told.planHash.length === 64',
  implementation: "told.code.files.some(({ path }) => path === 'src/rescale.js')",
  preflight: 'told.hardware.driver === "fake"',
  'runs-settled': 'told.runs.length === 6 && told.runs.every(({ state }) => state === "ok")',
  result: 'told.draft.markdown.includes("#") && told.statistics !== null',
  publish: 'told.approvals.some(({ what }) => what === "result")',
}

describe("a study's own gates", { timeout: 180_000 }, () => {
  it('G-4: each is asked at its event with what it needs, and its verdict is shown with where it was read', async () => {
    const gates = HOOK_EVENTS.map((event) => [
      `hooks/${event}/needs.cjs`,
      node(
        `if (told.event !== '${event}') refuse('asked at ' + told.event)\nif (!(${NEEDS[event]})) refuse('not told')`,
      ),
    ])
    const lab = labWith(Object.fromEntries(gates) as Record<string, string>)

    expect((await lab.walk()).stage).toBe('done')
    for (const event of HOOK_EVENTS) {
      const [row] = lab.gate(`hooks/${event}/needs.cjs`)
      expect(row).toMatchObject({
        verdict: 'pass',
        factsHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      })
      expect(row?.evidence[0]?.found).toMatch(/^hooks\/.* at commit [0-9a-f]{12}$/)
    }
  })

  it('G-4: a refusal goes back to the author with the words of stderr, and the next try is judged anew', async () => {
    const plans = [scalePlan(), scalePlan({ seeds: [1, 2, 3, 4] })]
    const lab = labWith(
      {
        'hooks/plan/seeds.cjs': node(`if (told.plan.seeds.length < 4) refuse('this study wants four seeds')`),
      },
      { scripts: { planner: (_, { feedback }) => ({ plan: plans[feedback.length], answers: [] }) } },
    )

    expect((await lab.begin()).stage).toBe('awaitingPlanApproval')
    expect(lab.gate('hooks/plan/seeds.cjs').map(({ verdict, reasons }) => [verdict, ...reasons])).toEqual([
      ['refuse', 'this study wants four seeds'],
      ['pass'],
    ])
  })

  it('G-5, row 73: what an agent makes of a gate in its worktree changes nothing', async () => {
    const lab = labWith(
      { 'hooks/implementation/no.cjs': node(`refuse('not in this study')`) },
      {
        study: {
          limits: {
            planRounds: 0,
            reviewRounds: 0,
            testRounds: 0,
            auditRounds: 0,
            refusals: 0,
            infraRetries: 0,
          },
        },
        scripts: {
          implementer: () =>
            acting(
              [write('src/rescale.js', RESCALE), write('hooks/implementation/no.cjs', '#!/bin/sh\nexit 0\n')],
              implementation(),
            ),
        },
      },
    )
    await lab.begin()
    const experiment = await lab.approveAndSettle()

    expect(experiment.stage).toBe('blocked')
    expect(experiment.reason).toContain('hooks/implementation/no.cjs: not in this study')
    expect(lab.git('show', `hooke/${experiment.id}:hooks/implementation/no.cjs`)).toContain('exit 0')
  })

  it('W-3: a person with the right skips one, for a reason that stays', async () => {
    const lab = labWith({ 'hooks/preflight/moon.cjs': node(`refuse('the moon is wrong')`) })
    await lab.begin()
    const { id, stage } = await lab.approveAndSettle()
    expect(stage).toBe('blocked')

    lab.commands.skip(id, 'hooks/preflight/moon.cjs', 'the moon is no reason', ADA)
    await lab.settle()

    expect(lab.gate('hooks/preflight/moon.cjs').at(-1)).toMatchObject({
      verdict: 'skipped',
      reasons: ['skipped by ada: the moon is no reason'],
    })
    expect(lab.experiment().stage).toBe('awaitingResultApproval')
  })

  it('S-5: a secret in what it says is masked', async () => {
    const value = 'tk-77d1c94e0b5a2f3688'
    const lab = labWith(
      { 'hooks/plan/tells.cjs': node(`refuse('${value.slice(0, 8)}' + '${value.slice(8)}')`) },
      { secrets: [{ name: 'TOKEN', value }] },
    )
    await lab.begin()

    expect(JSON.stringify(lab.gate('hooks/plan/tells.cjs'))).not.toContain(value)
  })
})
