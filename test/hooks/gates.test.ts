import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GATES, type Gate, type GateName, pass } from '../../src/domain/gate.ts'
import { type Gates, gates, judge, selfTest } from '../../src/hooks/index.ts'
import { type Fixtures } from '../../src/hooks/known-bad/fixture.ts'
import { fixtures } from '../../src/hooks/known-bad/index.ts'

const cases = GATES.map((gate) => ({ gate, own: fixtures[gate] }))
const bad = cases.flatMap(({ gate, own }) => own.bad.map((fixture) => ({ gate, ...fixture })))
const good = cases.flatMap(({ gate, own }) => own.good.map((fixture) => ({ gate, ...fixture })))
const passing: Gate<unknown>['check'] = () => pass()

describe('gates', () => {
  it.each(bad)('G-2: $gate refuses: $rule', ({ gate, facts, reason }) => {
    const verdict = judge(gates, gate, facts)

    expect(verdict.kind === 'refuse' ? verdict.reasons.join('\n') : 'passed').toMatch(reason)
    expect(verdict.kind === 'refuse' && verdict.reasons.join('').includes('not told')).toBe(false)
  })

  it.each(good)('G-2: $gate passes: $rule', ({ gate, facts }) => {
    const verdict = judge(gates, gate, facts)

    expect(verdict.kind === 'refuse' ? verdict.reasons : []).toEqual([])
    expect(verdict.evidence.every(({ what, found }) => what !== '' && found !== '')).toBe(true)
    expect(verdict.evidence.length).toBeGreaterThan(0)
  })

  it.each(GATES)('G-1: %s refuses facts that lack any key, at any depth', (gate) => {
    const own: Fixtures = fixtures[gate]
    const judged = own.good.flatMap(({ facts }) => withoutEachKey(facts))

    expect(judged.length).toBeGreaterThan(0)
    for (const { path, facts } of judged.filter(({ path }) => !isOpenRecord(path))) {
      expect({ path, verdict: judge(gates, gate, facts).kind }).toEqual({ path, verdict: 'refuse' })
    }
  })

  it.each(GATES)('G-1: %s refuses what are no facts at all', (gate) => {
    fc.assert(
      fc.property(fc.anything(), (facts) => {
        expect(judge(gates, gate, facts).kind).toBe('refuse')
      }),
      { numRuns: 50 },
    )
  })

  it.each(GATES)('G-1: %s refuses facts with a key it does not know', (gate) => {
    const own: Fixtures = fixtures[gate]
    for (const { facts } of own.good) {
      expect(judge(gates, gate, { ...(facts as object), agentSays: 'all is well' }).kind).toBe('refuse')
    }
  })

  it('G-1: a check that breaks is a refusal with its reason', () => {
    const broken: Gate<unknown> = { ...gates.secrets, facts: gates.secrets.facts, check: throwing }

    const verdict = judge({ ...gates, secrets: broken }, 'secrets', fixtures.secrets.good[0]?.facts)

    expect(verdict).toEqual({
      kind: 'refuse',
      reasons: ['the gate secrets could not judge: out of luck'],
      evidence: [],
    })
  })

  it('S-5: the verdict of `secrets` never holds the secret', () => {
    for (const { facts } of fixtures.secrets.bad) {
      expect(JSON.stringify(judge(gates, 'secrets', facts))).not.toContain(facts.live[0]?.value)
    }
  })
})

describe('selfTest', () => {
  it('G-2: finds every gate in order', () => {
    expect(selfTest(gates).filter(({ ok }) => !ok)).toEqual([])
    expect(selfTest(gates).map(({ gate }) => gate)).toEqual([...GATES])
  })

  it.each(GATES)('G-2: notices when %s lets everything pass, or nothing', (gate) => {
    const soft: Gates = { ...gates, [gate]: { ...(gates[gate] as Gate<unknown>), check: passing } }
    const hard: Gates = { ...gates, [gate]: { ...(gates[gate] as Gate<unknown>), check: throwing } }

    expect(failing(soft)).toEqual([gate])
    expect(failing(hard)).toEqual([gate])
  })
})

describe('fixtures', () => {
  it.each(Object.entries(RULES()))(
    'G-2: every rule of the table has a known-bad fixture: %s',
    (gate, rules) => {
      const named = (fixtures[gate as GateName] as Fixtures).bad.map(({ rule }) => rule)

      expect(rules.filter((rule) => !named.includes(rule))).toEqual([])
    },
  )

  it('G-2: no rule is named twice within a gate', () => {
    for (const { own } of cases) expect(new Set(own.bad.map(({ rule }) => rule)).size).toBe(own.bad.length)
  })
})

