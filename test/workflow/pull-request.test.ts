import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { acting, run, type Situation, write } from '../fakes/scripted-agent.ts'
import { aFinding, implementation, RESCALE } from '../fakes/world/scripts.ts'
import { git } from '../fakes/world/study-repository.ts'
import { HookeError } from '../../src/domain/errors.ts'
import { aLabAtGithub, type AtGithub, PLACE } from './github-lab.ts'
import type { Lab, LabOptions } from './harness.ts'
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

  it('T-7, row 61: shows its gates and becomes ready, though GitHub did not take that at the moment', async () => {
    held.at = await aLabAtGithub(SELDOM, 1)
    const { lab, fake } = held.at
    const pulls = () => [...fake.repository().issues.values()].flatMap(({ pull }) => pull ?? [])
    fake.storm({ path: '/statuses/', count: 1, status: 502 })
    await lab.newExperiment()
    await lab.until(() => lab.experiment().stage === 'awaitingPlanApproval')
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'awaitingResultApproval')
    await untilTrue(() => pulls().length > 0)
    // nothing happens to the experiment meanwhile
    await untilTrue(() => fake.repository().statuses.length > 0)
    expect(lab.experiment().stage).toBe('awaitingResultApproval')
    const before = fake.requests.length
    fake.storm({ path: '/graphql', count: 1, status: 502 })
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'done')
    await untilTrue(() => lab.store.outbox.open(lab.experiment().id).length === 0)

    const asked = fake.requests.slice(before).filter(({ line }) => line.endsWith('/graphql'))
    expect(asked.map(({ status }) => status).slice(0, 2)).toEqual([502, 200])
    expect(pulls()).toMatchObject([{ draft: false }])
  })
})

