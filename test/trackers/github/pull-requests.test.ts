import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PullRequests } from '../../../src/trackers/pull-requests.ts'
import { aBench, anIssue, type Bench } from './bench.ts'

const signal = new AbortController().signal
const HEAD = 'b'.repeat(40)

describe('pull requests at GitHub (T-7)', () => {
  let bench: Bench
  let pulls: PullRequests
  let issue: string
  beforeEach(async () => {
    bench = await aBench()
    issue = (await bench.tracker.create(anIssue, signal)).ref
    pulls = bench.tracker.pullRequests ?? unreachable()
    bench.fake.push('hooke/B-1', HEAD)
  })
  afterEach(() => bench.fake.close())

  const open = (from = pulls) =>
    from.open({ branch: 'hooke/B-1', base: 'main', title: 'B-1', body: 'The code.', issue }, signal)
  const merge = (ref: string, expectedHead = HEAD) =>
    pulls.merge({ ref, expectedHead, title: 'Merge B-1', message: 'Hooke-Key: k' }, signal)

  it('T-7: is one draft of a branch, whoever asks, and whether or not the answer came', async () => {
    bench.fake.storm({ method: 'POST', path: '/pulls', count: 1, status: 'lost', afterEffect: true })
    await expect(open()).rejects.toMatchObject({ retryable: true })
    const first = await open()
    const second = await open(bench.again().pullRequests)

    expect(first).toMatchObject({ draft: true, state: 'open', head: HEAD })
    expect(second).toEqual(first)
    const made = [...bench.fake.repository().issues.values()].filter(({ pull }) => pull !== null)
    expect(made.map(({ body }) => body)).toEqual([
      `The code.\n\nFor ${issue}.\n\n<!-- hooke:pull v1 key=hooke/B-1 -->`,
    ])
  })

  it('T-7: is refused before there is a commit, and says so', async () => {
    bench.fake.push('hooke/B-1', 'a'.repeat(40))

    await expect(open()).rejects.toMatchObject({
      code: 'request.refused',
      found: expect.stringContaining('No commits between main and hooke/B-1') as string,
    })
  })

  it('T-7: becomes ready, and is merged at the head that was approved', async () => {
    const { ref } = await open()
    await expect(merge(ref)).rejects.toMatchObject({ code: 'git.conflict' })
    await pulls.ready(ref, signal)
    await pulls.ready(ref, signal)
    expect(await pulls.read(ref, signal)).toMatchObject({ draft: false, state: 'open' })
    const { commit } = await merge(ref)

    expect(commit).toMatch(/^[0-9a-f]{40}$/)
    expect(await pulls.read(ref, signal)).toMatchObject({ state: 'merged' })
    expect(await merge(ref)).toEqual({ commit })
    expect(await open()).toMatchObject({ ref, state: 'merged' })
  })

  it('RELIABILITY 3: another head is not merged, nor one that comes in between', async () => {
    const { ref } = await open()
    await pulls.ready(ref, signal)
    await expect(merge(ref, 'c'.repeat(40))).rejects.toMatchObject({ code: 'git.conflict' })
    bench.fake.justBefore('PUT ', () => bench.fake.push('hooke/B-1', 'd'.repeat(40)))

    await expect(merge(ref)).rejects.toMatchObject({
      code: 'git.conflict',
      found: 'dddddddddddd instead of bbbbbbbbbbbb',
    })
    expect(await pulls.read(ref, signal)).toMatchObject({ state: 'open' })
  })

  it('RELIABILITY 3: a merge whose answer was lost is found', async () => {
    const { ref } = await open()
    await pulls.ready(ref, signal)
    bench.fake.storm({ method: 'PUT', path: '/merge', count: 1, status: 'lost', afterEffect: true })

    await expect(merge(ref)).rejects.toMatchObject({ retryable: true })
    expect((await merge(ref)).commit).toMatch(/^[0-9a-f]{40}$/)
  })

  it('T-7: shows the gates of a commit, each once', async () => {
    const checks = [
      { name: 'diff-in-bounds', verdict: 'pass', summary: '3 files' },
      { name: 'tests-pass', verdict: 'refuse', summary: `x${'y'.repeat(200)}` },
    ] as const
    await pulls.check({ commit: HEAD, checks }, signal)
    await pulls.check({ commit: HEAD, checks }, signal)
    await pulls.check(
      { commit: HEAD, checks: [checks[0], { ...checks[1], verdict: 'pass', summary: 'all' }] },
      signal,
    )

    const said = bench.fake.repository().statuses.map(({ context, state }) => `${context} ${state}`)
    expect(said).toEqual([
      ...['hooke/gates failure', 'hooke/tests-pass failure'],
      ...['hooke/gates success', 'hooke/tests-pass success'],
    ])
    expect(bench.fake.repository().statuses[0]?.description).toBe('1 of 2 gates passed; refused: tests-pass')
  })
})

function unreachable(): never {
  throw new Error('the tracker has no pull requests')
}
