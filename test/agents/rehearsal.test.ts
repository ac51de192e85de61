import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AgentRequest, type InputBlock } from '../../src/agents/agent.ts'
import { type Binding, writeBinding } from '../../src/agents/rehearsal/binding.ts'
import { normalised } from '../../src/agents/rehearsal/normalise.ts'
import { createRehearsal } from '../../src/agents/rehearsal/rehearsal.ts'
import { SessionId } from '../../src/domain/ids.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { aJournal, aRequest, inFolder } from './sessions.ts'

const NEVER = new AbortController().signal
const P = 'mean_reward.optimistic.vs-baseline.p'

const brief: InputBlock = { title: 'Brief', text: 'Compare two starts.', trust: 'daemon' }
const issue = (text: string): InputBlock => ({
  title: 'Issue',
  text,
  trust: 'data',
  origin: 'issue BANDIT-2 by ada',
})
const plan =
  'BANDIT-007 with 20 seeds.\nArms: 10.\nSealed 2026-11-21T06:12:43Z in /home/ada/bandits after 12 s.'

const answering = (answer: string) => [{ calls: [{ tool: 'submit', input: { answer } }] }]

function rehearsing(
  folder: string,
  sessions: readonly unknown[],
  files: Readonly<Record<string, string>> = {},
) {
  mkdirSync(join(folder, 'files'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'files', name), text)
  writeFileSync(
    join(folder, 'implementer.json'),
    JSON.stringify({ role: 'implementer', study: 'bandits', sessions }),
  )
  return createRehearsal({ folder, clock: systemClock })
}

const bound = [{ input: normalised([brief, issue(plan)]), cases: [{ turns: answering('as recorded') }] }]
const play = (folder: string, options: Partial<AgentRequest>) =>
  rehearsing(folder, bound).run(aRequest(folder, options), NEVER)