/** The gate table of SPEC section 6, clause by clause, and what the gate of findings refuses besides. */
function RULES(): Record<GateName, readonly string[]> {
  return {
    'plan-complete': [
      'missing field',
      'metric without direction',
      'no baseline',
      'too few seeds',
      'unknown placeholder',
      'unknown compute',
      'over the budget without saying so',
    ],
    'findings-answered': [
      'a finding without an answer',
      'a small one left out',
      'an answer that says nothing',
    ],
    'assumptions-checked': ['not checked', 'no evidence', 'unverified and not accepted'],
    consistency: [
      'two axes',
      'config differs from a sibling',
      'data differ from a sibling',
      'evaluation differs from a sibling',
      'command differs from a sibling',
      'planned function exists',
      'run with another config',
    ],
    baseline: ['not the current baseline', 'moved without a person', 'moved without replicated evidence'],
    budget: [
      'forecast over the cap',
      'new work stops at 100 %',
      'every turn stops at 100 %',
      'running work stops at 120 %',
    ],
    'diff-in-bounds': [
      'write outside the worktree',
      'evaluation code touched',
      'CI touched',
      'hooks touched',
      "other experiment's results touched",
      'path outside the allowance of the track',
      'more lines than the track allows',
    ],
    duplicates: ['code that exists elsewhere'],
    'tests-pass': ['test command fails', 'smoke run fails', 'no test executed'],
    preflight: [
      'accelerator occupied',
      'wrong device count',
      'disk too small',
      'write probe fails',
      'target path not probed',
      'wrong interpreter',
      'wrong lock hash',
      'stale lock file',
      'leftover process',
      "variable differs from the sibling's",
      'missing secret',
      'clock off',
    ],
    'data-audit': [
      'row count differs',
      'hash differs',
      'split differs',
      'train and eval overlap',
      'first rows not recorded',
    ],
    'run-sanity': [
      'exit unaccounted for',
      'NaN metric',
      'infinite metric',
      'identical outputs for different conditions',
      'identical outputs for different seeds',
      'weight file too small',
    ],
    'uploads-verified': ['artifact missing', 'size differs', 'hash differs'],
    reproducibility: [
      ...['commit', 'branch', 'diff', 'environment lock', 'hardware', 'command', 'seed'].map(
        (what) => `${what} missing`,
      ),
      'data hash missing',
      'list of artifacts used missing',
      'artifact created missing',
    ],
    'hardware-released': ['still billed'],
    'clean-result': [
      'section missing',
      'orphan number',
      'figure without a commit',
      'HIGH with 2 seeds',
      'n = 1 above LOW',
      'forbidden word',
      'acronym not explained',
      'code identifier not explained',
      'condition name not explained',
    ],
    published: [
      'TL;DR missing',
      'next steps missing',
      'tag not pushed',
      'issue does not link the logbook',
      'logbook does not link the issue',
      'status not set',
    ],
    secrets: [
      'live secret',
      'known pattern',
      'encoded live secret',
      'encoded pattern',
      'split live secret',
      'split pattern',
    ],
  }
}

function throwing(): never {
  throw new Error('out of luck')
}

function failing(all: Gates): readonly GateName[] {
  return selfTest(all)
    .filter(({ ok }) => !ok)
    .map(({ gate }) => gate)
}

/** Records whose keys are names chosen by people: dropping one is another valid fact. */
function isOpenRecord(path: string): boolean {
  const records = ['config', 'params', 'planned', 'variables', 'tolerances', 'cardNotes']
  return records.some((record) => path.split('.').at(-2) === record) || path.includes('.statistics.values.')
}

function withoutEachKey(value: unknown, path = ''): readonly { path: string; facts: unknown }[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) =>
      withoutEachKey(item, `${path}.${i}`).map((each) => ({
        path: each.path,
        facts: value.with(i, each.facts),
      })),
    )
  }
  if (typeof value !== 'object' || value === null) return []

  const entries = Object.entries(value)
  return entries.flatMap(([key, inner]) => [
    { path: `${path}.${key}`, facts: Object.fromEntries(entries.filter(([other]) => other !== key)) },
    ...withoutEachKey(inner, `${path}.${key}`).map((each) => ({
      path: each.path,
      facts: { ...value, [key]: each.facts },
    })),
  ])
}
