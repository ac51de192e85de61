import { describe, expect, it } from 'vitest'
import { buildCard, cardProblems } from '../../src/record/card.ts'
import { renderCleanResult } from '../../src/record/clean-result.ts'
import { computeDeviations } from '../../src/record/deviations.ts'
import { renderPlan } from '../../src/record/plan-markdown.ts'
import { buildManifest, recordHash } from '../../src/record/provenance.ts'
import { renderUnfinished } from '../../src/record/unfinished.ts'
import { aDraft, aPlan, SAMPLES } from './builders.ts'
import { someFacts, someRunFacts } from './facts-builder.ts'

describe('clean result', () => {
  it('P-8: has the claim with its confidence as title and all sections in order', () => {
    const { markdown, problems } = renderCleanResult(someFacts())

    expect(problems).toEqual([])
    expect(markdown.split('\n')[0]).toBe(
      '# Optimistic initialisation earns more than ε-greedy in the first 500 steps (HIGH confidence)',
    )
    expect([...markdown.matchAll(/^##+ (.*)$/gm)].map(([, title]) => title)).toEqual([
      ...['TL;DR', 'Background', 'Methodology', 'Results', 'Next steps', 'Reproducibility card'],
      ...[
        'Code',
        'Environment',
        'Compute',
        'Model',
        'Training',
        'Data',
        'Evaluation',
        'Randomness',
        'Artifacts',
        'Decisions',
      ],
      ...[
        'Runs',
        'Samples',
        'Numbers',
        'Expected and observed',
        'What did not work',
        'Deviations from the sealed plan',
      ],
      ...['Limitations', 'Artifacts', 'How to reproduce', 'Source', 'Numbers in this text'],
    ])
    expect(markdown).not.toContain('{{')
    expect(markdown).not.toContain('not stated')
  })

  it('P-8: how to reproduce begins with the clone, and what has to be installed in it', () => {
    const { markdown } = renderCleanResult(someFacts())

    expect(markdown).toContain(
      'One run of each condition, in a clone of the code in which what is locked in `package-lock.json` is installed:\n\n```sh\ngit checkout ',
    )
  })

  it('P-6: every number in the text leads to its stored value and runs', () => {
    const { markdown } = renderCleanResult(someFacts())

    expect(markdown).toContain('Optimistic start earned 1.400[^2], ε-greedy 1.000[^3] (p < 0.001[^4]).')
    expect(markdown).toMatch(
      /\[\^2\]: 1\.400 is `mean_reward\.optimistic\.mean` = 1\.4; computed from 5 \[runs\]\(#runs\), `BANDIT-007\.optimistic\.s1\.1` to/,
    )
    expect(markdown).toContain('**Confidence: HIGH.**')
  })

  it('P-6: one other stored metric changes the text and the hash', () => {
    const before = renderCleanResult(someFacts())
    const runs = someRunFacts({ ...SAMPLES, optimistic: [1.4, 1.5, 1.3, 1.45, 1.45] })

    const after = renderCleanResult(someFacts({ runs }))

    expect(after.markdown).toContain('Optimistic start earned 1.420')
    expect(after.hash).not.toBe(before.hash)
  })

  it('P-11: the hash does not depend on when things happened', () => {
    const later = someRunFacts().map((run) => ({
      ...run,
      startedAt: run.startedAt! + 9000,
      endedAt: run.endedAt! + 12_000,
    }))

    const [first, second] = [renderCleanResult(someFacts()), renderCleanResult(someFacts({ runs: later }))]

    expect(second.hash).toBe(first.hash)
    expect(renderCleanResult(someFacts())).toEqual(first)
  })

  it('P-6: a reference to nothing is a listed problem', () => {
    const draft = aDraft({ results: 'mean {{ metric mean_reward.optimstic.mean }}' })

    expect(renderCleanResult(someFacts({ draft })).problems).toEqual([
      'there is no stored value "mean_reward.optimstic.mean"; the nearest is "mean_reward.optimistic.mean"',
    ])
  })

  it('P-8: shows the best, the median and the worst run of each condition', () => {
    const { markdown } = renderCleanResult(someFacts())

    expect(markdown).toMatch(/\| optimistic start \| best +\| `BANDIT-007\.optimistic\.s2\.1`/)
    expect(markdown).toMatch(/\| optimistic start \| worst +\| `BANDIT-007\.optimistic\.s3\.1`/)
  })

  it('P-8: states the gaps of the matrix', () => {
    const runs = someRunFacts().map((run) =>
      run.id === 'BANDIT-007.greedy.s4.1' ? { ...run, state: 'failed' as const } : run,
    )

    expect(renderCleanResult(someFacts({ runs })).markdown).toContain('Gaps: ε-greedy, seed 4.')
  })

  it('P-16: says which expected outcome nobody answered', () => {
    const draft = aDraft({ expectedVsObserved: [{ outcome: 0, observed: 'more', happened: 'yes' }] })

    expect(renderCleanResult(someFacts({ draft })).markdown).toContain(
      '| no difference | exploration is not the bottleneck | **not answered** |  |',
    )
  })

  it('tells how to reproduce it, to the letter', () => {
    const { markdown } = renderCleanResult(someFacts())

    expect(markdown).toContain(
      'env LC_ALL=C /usr/bin/node run.ts --config /x/config.json --seed 1 --out /x/out',
    )
  })
})

describe('reproducibility card', () => {
  it('P-8: is filled from facts, with reasons where a row does not apply', () => {
    const card = buildCard(someFacts())

    expect(cardProblems(card, someFacts().draft.cardNotes)).toEqual([])
    expect(card.find(({ title }) => title === 'Training')?.rows).toEqual([
      { name: 'all rows', value: 'not applicable: nothing is trained', source: 'plan' },
    ])
  })

  it.each(['TBD', ' ', 'default', 'see config', '{{ metric x }}'])('refuses the note "%s"', (note) => {
    const facts = someFacts({ draft: aDraft({ cardNotes: { judge: note, alternatives: 'none tried' } }) })

    const problems = cardProblems(buildCard(facts), facts.draft.cardNotes)

    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('card row Evaluation, judge')
  })

  it('refuses a note that contradicts a fact', () => {
    const notes = { judge: 'none used', alternatives: 'a decaying ε', 'compute.host': 'laptop' }
    const facts = someFacts({ draft: aDraft({ cardNotes: notes }) })

    expect(cardProblems(buildCard(facts), notes)).toEqual([
      'card note "host" says "laptop", the fact is "bench"',
    ])
  })
})

describe('deviations', () => {
  it('P-5: finds none when what ran equals the plan', () => {
    expect(computeDeviations(someFacts())).toEqual([])
  })

  it.each([
    [
      'missing',
      { state: 'failed' as const, exit: { code: 1, reason: 'exit' as const } },
      'failed (exit code 1)',
    ],
    ['stopped', { state: 'stopped' as const }, 'stopped (exit code 0)'],
    ['command', { argv: ['node', 'other.ts'] }, 'node other.ts'],
    ['config', { config: { steps: 400, arms: 10, initial: 0 } }, '400'],
    ['code', { commit: 'beef' }, 'c0ffee000000, beef'],
    ['environment', { environmentHash: 'b'.repeat(64) }, 'bbbbbbbbbbbb'],
    ['added', { seed: 99, argv: someRunFacts()[0]!.argv.with(5, '99') }, 'one more run, ok'],
  ])('P-5: finds %s', (kind, change, found) => {
    const [first, ...rest] = someRunFacts()

    const deviations = computeDeviations(someFacts({ runs: [...rest, { ...first!, ...change }] }))

    expect(deviations.find((one) => one.kind === kind)?.found).toContain(found)
  })

  it('P-5: names an attempt that was run again', () => {
    const runs = someRunFacts()
    const failed = { ...runs[0]!, state: 'failed' as const, exit: { code: 137, reason: 'lost' as const } }

    const deviations = computeDeviations(
      someFacts({
        runs: [failed, { ...runs[0]!, id: 'BANDIT-007.greedy.s1.2', attempt: 2 }, ...runs.slice(1)],
      }),
    )

    expect(deviations).toEqual([
      {
        kind: 'retried',
        what: 'greedy, seed 1',
        planned: 'one attempt',
        found: 'attempt 1 ended failed (lost) and was run again',
      },
    ])
  })
})

describe('record manifest', () => {
  it('P-11: seals facts, not what comes after them', () => {
    const hash = recordHash(buildManifest(someFacts()))

    const later = someFacts({ publication: { tag: 't', mergeCommit: 'm', publishedAt: 1 }, costs: [] })

    expect(recordHash(buildManifest(later))).toBe(hash)
    expect(recordHash(buildManifest(someFacts({ artifacts: [] })))).not.toBe(hash)
    expect(recordHash(buildManifest(someFacts({ runs: someRunFacts().slice(1) })))).not.toBe(hash)
  })
})

describe('other texts', () => {
  it('P-14: an experiment without a result says how far it came', () => {
    const facts = someFacts()
    const text = renderUnfinished({
      ...facts,
      experiment: { ...facts.experiment, stage: 'failed', reason: 'every run failed' },
      draft: null,
      statistics: null,
    })

    expect(text).toContain('stands at **failed**: every run failed')
    expect(text).toContain('budget at planning: over the cap')
  })

  it('3.1: the plan is readable, nothing of it left out', () => {
    const text = renderPlan(aPlan(), { hash: 'abc', number: 2 })

    for (const part of [
      'Version 2',
      'Why it matters',
      'welch',
      '--seed',
      'BANDIT-001',
      'a broken run',
      'ten arms',
      '"steps": 500',
      'LC_ALL',
    ]) {
      expect(text.toLowerCase()).toContain(part.toLowerCase())
    }
  })
})