describe('the rehearsal', () => {
  it('A-1: says what it is', () =>
    inFolder((folder) => {
      expect(rehearsing(folder, bound).disclosure).toContain('no language model was asked')
    }))

  it('plays for the input it was made for, on another day, computer and experiment', () =>
    inFolder(async (folder) => {
      const later =
        'BANDIT-112 with 20 seeds.\nArms: 10.\nSealed 2027-01-02T10:00:00.123Z in /srv/x after 3.5 s.'

      expect(await play(folder, { input: [brief, issue(later)] })).toMatchObject({
        output: { answer: 'as recorded' },
      })
    }))

  it('on another input gives up as a mismatch and says what changed, and where', () =>
    inFolder(async (folder) => {
      const other = issue(plan.replace('Arms: 10', 'Arms: 12'))

      const outcome = await play(folder, { input: [brief, other] })

      expect(outcome).toMatchObject({ kind: 'gaveUp', class: 'mismatch' })
      const reason = outcome.kind === 'gaveUp' ? outcome.reason : ''
      expect(reason).toContain(
        'block "Issue" changed:\n  line 2, made for: Arms: 10.\n  line 2, found:    Arms: 12.',
      )
      expect(reason).not.toContain('seeds')
      expect(reason).not.toContain('Brief')
    }))

  it('names blocks that are new or gone, and another study or round', () =>
    inFolder(async (folder) => {
      const reasonFor = async (options: Partial<AgentRequest>) => {
        const outcome = await play(folder, { input: [brief, issue(plan)], ...options })
        return outcome.kind === 'gaveUp' ? outcome.reason : ''
      }

      expect(await reasonFor({ input: [brief] })).toContain('block "Issue" is gone')
      expect(await reasonFor({ input: [brief, issue(plan), { ...brief, title: 'Notes' }] })).toContain(
        'block "Notes" is new',
      )
      expect(await reasonFor({ input: [issue(plan), brief] })).toContain('another order')
      expect(await reasonFor({ study: 'weather' })).toContain(
        'no rehearsal of the implementer for the study weather',
      )
      expect(await reasonFor({ role: 'planner' })).toContain('no rehearsal of the planner')
    }))

  it('ignores the numbers of a volatile block, and not its words', () => {
    const block = (text: string): InputBlock => ({
      title: 'Statistics',
      text,
      trust: 'daemon',
      volatile: true,
    })
    const same = (a: string, b: string) => expect(normalised([block(a)])).toEqual(normalised([block(b)]))

    same('mean 0.840, p 1e-9, d -1.2, n 20, passed true', 'mean 12, p 0.04, d 3, n 7, passed false')
    same('0.840 (0.831 to 0.849)', '-0.692 (0.1 to 1,234.5)')
    expect(normalised([block('higher by 1')])).not.toEqual(normalised([block('lower by 1')]))
  })

  it.each([
    ['run BANDIT-007.optimistic.s3.1 ok', 'run BANDIT-011.optimistic.s3.1 ok'],
    ['commit 3f9a2c1b4d', 'commit 0e1f2a3'],
    [`sha ${'0'.repeat(63)}a`, `sha ${'f'.repeat(64)}`],
    [`at sha256/00/${'0'.repeat(63)}a`, `at sha256/ff/${'f'.repeat(64)}`],
    ['in BANDIT-I3', 'in BANDIT-I12'],
    ['at 1795241563000', 'at 1795241563001'],
    ['made in 12 ms', 'made in 2.5 seconds'],
    ['see `/tmp/a/b.js`', 'see `/home/x/c`'],
  ])('takes %j and %j for the same', (a, b) => {
    const block = (text: string): InputBlock => ({ title: 'x', text, trust: 'daemon' })
    expect(normalised([block(a)])).toEqual(normalised([block(b)]))
  })

  it.each([
    ['20 seeds', '21 seeds'],
    ['see https://a.org/x', 'see https://a.org/y'],
    ['either/or', 'neither/nor'],
    ['src/a.js:12', 'src/b.js:12'],
    ['epsilon 0.1', 'epsilon 0.2'],
  ])('tells %j from %j', (a, b) => {
    const block = (text: string): InputBlock => ({ title: 'x', text, trust: 'daemon' })
    expect(normalised([block(a)])).not.toEqual(normalised([block(b)]))
  })

  it('chooses the first case whose facts hold, and names the facts when none does', () =>
    inFolder(async (folder) => {
      const input = normalised([brief])
      const cases = [
        {
          when: [
            { fact: P, below: 0.01 },
            { fact: 'better', is: 'optimistic' },
          ],
          turns: answering('better'),
        },
        { when: [{ fact: P, above: 0.009 }], turns: answering('indistinguishable') },
      ]
      const backend = rehearsing(folder, [{ input, cases }])
      const outcome = (facts: AgentRequest['facts']) =>
        backend.run(aRequest(folder, { input: [brief], facts }), NEVER)

      expect(await outcome({ [P]: 0.001, better: 'optimistic' })).toMatchObject({
        output: { answer: 'better' },
      })
      expect(await outcome({ [P]: 0.4, better: 'optimistic' })).toMatchObject({
        output: { answer: 'indistinguishable' },
      })
      const none = await outcome({ [P]: 0.001 })
      expect(none).toMatchObject({
        class: 'mismatch',
        reason: expect.stringContaining(`${P} is 0.001`) as string,
      })
      expect(none).toMatchObject({ reason: expect.stringContaining('better is not known') as string })
    }))

  it('plays the session of a round, and the one without a round for all others', () =>
    inFolder(async (folder) => {
      const input = normalised([brief])
      const backend = rehearsing(folder, [
        { input, cases: [{ turns: answering('any') }] },
        { round: 2, input, cases: [{ turns: answering('second') }] },
      ])
      const answer = async (round: number) => {
        const session = SessionId.parse(`BANDIT-007.implementer.${round}`)
        return backend.run(aRequest(folder, { input: [brief], session }), NEVER)
      }

      expect(await answer(1)).toMatchObject({ output: { answer: 'any' } })
      expect(await answer(2)).toMatchObject({ output: { answer: 'second' } })
    }))

  it('runs its calls through the real tools, with files beside the script', () =>
    inFolder(async (folder) => {
      const worktree = join(folder, 'worktree')
      mkdirSync(worktree)
      const turns = [
        { say: 'Write', calls: [{ tool: 'write', input: { path: 'p.js', contentFrom: 'files/p.js' } }] },
        { calls: [{ tool: 'submit', input: { answerFrom: 'files/answer.json' } }] },
      ]
      const backend = rehearsing(folder, [{ input: normalised([brief]), cases: [{ turns }] }], {
        'p.js': 'export {}\n',
        'answer.json': '"from a file"',
      })

      const outcome = await backend.run(aRequest(worktree, { input: [brief] }), NEVER)

      expect(outcome).toMatchObject({ output: { answer: 'from a file' } })
      expect(readFileSync(join(worktree, 'p.js'), 'utf8')).toBe('export {}\n')
    }))

  it('gives up when a recorded step no longer works, unless it was recorded to fail', () =>
    inFolder(async (folder) => {
      const turns = (mayFail: boolean) => [
        { calls: [{ tool: 'edit', input: { path: 'a.js', old: 'x', new: 'y' }, mayFail }] },
        ...answering('done'),
      ]
      const outcome = (mayFail: boolean) =>
        rehearsing(folder, [{ input: normalised([brief]), cases: [{ turns: turns(mayFail) }] }]).run(
          aRequest(folder, { input: [brief] }),
          NEVER,
        )

      expect(await outcome(false)).toMatchObject({
        class: 'mismatch',
        reason: expect.stringMatching(/no longer works: edit: .*no such file/) as string,
      })
      expect(await outcome(true)).toMatchObject({ kind: 'submitted' })
    }))

  it('gives up with what it was told when it has no answer to a refusal', () =>
    inFolder(async (folder) => {
      const journal = aJournal()
      const request = { input: [brief, issue(plan)], journal }
      const first = await play(folder, request)
      journal.append({
        kind: 'feedback',
        call: first.kind === 'submitted' ? first.call : '',
        reasons: ['no baseline'],
      })

      expect(await play(folder, request)).toMatchObject({
        class: 'mismatch',
        reason: expect.stringContaining('- no baseline') as string,
      })
    }))

  it('is bound by a first walk: an unbound script says so, a bound one plays', () =>
    inFolder(async (folder) => {
      const sessions = [{ cases: [{ turns: answering('yes') }] }]
      const request = () => aRequest(folder, { input: [brief, issue(plan)] })
      const unbound = await rehearsing(folder, sessions).run(request(), NEVER)
      const bindings: Binding[] = []
      const binding = createRehearsal({
        folder,
        clock: systemClock,
        bind: (made) => void bindings.push(made),
      })

      await binding.run(request(), NEVER)
      for (const made of bindings) writeBinding(folder, made)

      expect(unbound).toMatchObject({
        class: 'mismatch',
        reason: expect.stringContaining('not bound') as string,
      })
      expect(bindings).toMatchObject([{ role: 'implementer', round: 1, part: { session: 0, case: 0 } }])
      const rebound = createRehearsal({ folder, clock: systemClock })
      expect(await rebound.run(request(), NEVER)).toMatchObject({ kind: 'submitted' })
      expect(await rebound.run(aRequest(folder, { input: [brief] }), NEVER)).toMatchObject({
        class: 'mismatch',
      })
    }))

  it('lists what is wrong with a script that is none', () =>
    inFolder(async (folder) => {
      const backend = rehearsing(folder, [{ cases: [] }])

      await expect(backend.run(aRequest(folder), NEVER)).rejects.toMatchObject({ code: 'config.invalid' })
    }))
})
