import { afterEach, describe, expect, it } from 'vitest'
import { HOOKE_APP } from '../../fakes/linear/people.ts'
import { aLinearTracker, type LinearUnderTest } from './a-linear-tracker.ts'

const signal = new AbortController().signal
const words = (text: string): string => `BANDIT-007 ${text}\n\n<!-- hooke:status v1 key=BANDIT-007 -->`

describe('what Linear is shown', () => {
  const running: LinearUnderTest[] = []
  afterEach(async () => {
    for (const under of running.splice(0)) await under.stop()
  })

  /** A delegated issue that shows that the experiment runs. */
  const shown = async () => {
    const under = await aLinearTracker()
    running.push(under)
    const { linear, tracker } = under
    const ref = linear.people.open({ title: 'Explore?', delegateId: HOOKE_APP })
    const [session = ''] = [...linear.state.rows.sessions.keys()]
    const status = { to: 'running', seen: null, tried: [] } as const
    const first = await tracker.show(
      { issue: ref, status, comment: { body: words('runs'), id: null } },
      signal,
    )
    const saying = (key: string) => ({ key, session, activity: { kind: 'thought', body: key } }) as const
    const before = linear.state.asked.length
    return {
      ...{ ...under, ref, session, saying },
      asked: () => linear.state.asked.slice(before).map(({ operation }) => operation),
      /** Shows other words in the column where it was seen last. */
      again: (text: string, key?: string, posting?: { key: string; body: string }) =>
        tracker.show(
          {
            ...(posting === undefined ? {} : { posting }),
            issue: ref,
            status: { to: 'running', seen: first.issue.status, tried: ['running'] },
            comment: { body: words(text), id: first.comment },
            ...(key === undefined ? {} : { saying: saying(key) }),
          },
          signal,
        ),
    }
  }

  it('F-8: other words, and what is said in the session, are one request without a look', async () => {
    const { again, asked, linear, ref, session } = await shown()

    expect(await again('runs on', 'on')).toMatchObject({ moved: false, said: true, issue: { ref } })
    expect(asked()).toEqual(['HookeShowEditSay'])
    expect(linear.people.comments(ref).map(({ body }) => body)).toContain(words('runs on'))
    expect(
      [...linear.state.rows.activities.values()].map((one) => [one.session, one.content['body']]),
    ).toEqual([[session, 'on']])
  })

  it('F-8, row 61: a comment that goes with it is posted once, though the answer was lost', async () => {
    const { again, asked, linear, ref, tracker } = await shown()
    const posting = { key: 'B-7/told/3', body: 'It is your turn.' }
    linear.state.faults.order({ kind: 'lost', operation: 'HookeShowEditTell' })
    await expect(again('asks', undefined, posting)).rejects.toMatchObject({ retryable: true })
    await tracker.comment({ ...posting, issue: ref, author: 'hooke' }, signal)
    const turns = linear.people.comments(ref).filter(({ body }) => body.startsWith('It is your turn.'))
    expect(turns).toHaveLength(1)

    const other = { key: 'B-7/told/4', body: 'Again.' }
    expect(await again('asks again', undefined, other)).toMatchObject({ posted: true })
    expect(asked().at(-1)).toBe('HookeShowEditTell')
  })

  it('T-3: a move of a person is seen all the same, and stands', async () => {
    const { again, linear, ref } = await shown()
    linear.people.move(ref, 'Backlog')

    expect(await again('runs on')).toMatchObject({ moved: true, issue: { status: 'Backlog' } })
    expect(linear.people.state(ref)).toBe('Backlog')
  })

  it('T-1: the same words are not written again', async () => {
    const { again, asked, linear, ref } = await shown()
    const { updatedAt } = linear.people.issue(ref)
    await again('runs')

    expect(asked()).toEqual(['HookeLookWithComment'])
    expect(linear.people.issue(ref).updatedAt).toBe(updatedAt)
  })

  it('T-1: a status comment that a person deleted stays deleted, and the session hears all the same', async () => {
    const { again, linear, ref } = await shown()
    for (const { id, body } of linear.people.comments(ref))
      if (body.includes('hooke:status')) linear.state.rows.comments.delete(id)

    expect(await again('runs on', 'on')).toMatchObject({ moved: false, said: true })
    expect(linear.people.comments(ref).filter(({ body }) => body.includes('hooke:status'))).toEqual([])
    expect(linear.state.rows.activities.size).toBe(1)
  })

  it('T-7: a session that takes nothing keeps the issue from nothing', async () => {
    const { again, linear, ref, session } = await shown()
    linear.state.rows.sessions.delete(session)

    expect(await again('runs on', 'on')).toMatchObject({ said: false })
    expect(linear.people.comments(ref).map(({ body }) => body)).toContain(words('runs on'))
  })

  it('row 62: an issue in the bin is gone, however it is asked', async () => {
    const { again, linear, ref } = await shown()
    const issue = linear.people.issue(ref)
    linear.state.rows.issues.set(issue.id, { ...issue, trashed: true })

    await expect(again('runs on')).rejects.toMatchObject({ code: 'notFound' })
  })
})
