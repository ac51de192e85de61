import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetLevel } from '../../src/hooks/budget.gate.ts'
import { matchesCommand } from '../../src/hooks/command-template.ts'
import { differingKeys, flatten } from '../../src/hooks/config-diff.ts'
import { matchesPath, unsafePath } from '../../src/hooks/path-pattern.ts'
import { placeholderIn } from '../../src/hooks/placeholder.ts'

describe('path patterns', () => {
  it.each([
    ['hooks/plan/check', 'hooks/**', true],
    ['hooks/plan/check', 'hooks', true],
    ['Hooks/Plan/check', 'hooks/', true],
    ['src/eval/score.py', '**/eval/**', true],
    ['eval/score.py', '**/eval/**', true],
    ['src/a_test.py', 'src/*_test.py', true],
    ['./src//a_test.py', 'src/a_test.py', true],
    ['hooks-of-mine/x', 'hooks/**', false],
    ['src/deep/a_test.py', 'src/*_test.py', false],
    ['results/BANDIT-0010/x', 'results/BANDIT-001/', false],
  ])('%s against %s: %s', (path, pattern, expected) => {
    expect(matchesPath(path, pattern)).toBe(expected)
  })

  it('G-5: no pattern makes matching slow', () => {
    const started = performance.now()

    matchesPath('a'.repeat(20_000), `${'*a'.repeat(100)}b`)

    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it.each(['', '/etc/passwd', 'a/../../b', '..', '.git/config', 'sub/.GIT/hooks/x', 'a\\b', 'C:/x', 'a\0b'])(
    'G-5: calls %j unsafe',
    (path) => {
      expect(unsafePath(path)).toBeTypeOf('string')
    },
  )
})

describe('configs', () => {
  it('compares nested keys one by one, whatever their order', () => {
    const a = flatten({ policy: { kind: 'greedy', rate: 0.1 }, steps: [1, 2] })
    const b = flatten({ steps: [1, 2], policy: { rate: 0.2, kind: 'greedy' } })

    expect([...differingKeys([a, b])]).toEqual([['policy.rate', ['0.1', '0.2']]])
  })

  it('finds no difference of a config to itself, and always one after a change', () => {
    const config = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(fc.integer(), fc.string(), fc.boolean()),
      { minKeys: 1 },
    )
    fc.assert(
      fc.property(config, (value) => {
        const [key = ''] = Object.keys(value)
        expect(differingKeys([flatten(value), flatten({ ...value })]).size).toBe(0)
        expect([
          ...differingKeys([
            flatten(value),
            flatten({ ...value, [key]: 'changed ' + String(value[key]) }),
          ]).keys(),
        ]).toEqual([key])
      }),
    )
  })
})

describe('matchesCommand', () => {
  const template = [
    'python3',
    'run.py',
    '--config=${config}',
    '--seed',
    '${seed}',
    '${condition}/${run_dir}/out',
  ]

  it.each([
    [['python3', 'run.py', '--config=/c.json', '--seed', '3', 'neutral//r/1/out'], true],
    [['python3', 'run.py', '--config=/c.json', '--seed', '4', 'neutral//r/1/out'], false],
    [['python3', 'run.py', '--config=/c.json', '--seed', '3', 'other//r/1/out'], false],
    [['python3', 'run.py', '--config=/c.json', '--seed', '3'], false],
    [['python3', 'run.py', '--cfg=/c.json', '--seed', '3', 'neutral//r/1/out'], false],
  ])('%j: %s', (argv, expected) => {
    expect(matchesCommand(template, argv, { seed: 3, condition: 'neutral' })).toBe(expected)
  })
})

describe('budgetLevel', () => {
  it.each([
    [0, 0, 'ok'],
    [0.01, 0, 'stop-running'],
    [7.99, 10, 'ok'],
    [8, 10, 'warn'],
    [10, 10, 'stop-new'],
    [12, 10, 'stop-running'],
  ])('$%d of $%d is %s', (used, cap, level) => {
    expect(budgetLevel(used, cap)).toBe(level)
  })
})

describe('placeholderIn', () => {
  it.each([
    '',
    '  ',
    'TBD',
    'to be done: TODO',
    '{{ lr }}',
    'see config',
    'See the configuration',
    'default',
    'Default.',
    '...',
  ])('refuses %j', (text) => {
    expect(placeholderIn(text)).toBeTypeOf('string')
  })

  it.each([
    'default learning rate of the library, 1e-3',
    'none',
    '0',
    'AdamW, weight decay 0.01',
    'no data is read',
  ])('accepts %j', (text) => {
    expect(placeholderIn(text)).toBeUndefined()
  })
})
