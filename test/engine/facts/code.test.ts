import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { observeTestsBefore } from '../../../src/engine/facts/index.ts'
import { runSmoke } from '../../../src/engine/handlers/run-smoke.ts'
import { DiffInBoundsFacts } from '../../../src/hooks/diff-in-bounds.gate.ts'
import { DuplicatesFacts } from '../../../src/hooks/duplicates.gate.ts'
import { TestsPassFacts } from '../../../src/hooks/tests-pass.gate.ts'
import { aWorld, reasonsOf, seal, type World } from './world.ts'

const worlds: World[] = []
afterEach(() => {
  for (const world of worlds.splice(0)) world.gone()
})

async function started(...over: Parameters<typeof aWorld>): Promise<World> {
  const world = await aWorld(...over)
  worlds.push(world)
  seal(world)
  return world
}

const LONG = Array.from(
  { length: 30 },
  (_, n) => `  total += weights[${n}] * values.at(${n}) - offset${n}(state)`,
).join('\n')
const LONG_FUNCTION = `export function weigh(values, weights, state) {\n  let total = 0\n${LONG}\n  return total\n}\n`

describe('diff-in-bounds', () => {
  it('S-3: is told what the branch changes, renames and touches of protected files', async () => {
    const world = await started({ files: { 'src/old.js': LONG_FUNCTION } })
    world.write('data/eval.csv', 'value\n9\n')
    world.write('src/new.js', LONG_FUNCTION)
    rmSync(join(world.tree, 'src/old.js'))
    await world.commit('work/1')

    const facts = DiffInBoundsFacts.parse(await world.facts('diff-in-bounds', 'implementing'))

    expect(facts.files).toMatchObject([
      { path: 'data/eval.csv', from: null, status: 'modified', added: 1, removed: 3 },
      { path: 'src/new.js', from: 'src/old.js', status: 'renamed' },
    ])
    expect(reasonsOf(await world.judge('diff-in-bounds', 'implementing')).join()).toMatch(
      /data\/eval\.csv is protected/,
    )
  })

  it('S-3: is told of a link that leads out of the worktree', async () => {
    const world = await started()
    symlinkSync('/etc/hostname', join(world.tree, 'leak.txt'))

    expect(reasonsOf(await world.judge('diff-in-bounds', 'implementing'))).toEqual([
      'leak.txt → /etc/hostname was written outside the worktree: undo it',
    ])
  })

  it('G-1: is told how lint and build end when they run now, masked and without the daemon’s variables', async () => {
    const script =
      "console.log('token hunter2', process.env.SECRET_OF_THE_DAEMON ?? 'unseen'); process.exit(3)"
    const world = await started()
    const { commands } = world.deps.study('bandits')
    Object.assign(commands, { lint: [process.execPath, '-e', script], build: ['no-such-program'] })
    process.env['SECRET_OF_THE_DAEMON'] = 'seen'

    const facts = DiffInBoundsFacts.parse(await world.facts('diff-in-bounds', 'implementing'))
    delete process.env['SECRET_OF_THE_DAEMON']

    expect(facts.commands).toEqual([
      { name: 'lint', exit: 3, tail: 'token ••• unseen' },
      { name: 'build', exit: null, tail: 'no-such-program could not be started' },
    ])
  })
})

describe('duplicates', () => {
  it('finds a copy of what the base has, until it is answered', async () => {
    const world = await started({ files: { 'src/weigh.js': LONG_FUNCTION } })
    world.write('src/copy.js', LONG_FUNCTION.replace('weigh', 'weighAgain'))
    await world.commit('work/1')

    const { clones } = DuplicatesFacts.parse(await world.facts('duplicates', 'reviewing'))
    expect(clones).toMatchObject([{ file: 'src/copy.js', otherFile: 'src/weigh.js' }])

    const session = `${world.id}.implementer.1` as never
    world.store.sessions.open({
      id: session,
      experiment: world.id,
      role: 'implementer',
      round: 1,
      backend: 'b',
      model: 'm',
      system: '',
      startedAt: 1,
      input: [],
    })
    const answers = [{ finding: clones[0]?.id ?? '', answer: 'pushed-back', how: 'it will change at once' }]
    const rest = {
      summary: 's',
      files: [],
      reuse: [],
      adherence: [],
      assumptions: [],
      checks: [],
      lookAt: [],
    }
    world.store.sessions.submit(session, { call: 'c', output: { ...rest, answers } })

    expect(reasonsOf(await world.judge('duplicates', 'reviewing'))).toEqual([])
  })
})

describe('tests-pass', () => {
  it('G-1: runs the tests now, counts them, and looks at the smoke run of that commit', async () => {
    const world = await started()
    await observeTestsBefore(world.deps, world.experiment(), world.signal)
    world.write('test/more.test.js', "import test from 'node:test'\ntest('more', () => {})\n")
    const commit = await world.commit('work/1')
    await world.perform(runSmoke(world.deps), { kind: 'smoke.run' })

    const facts = TestsPassFacts.parse(await world.facts('tests-pass', 'testing'))

    expect(facts).toMatchObject({
      commit,
      suite: { exit: 0, passed: 3, failed: 0 },
      testsBefore: 2,
      smoke: { exit: 0, uploads: 'verified', metrics: ['mean_reward'] },
    })
    expect(reasonsOf(await world.judge('tests-pass', 'testing'))).toEqual([])
  })

  it('sees tests that were removed, and a smoke run of other code', async () => {
    const world = await started()
    await observeTestsBefore(world.deps, world.experiment(), world.signal)
    await world.perform(runSmoke(world.deps), { kind: 'smoke.run' })
    world.write('test/run.test.js', "import test from 'node:test'\ntest('runs', () => {})\n")
    await world.commit('work/1')

    const reasons = reasonsOf(await world.judge('tests-pass', 'testing'))

    expect(reasons).toEqual([
      'only 1 tests ran, 2 did before this experiment: put the others back',
      'the smoke run did not happen: run the real command with the smoke parameters',
    ])
  })

  it('counts the tests before the work only once', async () => {
    const world = await started()
    await observeTestsBefore(world.deps, world.experiment(), world.signal)
    world.write('test/run.test.js', '')
    await observeTestsBefore(world.deps, world.experiment(), world.signal)

    expect(world.store.observations.find(world.id, 'tests-before')).toMatchObject({ tests: 2 })
  })

  it('G-1: has no facts where changes are not committed, or tests were never counted before', async () => {
    const world = await started()
    await expect(world.facts('tests-pass', 'testing')).rejects.toThrow('not counted before the work began')

    await observeTestsBefore(world.deps, world.experiment(), world.signal)
    world.write('run.ts', 'changed\n')

    await expect(world.facts('tests-pass', 'testing')).rejects.toThrow('changes that no commit holds')
  })
})
