import { afterEach, describe, expect, it } from 'vitest'
import { aLinearTracker, type LinearUnderTest } from './a-linear-tracker.ts'

const signal = new AbortController().signal

describe('what `hooke init` makes in Linear', () => {
  const running: LinearUnderTest[] = []
  afterEach(async () => {
    for (const under of running.splice(0)) await under.stop()
  })
  const start = async (): Promise<LinearUnderTest> => {
    const under = await aLinearTracker()
    running.push(under)
    return under
  }

  it('T-8: sets up its labels and its template once', async () => {
    const { linear, tracker } = await start()
    const setUp = () => tracker.setUp?.({ labels: true, templates: true }, signal)
    const first = await setUp()

    expect(first?.length).toBe(linear.state.rows.labels.size + 1)
    expect(linear.state.rows.templates.size).toBe(1)
    expect(await setUp()).toEqual([])
  })

  it('T-8: two daemons that set up at once make each label and the template once, and say what they made', async () => {
    const under = await start()
    const { linear, tracker } = under
    const what = { labels: true, templates: true }
    const lines = await Promise.all([tracker, under.again()].map(async (one) => one.setUp?.(what, signal)))
    const names = [...linear.state.rows.labels.values()].map(({ name }) => name)

    expect(new Set(names).size).toBe(names.length)
    expect(linear.state.rows.templates.size).toBe(1)
    expect(lines.flat()).toHaveLength(names.length + 1)
  })

  it('T-8: a label that somebody deleted is made again, though its id is used up', async () => {
    const { linear, tracker } = await start()
    await tracker.setUp?.({ labels: true, templates: false }, signal)
    const { labels } = linear.state.rows
    const [gone] = [...labels.values()].filter(({ name }) => name === 'follow-up')
    labels.delete(gone?.id ?? '')

    expect(await tracker.setUp?.({ labels: true, templates: false }, signal)).toHaveLength(1)
    expect([...labels.values()].filter(({ name }) => name === 'follow-up')).toHaveLength(1)
  })
})
