import { afterEach, describe, expect, it } from 'vitest'
import { acting, run, type Situation, write } from '../fakes/scripted-agent.ts'
import { aFinding, implementation, RESCALE } from '../fakes/world/scripts.ts'
import { aLabAtGithub, type AtGithub } from './github-lab.ts'
import { SELDOM, untilTrue } from './outside-lab.ts'

const inRound =
  <T>(...outputs: readonly [T, ...T[]]) =>
  (_: unknown, { round }: Situation) =>
    outputs[Math.min(round, outputs.length) - 1]

describe('the pull request of an experiment', { timeout: 180_000 }, () => {
  const held: { at?: AtGithub } = {}
  afterEach(async () => {
    await held.at?.lab.gone()
    await held.at?.fake.close()
  })

  it('T-7, S-3: where a gate refused, nothing is pushed that it refused; the check says that it did', async () => {
    const finding = aFinding({ id: 'no-name', severity: 'must-fix', text: 'name the factor' })
    const answer = { finding: 'no-name', answer: 'addressed' as const, how: 'it has a name' }
    held.at = await aLabAtGithub(SELDOM, 1, {
      scripts: {
        'code-reviewer': inRound(
          { verdict: 'revise', findings: [finding] },
          { verdict: 'approve', findings: [] },
        ),
        implementer: inRound(
          acting([write('src/rescale.js', RESCALE)], implementation()),
          acting(
            [
              run(
                'node',
                '-e',
                "require('node:fs').writeFileSync('bin/second.js', 'export const cheat = 1\\n')",
              ),
            ],
            implementation({ answers: [answer] }),
          ),
        ),
      },
    })
    const { lab, fake } = held.at
    await lab.newExperiment()
    await lab.until(() => lab.experiment().stage === 'awaitingPlanApproval')
    lab.approve()
    await lab.until(() => ['blocked', 'awaitingResultApproval'].includes(lab.experiment().stage))
    expect(lab.experiment().stage).toBe('blocked')
    const refused = (): readonly string[] =>
      fake
        .repository()
        .statuses.filter(({ state }) => state === 'failure')
        .map(({ context }) => context)
    await untilTrue(() => refused().length > 1)

    const { id, reason } = lab.experiment()
    expect(reason).toContain('bin/second.js')
    const branch = `refs/heads/hooke/${id}`
    const files = lab.remoteGit('ls-tree', '-r', '--name-only', branch)
    expect(files).toContain('src/rescale.js')
    expect(files).not.toContain('bin/second.js')
    const pushed = lab.remoteGit('rev-parse', branch).trim()
    expect(fake.repository().statuses.map(({ sha }) => sha)).toEqual(
      fake.repository().statuses.map(() => pushed),
    )
    expect(refused()).toContain('hooke/diff-in-bounds')
  })

  it('T-7, row 61: becomes ready, though GitHub did not take it when the experiment was done', async () => {
    held.at = await aLabAtGithub(SELDOM, 1)
    const { lab, fake } = held.at
    const pulls = () => [...fake.repository().issues.values()].flatMap(({ pull }) => pull ?? [])
    await lab.newExperiment()
    await lab.until(() => lab.experiment().stage === 'awaitingPlanApproval')
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'awaitingResultApproval')
    await untilTrue(() => pulls().length > 0)
    fake.storm({ path: '/graphql', count: 1, status: 502 })
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'done')
    await untilTrue(() => lab.store.outbox.open(lab.experiment().id).length === 0)

    expect(fake.requests.filter(({ line }) => line.endsWith('/graphql')).map(({ status }) => status)).toEqual(
      [502, 200],
    )
    expect(pulls()).toMatchObject([{ draft: false }])
  })
})
