import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { HookeError } from '../../src/domain/errors.ts'
import { aFinding, approval, RESCALE, uneventfulScripts } from '../fakes/world/scripts.ts'
import { git } from '../fakes/world/study-repository.ts'
import { aLabOutside, OFTEN, untilAt, untilTrue } from './outside-lab.ts'
import { ADA, aLab as openLab, BOB, expectSound, type Lab, type LabOptions } from './harness.ts'

const labs: Lab[] = []
const aLab = (options: LabOptions = {}): Lab => {
  const lab = openLab(options)
  labs.push(lab)
  return lab
}
afterEach(async () => {
  const ended = labs.splice(0)
  try {
    ended.forEach(expectSound)
  } finally {
    await Promise.all(ended.map((lab) => lab.gone()))
  }
})

function refusal(command: () => unknown): HookeError {
  try {
    command()
  } catch (error) {
    return error as HookeError
  }
  throw new Error('the command was taken')
}

const nonsense = () => ({ nonsense: true })
const noLoops = {
  limits: { planRounds: 0, reviewRounds: 0, testRounds: 0, auditRounds: 0, refusals: 0, infraRetries: 0 },
}
const asking: LabOptions['scripts'] = {
  clarifier: (...asked) => ({
    ...(uneventfulScripts.clarifier!(...asked) as object),
    questions: [{ text: 'Which points?', whyItBlocks: 'there may be more', defaultAnswer: 'all' }],
  }),
}
const wanting = { ...approval, verdict: 'revise', findings: [aFinding({ id: 'no-trim', text: 'trim' })] }

describe('skipping the work of a stage', { timeout: 180_000 }, () => {
  it('W-3: goes on behind each stage that may be skipped, to an approved result; the record says who, what and why', async () => {
    const lab = aLab({
      study: noLoops,
      scripts: {
        ...asking,
        'critic-statistics': () => wanting,
        implementer: nonsense,
        'code-reviewer': () => ({
          verdict: 'revise',
          findings: [aFinding({ id: 'no-doc', text: 'say what it is' })],
        }),
        tester: nonsense,
        verifier: nonsense,
        auditor: nonsense,
        'follow-up-designer': nonsense,
      },
    })
    const { id, stage } = await lab.begin()
    expect(stage).toBe('clarifying')
    const skipWhereBlocked = async (what: string, stood: string) => {
      expect(lab.experiment()).toMatchObject({ stage: stood === 'clarifying' ? stood : 'blocked' })
      const said = lab.commands.skip(id, what, `no need of ${what}`, ADA)
      expect(said.words).toContain(`${what} is skipped this time, with your reason in the record`)
      return lab.settle()
    }

    await skipWhereBlocked('questions', 'clarifying')
    expect(lab.input('planner')).toContain('waved through; default: all')
    expect((await skipWhereBlocked('critique', 'critiquing')).stage).toBe('awaitingPlanApproval')
    await lab.approveAndSettle()

    // what the implementer could not, a person did by hand
    const tree = join(lab.folder, 'worktrees', id)
    writeFileSync(join(tree, 'src/rescale.js'), RESCALE)
    git(tree, 'add', '.')
    git(tree, 'commit', '-m', 'Rescale by hand')
    await skipWhereBlocked('code', 'implementing')
    await skipWhereBlocked('review', 'reviewing')
    await skipWhereBlocked('tests', 'testing')
    await skipWhereBlocked('verify', 'verifying')
    await skipWhereBlocked('audit', 'auditing')
    expect((await skipWhereBlocked('follow-ups', 'proposing')).stage).toBe('awaitingResultApproval')
    expect((await lab.approveAndSettle()).stage).toBe('done')

    const skipped = lab.events().flatMap(({ event }) => (event.type === 'stage.skipped' ? [event] : []))
    expect(skipped).toMatchObject(
      [
        'clarifying',
        'critiquing',
        'implementing',
        'reviewing',
        'testing',
        'verifying',
        'auditing',
        'proposing',
      ].map((stage) => ({ stage, by: 'ada' })),
    )
    expect(lab.store.overrides.list(id)).toMatchObject(
      skipped.map(({ stage, because }) => ({ what: stage, because, by: 'ada' })),
    )
    const { folder, files } = await lab.commands.exportRecord(id)
    expect(files).toContain('record.json')
    const record = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8')) as {
      sealed: { overrides: unknown }
    }
    expect(record.sealed.overrides).toMatchObject(
      skipped.map(({ stage, because }) => ({ what: stage, because, by: 'ada' })),
    )
    // no gate went with them
    expect(lab.gate('diff-in-bounds').map(({ verdict }) => verdict)).toContain('pass')
    expect(lab.gate('tests-pass').at(-1)?.verdict).toBe('pass')
    expect(lab.gate('reproducibility').at(-1)?.verdict).toBe('pass')
  })

  it('W-3: stops the session that is at it; what it says later counts for nothing', async () => {
    const moment: { skip?: () => void } = {}
    const lab = aLab({
      wrap: (parts) => ({
        hit: (point, ...about) => {
          parts.hit(point, ...about)
          if (point === 'effect.afterStarted') moment.skip?.()
        },
      }),
    })
    const { id } = await lab.begin()
    moment.skip = () => {
      const { stage, substage } = lab.store.experiments.get(id)
      if (stage !== 'reviewing' || substage !== 'working') return
      delete moment.skip
      setImmediate(() => lab.commands.skip(id, 'reviewing', 'it was read in pairs', ADA))
    }
    const { stage } = await lab.approveAndSettle()

    expect(stage).toBe('awaitingResultApproval')
    expect(lab.eventTypes()).not.toContain('code.reviewed')
    const review = lab.store.db
      .prepare("select state from outbox where experiment = ? and effect like '%code-reviewer%'")
      .pluck()
      .all(id)
    expect(review).toEqual(['cancelled'])
    expect(lab.gate('duplicates').at(-1)?.verdict).toBe('pass')
  })

  it('W-3: what a skipped critique did not check is unverified until a person accepts it', async () => {
    const lab = aLab({
      study: noLoops,
      scripts: { 'critic-statistics': () => wanting, 'fact-checker': nonsense },
    })
    const { id } = await lab.begin()
    lab.commands.skip(id, 'critiquing', 'three of us read it', ADA)
    await lab.settle()
    const { plan, version } = lab.store.plans.latest(id)!
    expect(plan.assumptions.length).toBeGreaterThan(0)
    expect(lab.store.factChecks.list(id, version).map(({ verdict }) => verdict)).toContain('unverified')

    expect((await lab.approveAndSettle()).stage).toBe('awaitingPlanApproval')
    expect(lab.experiment().reason).toContain('assumptions-checked')
    expect((await lab.approveAndSettle({ acceptUnverified: true })).stage).toBe('awaitingResultApproval')
  })

  it('W-3: a gate is skipped at the approval that it held back, too', async () => {
    const lab = aLab({
      study: noLoops,
      scripts: { 'critic-statistics': () => wanting, 'fact-checker': nonsense },
    })
    const { id } = await lab.begin()
    lab.commands.skip(id, 'critique', 'three of us read it', ADA)
    await lab.approveAndSettle()
    lab.commands.skip(id, 'assumptions-checked', 'they are common knowledge', ADA)

    expect((await lab.approveAndSettle()).stage).toBe('awaitingResultApproval')
    expect(lab.gate('assumptions-checked').at(-1)?.verdict).toBe('skipped')
  })
})

