import { afterEach, describe, expect, it } from 'vitest'
import { ADA, PROJECT, TEAM_OPS, TOKENS } from '../../fakes/linear/people.ts'
import { aLinearTracker, type LinearUnderTest } from './a-linear-tracker.ts'

const signal = new AbortController().signal
const running: LinearUnderTest[] = []
const start = async (given: Parameters<typeof aLinearTracker>[0]) => {
  const under = await aLinearTracker(given)
  running.push(under)
  return under
}
afterEach(async () => {
  for (const under of running.splice(0)) await under.stop()
})

describe('issues of other teams', () => {
  it('T-12: are known as such, and one of another project too', async () => {
    const { linear, tracker } = await start({ project: 'Bandits' })
    const own = linear.people.issue(linear.people.open({ title: 'a', projectId: PROJECT }))
    const other = linear.people.issue(linear.people.open({ title: 'b' }))
    const ops = linear.people.issue(linear.people.open({ title: 'c', teamId: TEAM_OPS }))

    expect((await tracker.read(own.id, signal)).elsewhere).toBeUndefined()
    expect((await tracker.read(other.id, signal)).elsewhere).toBe(true)
    expect((await tracker.read(ops.id, signal)).elsewhere).toBe(true)
  })
})

describe('what we made under a personal key', () => {
  it("T-6, T-12: a follow-up is nobody else's, and begins by no column", async () => {
    const { linear, tracker } = await start({ token: TOKENS.key })
    const made = { key: 'f', study: 's', title: 'Next?', body: 'b', author: 'hooke', priority: 0 } as const
    const { ref } = await tracker.create({ ...made, labels: ['follow-up'], parent: null }, signal)
    const own = linear.people.open({ title: 'Mine' })

    expect((await tracker.read(ref, signal)).author).toMatchObject({ id: ADA, isBot: true })
    expect((await tracker.read(own, signal)).author).toMatchObject({ id: ADA, isBot: false })
  })
})
