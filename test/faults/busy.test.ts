import { afterEach, expect, it } from 'vitest'
import { type Child, startChild } from '../store/child.ts'
import { until } from '../workflow/harness.ts'
import { aStateFolder, commit, refusalOf } from './state-folder.ts'
import { aWorkingState } from './working-state.ts'

const state = { folder: aStateFolder() }
const other: { child?: Child } = {}
afterEach(async () => {
  other.child?.process.kill('SIGKILL')
  await other.child?.ended
  state.folder.remove()
})

it('row 13, E-2: while another program writes the daemon is held up for less than 250 ms at a time, loses nothing, and goes on by itself', async () => {
  const opened = state.folder.open()
  const lab = aWorkingState(opened, {
    'intake.survey': () => Promise.resolve({ event: { type: 'issue.surveyed', nearDuplicate: null } }),
  })
  // several that could begin at once: each would wait for the lock
  const id = lab.begin()
  for (let i = 0; i < 3; i += 1) lab.begin()
  other.child = startChild('../../faults/children/hold-write.ts', [state.folder.file('hooke.db')])
  await other.child.line

  // a commit waits, is refused, and has changed nothing
  const waited = await longestPause(() => {
    const refusal = refusalOf(() => commit(lab.store, 1))
    expect(refusal).toMatchObject({ code: 'store.busy', retryable: true })
  })
  // and so does the work
  const worked = await longestPause(() => lab.worker.wake())
  expect(waited).toBeGreaterThan(50)
  expect(Math.max(waited, worked)).toBeLessThan(250)
  expect(lab.store.feed.last()).toBe(0)
  expect(lab.store.events.list(id)).toEqual([])

  other.child.process.kill('SIGKILL')
  await other.child.ended
  await until(
    () => {
      lab.clock.advance(5_000)
      return lab.store.events.list(id).length === 1
    },
    () => JSON.stringify(lab.log.lines),
  )
  await lab.stop()
  opened.close()
})

/** A machine that is busy with others only ever adds to what is measured, so the least of three counts. */
async function longestPause(work: () => void): Promise<number> {
  const times = [await measure(work), await measure(work), await measure(work)]
  return Math.min(...times)
}

/** The longest that nothing else could happen while `work` was done and for a moment after it. */
async function measure(work: () => void): Promise<number> {
  const seen = { last: performance.now(), longest: 0 }
  const look = (): void => {
    const now = performance.now()
    seen.longest = Math.max(seen.longest, now - seen.last)
    seen.last = now
  }
  const timer = setInterval(look, 2)
  await new Promise((resolve) => setTimeout(resolve, 10))
  seen.longest = 0
  work()
  await new Promise((resolve) => setTimeout(resolve, 30))
  look()
  clearInterval(timer)
  return seen.longest
}
