import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inputOf, loadScript } from '../../src/agents/rehearsal/script.ts'
import { ROLE_DEFINITIONS } from '../../src/agents/roles/index.ts'
import { Critique, Implementation, PlanOutput } from '../../src/domain/outputs.ts'
import { worstVerdict } from '../../src/domain/findings.ts'
import { argvOf, JsonRecord } from '../../src/domain/plan.ts'
import { CRITICS, type RoleName } from '../../src/domain/workflow.ts'
import { consistencyGate } from '../../src/hooks/consistency.gate.ts'
import { planCompleteGate } from '../../src/hooks/plan-complete.gate.ts'
import { aCopy, play, plannedIn, readJson, refusalsOf, REHEARSALS, STUDY } from './study.ts'

const rehearsed = Object.values(ROLE_DEFINITIONS).filter(({ name }) =>
  existsSync(join(REHEARSALS, `${name}.json`)),
)
const callsOf = (role: RoleName) =>
  (loadScript(REHEARSALS, role)?.sessions ?? []).flatMap(({ cases, afterFeedback }) =>
    [...cases.flatMap(({ turns }) => turns), ...afterFeedback].flatMap(({ calls }) => calls),
  )

describe('the recorded sessions', () => {
  it('cover every role of the full track', () => {
    expect(rehearsed.map(({ name }) => name)).toEqual(
      Object.keys(ROLE_DEFINITIONS).filter((name) => !['digest-writer', 'lesson-writer'].includes(name)),
    )
  })

  it.each(rehearsed)(
    'A-2: $name submits its typed output and uses its own tools only',
    ({ name, output, tools }) => {
      const calls = callsOf(name)
      const submitted = calls.filter(({ tool }) => tool === 'submit')

      const problems = submitted.flatMap(
        (call) => output.safeParse(inputOf(call, REHEARSALS)).error?.issues ?? [],
      )

      expect(submitted.length).toBeGreaterThan(0)
      expect(problems).toEqual([])
      expect(calls.filter(({ tool }) => !tools.includes(tool))).toEqual([])
    },
  )

  it('cite lines that exist', () => {
    const texts = [
      ...readdirSync(REHEARSALS),
      ...readdirSync(join(REHEARSALS, 'files')).map((name) => `files/${name}`),
    ]
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFileSync(join(REHEARSALS, name), 'utf8'))
    const cited = texts.flatMap((text) => [
      ...text.matchAll(/((?:src|test|configs|\.agents)\/[\w./-]+\.\w+):(\d+)/g),
    ])
    const linesIn = (path: string) => {
      const own = path === 'src/policies/optimistic.js' ? 'rehearsal/files/optimistic.js' : `repo/${path}`
      return readFileSync(join(STUDY, own), 'utf8').split('\n')
    }

    const blank = cited.filter(([, path = '', line]) => (linesIn(path)[Number(line) - 1] ?? '').trim() === '')

    expect(cited.length).toBeGreaterThan(5)
    expect(blank.map(([citation]) => citation)).toEqual([])
  })
})

/** As it is stored: on the compute of the study. */
function placed(plan: Parameters<typeof planCompleteGate.check>[0]['plan']): typeof plan {
  return { ...plan, compute: { ...JsonRecord.parse(plan['compute']), driver: 'local' } }
}