describe('the merge of an approved result at GitHub', { timeout: 180_000 }, () => {
  const held: { at?: AtGithub } = {}
  afterEach(async () => {
    await held.at?.lab.gone()
    await held.at?.fake.close()
  })

  async function atResult(options: LabOptions = {}): Promise<AtGithub & { readonly merges: () => string[] }> {
    const at = (held.at = await aLabAtGithub(SELDOM, 1, options))
    const { lab, fake } = at
    await lab.newExperiment()
    await lab.until(() => lab.experiment().stage === 'awaitingPlanApproval')
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'awaitingResultApproval')
    await untilTrue(() => pullsAt(fake).length > 0)
    await untilTrue(() => lab.store.outbox.open(lab.experiment().id).length === 0)
    return {
      ...at,
      merges: () =>
        lab
          .remoteGit('log', '--merges', '--format=%H %s %(trailers:key=Hooke-Key,valueonly)', 'main')
          .split('\n')
          .filter(Boolean),
    }
  }
  const pullsAt = (fake: AtGithub['fake']) =>
    [...fake.repository().issues.values()].flatMap(({ pull }) => pull ?? [])
  const puts = ({ fake }: AtGithub) =>
    fake.requests.filter(({ line }) => /PUT .*merge$/.test(line)).map(({ status }) => status)
  const elsewhere = (lab: Lab, branch: string, file: string): void => {
    const clone = join(lab.folder, `clone-${branch.replaceAll('/', '-')}`)
    git(lab.folder, 'clone', '-q', '-b', branch, lab.repository.remotePath, clone)
    git(clone, 'commit', '-q', '--allow-empty', '-m', 'Somebody else')
    if (file !== '') {
      mkdirSync(dirname(join(clone, file)), { recursive: true })
      writeFileSync(join(clone, file), '# Logbook\n\nAn entry of another experiment.\n')
      git(clone, 'add', '-A')
      git(clone, 'commit', '-q', '-m', 'Logbook')
    }
    git(clone, 'push', '-q', 'origin', branch)
  }

  it('RELIABILITY 3: is done by GitHub, at the head that was approved; what was merged there is here', async () => {
    const at = await atResult()
    const { lab } = at
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'done')
    const { id } = lab.experiment()

    expect(puts(at)).toEqual([200])
    expect(at.merges()).toMatchObject([expect.stringContaining(`Merge ${id}`)])
    expect(at.merges()[0]).toContain(`${id}/publish`)
    expect(pullsAt(at.fake)).toMatchObject([{ merged: true, mergedTip: lab.git('rev-parse', `hooke/${id}`) }])
    expect(lab.git('rev-parse', 'main')).toBe(lab.remoteGit('rev-parse', 'main'))
    expect(lab.git('status', '--porcelain')).toBe('')
    expect(lab.store.results.find(id)).toMatchObject({ mergeCommit: lab.git('rev-parse', 'main') })
  })

  it('RELIABILITY 3: is done once, though the answer was lost and publishing began again', async () => {
    const died: { times: number } = { times: 0 }
    const at = await atResult({
      wrap: (parts) => ({
        hit: (point, ...about) => {
          parts.hit(point, ...about)
          if (point !== 'publish.afterMerge' || died.times > 0) return
          died.times += 1
          throw new HookeError('git.failed', 'the daemon died', { retryable: true })
        },
      }),
    })
    const { lab, fake } = at
    const gatesAt = (head: string) =>
      fake.repository().statuses.filter(({ sha, context }) => sha === head && context === 'hooke/gates')
    // the repository asks for our check at the head
    fake.requireStatus('hooke/gates')
    fake.storm({ method: 'PUT', path: '/merge', count: 2, status: 'lost', afterEffect: true })
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'done')

    expect(died.times).toBe(1)
    expect(puts(at)).toContain('lost')
    expect(gatesAt(lab.git('rev-parse', `hooke/${lab.experiment().id}`))).toMatchObject([
      { state: 'success' },
    ])
    expect(at.merges()).toHaveLength(1)
    expect(lab.git('rev-parse', 'main')).toBe(lab.remoteGit('rev-parse', 'main'))
  })

  it('T-5, row 59: waits for GitHub as long as it is down, and troubles nobody', async () => {
    const at = await atResult()
    const { lab, fake } = at
    fake.storm({ method: 'PUT', path: '/merge', count: 6, status: 503 })
    lab.approve()
    for (let tries = 1; tries <= 6; tries += 1) {
      await lab.until(() => puts(at).length === tries)
      await lab.until(() => lab.engine.busy === 0)
      lab.clock.advance(61_000)
    }
    await lab.until(() => lab.experiment().stage === 'done')

    expect(puts(at)).toEqual([...Array.from({ length: 6 }, () => 503), 200])
    expect(lab.stages()).not.toContain('blocked')
  })

  it('RELIABILITY 3: is not done where somebody pushed to the branch meanwhile: it is blocked with the reason', async () => {
    const at = await atResult()
    const { lab, fake } = at
    const { id } = lab.experiment()
    const before = lab.remoteGit('rev-parse', 'main')
    fake.justBefore('/merge', () => elsewhere(lab, `hooke/${id}`, ''))
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'blocked')

    expect(lab.experiment().reason).toContain('is not the one that was approved')
    expect(at.merges()).toEqual([])
    expect(lab.remoteGit('rev-parse', 'main')).toBe(before)
    expect(pullsAt(fake)).toMatchObject([{ merged: false }])
  })

  it.each([
    ['meanwhile', 0],
    ['in the moment before GitHub is asked', 1],
  ])(
    'P-4: where another experiment wrote into the logbook %s, git keeps both entries',
    async (_, refusals) => {
      const at = await atResult()
      const { lab } = at
      const write = () => elsewhere(lab, 'main', '.agents/logbooks/scales.md')
      if (refusals > 0) at.fake.justBefore('/merge', write)
      else write()
      lab.approve()
      await lab.until(() => lab.experiment().stage === 'done')

      const logbook = lab.remoteGit('show', 'main:.agents/logbooks/scales.md')
      expect(logbook).toContain('An entry of another experiment.')
      expect(logbook).toContain(`<!-- entry ${lab.experiment().id}/publish`)
      expect(puts(at).filter((status) => status !== 405)).toEqual([])
      expect(puts(at).length > 0).toBe(refusals > 0)
      expect(lab.stages()).not.toContain('blocked')
      expect(at.merges()).toHaveLength(1)
    },
  )

  it('T-3: where a person merged the pull request before, only what came since is merged', async () => {
    const at = await atResult()
    const { lab, ada, fake } = at
    const [number] = [...fake.repository().issues.values()].flatMap((issue) =>
      issue.pull === null ? [] : [issue.number],
    )
    pullsAt(fake)[0]!.draft = false
    await ada.rest.pulls.merge({ ...PLACE, pull_number: number! })
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'done')

    expect(lab.remoteGit('log', '--format=%s', 'main')).toContain(`Logbook: ${lab.experiment().id}`)
    expect(at.merges()).toHaveLength(2)
    expect(lab.git('rev-parse', 'main')).toBe(lab.remoteGit('rev-parse', 'main'))
  })
})