describe('what cannot be skipped', { timeout: 180_000 }, () => {
  it('W-3: is refused with the reason: another stage, one that must be, no right, no reason, no name', async () => {
    const lab = aLab()
    const { id, version } = await lab.begin()
    const skip = (what: string, because = 'why not', actor = ADA) =>
      refusal(() => lab.commands.skip(id, what, because, actor))

    expect(skip('awaitingPlanApproval')).toMatchObject({
      code: 'request.conflict',
      message: 'the stage plan approval cannot be skipped',
      found: 'only the approval of a person seals a plan',
    })
    expect(skip('running').found).toContain('without runs there is no result')
    expect(skip('audit')).toMatchObject({
      message: `${id} does not stand where audit can be skipped`,
      found: 'it stands at plan approval',
    })
    expect(skip('critique', 'why not', BOB)).toMatchObject({ code: 'rights.missing' })
    expect(skip('critique', '  ')).toMatchObject({ code: 'usage.wrong' })
    expect(skip('lunch')).toMatchObject({
      code: 'usage.wrong',
      message: expect.stringContaining('no gate and no stage') as string,
    })
    lab.commands.pause(id, 'lunch', ADA)
    expect(skip('budget')).toMatchObject({ found: 'it is paused', advice: `hooke resume ${id}, then skip` })
    lab.commands.resume(id, ADA)
    expect(lab.experiment().version).toBe(version + 2)
    expect(lab.store.overrides.list(id)).toEqual([])
  })

  it('W-3: what is left of a stage are its gates, which have names of their own', async () => {
    const lab = aLab({ study: noLoops, scripts: { implementer: () => ({ nonsense: true }) } })
    const { id } = await lab.begin()
    await lab.approveAndSettle()
    lab.commands.skip(id, 'implementing', 'it is there', ADA)
    const after = lab.experiment()

    expect(after).toMatchObject({ stage: 'implementing', substage: 'checking' })
    expect(refusal(() => lab.commands.skip(id, 'implementing', 'again', ADA))).toMatchObject({
      found: 'it stands at code (checking)',
      advice: expect.stringContaining('skip the one that refuses by its name') as string,
    })
    await lab.settle()
  })
})

describe('a skip from a tracker', { timeout: 180_000 }, () => {
  it('T-3, W-3: is an order of one who may, with its reason; free words and others order nothing', async () => {
    const outside = aLabOutside(OFTEN, {
      study: noLoops,
      scripts: { 'critic-statistics': () => wanting },
    })
    labs.push(outside.lab)
    const { lab, team } = outside
    const { ref } = team.open({ labels: ['hooke'] })
    await untilAt(outside, 'blocked')
    const { id } = lab.experiment()
    const said = (): readonly string[] => team.ours(ref)
    expect(said().join('\n')).toContain('/hooke skip GATE or STAGE because …')

    team.say(ref, 'Please skip the critique because I say so.')
    team.say(ref, '/hooke skip critique because eve says so', { id: 'u-eve', name: 'Eve', isBot: false })
    team.say(ref, '/hooke skip plan because there is one')
    await untilTrue(() => said().some((body) => body.includes('eve may not do this')))
    await untilTrue(() => said().some((body) => body.includes('the stage plan cannot be skipped')))
    expect(lab.store.overrides.list(id)).toEqual([])

    team.say(ref, '/hooke skip critique because three of us read it')
    await untilAt(outside, 'awaitingPlanApproval')
    await untilTrue(() => said().some((body) => body.includes('critique is skipped this time')))
    expect(lab.store.overrides.list(id)).toMatchObject([
      { what: 'critiquing', by: 'ada', because: 'three of us read it' },
    ])
    // whoever approves the plan reads it, and so does the issue
    const words = 'ada skipped critique because three of us read it'
    expect(said().some((body) => body.includes('Plan hash') && body.includes(words))).toBe(true)
    const issue = [...team.issues.values()].find((one) => one.ref === ref)
    expect(issue?.body).toContain('ada: skipped critique because three of us read it')
  })
})