describe('the plan of BANDIT-002', () => {
  const study = { minimumSeeds: 10, remainingUsd: 10 }

  it.each([1, 2] as const)('passes plan-complete in round %i', (round) => {
    const plan = readJson(`rehearsal/files/plan-${round}.json`) as Parameters<
      typeof planCompleteGate.check
    >[0]['plan']

    expect(
      refusalsOf(planCompleteGate.check({ plan: placed(plan), study, computes: ['local'], testedAxes: [] })),
    ).toEqual([])
  })

  it('passes consistency against BANDIT-001 without a recorded divergence', () => {
    const earlier = readJson('earlier/BANDIT-001.json') as { plan: unknown }
    const ours = plannedIn(2)

    const verdict = consistencyGate.check({
      phase: 'plan',
      axis: ours.axis,
      primaryMetric: ours.metrics.primary.name,
      setup: setupOf(ours),
      siblings: [
        {
          experiment: 'BANDIT-001',
          primaryMetric: 'mean_reward',
          setup: setupOf(PlanOutput.shape.plan.parse(earlier.plan)),
        },
      ],
      divergences: ours.divergences,
      newCode: ours.newCode,
      codeMap: [],
      runs: [],
    })

    expect(ours.divergences).toEqual([])
    expect(refusalsOf(verdict)).toEqual([])
  })

  it('is sent back once by its critics, answers each finding and is then approved', () => {
    const inRound = (round: number) => CRITICS.map((critic) => Critique.parse(submittedBy(critic, round)))
    const asked = inRound(1).flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'good'))
    const { answers } = PlanOutput.parse(submittedBy('planner', 2))

    expect(worstVerdict(inRound(1))).toBe('revise')
    expect(answers.map(({ finding }) => finding).toSorted()).toEqual(asked.map(({ id }) => id).toSorted())
    expect(worstVerdict(inRound(2))).toBe('approve')
  })

  it.each([1, 2] as const)('has each of its assumptions checked in round %i', (round) => {
    const { checks } = ROLE_DEFINITIONS['fact-checker'].output.parse(submittedBy('fact-checker', round))

    expect(checks.map(({ assumption }) => assumption)).toEqual(
      plannedIn(round).assumptions.map(({ id }) => id),
    )
  })
})

describe('the play', () => {
  let copy = aCopy()
  beforeAll(() => {
    copy.remove()
    copy = aCopy()
  })
  afterAll(() => copy.remove())

  it.each([
    ['planner', 1],
    ['fact-checker', 1],
    ['fact-checker', 2],
    ['critic-methodology', 1],
  ] as const)(
    'lets the %s of round %i read what it cites, before any code is written',
    async (role, round) => {
      expect(await play(role, copy.path, { round })).toMatchObject({ kind: 'submitted' })
    },
  )

  it('A-6: writes the policy and its tests through the real tools, and both conditions run', async () => {
    const implemented = await play('implementer', copy.path)
    const reviewed = await play('code-reviewer', copy.path)
    const tested = await play('tester', copy.path)
    const node = (...argv: readonly string[]) =>
      execFileSync(process.execPath, argv, { cwd: copy.path, encoding: 'utf8' })

    expect([implemented.kind, reviewed.kind, tested.kind]).toEqual(['submitted', 'submitted', 'submitted'])
    expect(node('--test', '--test-reporter=tap')).toMatch(/^# tests 23$[^]*^# fail 0$/m)
    for (const config of ['epsilon-greedy-0.1', 'optimistic-5']) {
      const argv = [
        'bin/run.js',
        '--config',
        `configs/${config}.json`,
        '--seed',
        '0',
        '--out',
        `runs/${config}`,
      ]
      expect(node(...argv)).toMatch(/^hooke:milestone all 200 problems played$/m)
    }
  })

  it('names each file that the implementer wrote', () => {
    const { files } = Implementation.parse(submittedBy('implementer', 1))
    const written = callsOf('implementer').flatMap(({ tool, input }) =>
      ['write', 'edit'].includes(tool) ? [input['path']] : [],
    )

    expect(files.map(({ path }) => path).toSorted()).toEqual([...new Set(written)].toSorted())
  })
})

function submittedBy(role: RoleName, round: number): unknown {
  const sessions = loadScript(REHEARSALS, role)?.sessions ?? []
  const session = sessions.find((each) => each.round === round) ?? sessions[0]
  const call = session?.cases[0]?.turns.at(-1)?.calls.find(({ tool }) => tool === 'submit')
  if (call === undefined) throw new Error(`the ${role} submits nothing in round ${round}`)
  return inputOf(call, REHEARSALS)
}

function setupOf(plan: ReturnType<typeof plannedIn>) {
  return {
    configs: plan.conditions.map(({ name, params }) => ({
      condition: name,
      config: { ...plan.config, ...params },
    })),
    data: plan.data.map(({ name, version, sha256, split }) => ({ name, version, sha256, split })),
    evaluation: plan.evaluation,
    command: [...argvOf(plan.command)],
    seeds: plan.seeds.length,
    compute: `${plan.compute.devices} accelerators`,
    softwareLock: null,
  }
}
