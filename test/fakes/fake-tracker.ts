import { HookeError } from '../../src/domain/errors.ts'
import type { Comment, Issue, ListedIssue, TrackerStatus, TrackerUser } from '../../src/domain/issue.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { wasMoved } from '../../src/trackers/shared/moved.ts'
import { writeSections } from '../../src/trackers/shared/sections.ts'
import type { NewIssue, Show, Shown, Tracker } from '../../src/trackers/tracker.ts'

export const HOOKE: TrackerUser = { id: 'u-hooke', name: 'Hooke', isBot: true }

/** What goes wrong at the service. */
export interface TrackerWeather {
  /** Answers nothing. */
  down: boolean
  /** Does what it is asked, so many times, and the answer is lost. */
  losesReplies: number
  /** Refuses until then, and says so. */
  limitedUntil: number
}

type Posted = { -readonly [Key in keyof Comment]: Comment[Key] } & { updatedAt: number }
type Kept = { -readonly [Key in keyof ListedIssue]: ListedIssue[Key] } & {
  key: string | null
  parent: string | null
}

/** A tracker outside, in memory: the truth of what is there, what people do, and the weather. */
export interface FakeTracker {
  readonly tracker: Tracker
  readonly issues: Map<string, Kept>
  readonly comments: Posted[]
  readonly files: Map<string, string>
  readonly weather: TrackerWeather
  /** Each request by the name of the call, in order. */
  readonly requests: string[]
  /** What a person makes, moves, deletes or says there. */
  open(given?: Partial<Kept>): Kept
  say(ref: string, body: string, author?: TrackerUser): Posted
  edit(comment: Posted, body: string): void
  move(ref: string, status: string): void
  remove(ref: string): void
  /** The words of our comments below an issue. */
  ours(ref: string): readonly string[]
}

export const ADA_THERE: TrackerUser = { id: 'u-ada', name: 'Ada L.', isBot: false }
const COLUMNS: Partial<Record<TrackerStatus, string>> = {
  done: 'Done',
  cancelled: 'Canceled',
  'needs you': 'Waiting',
}
const columnOf = (status: TrackerStatus): string => COLUMNS[status] ?? `Doing: ${status}`

export function createFakeTracker({ clock, name = 'team' }: { clock: Clock; name?: string }): FakeTracker {
  const desk: Desk = {
    ...{ clock, name, issues: new Map(), comments: [], files: new Map(), requests: [], made: { n: 0 } },
    weather: { down: false, losesReplies: 0, limitedUntil: 0 },
  }
  const { issues, comments, files, weather, requests } = desk
  return {
    tracker: trackerOf(desk),
    ...{ issues, comments, files, weather, requests },
    open: (given = {}) => add(desk, { author: ADA_THERE, ...given }),
    say: (ref, body, author = ADA_THERE) => post(desk, { ref, body, author, key: null }),
    edit: (comment, body) => Object.assign(comment, { body, editedAt: clock.now(), updatedAt: clock.now() }),
    move: (ref, status) => {
      Object.assign(get(desk, ref), { status, state: stateOf(status), updatedAt: clock.now() })
    },
    remove: (ref) => void issues.delete(get(desk, ref).id),
    ours: (ref) => comments.filter((one) => one.issue === ref && one.key !== null).map(({ body }) => body),
  }
}

interface Desk extends Pick<FakeTracker, 'issues' | 'comments' | 'files' | 'weather' | 'requests'> {
  readonly clock: Clock
  readonly name: string
  readonly made: { n: number }
}

function trackerOf(desk: Desk): Tracker {
  const { name, clock } = desk
  const ask = <Answer>(call: string, signal: AbortSignal, work: () => Answer): Promise<Answer> =>
    answer(desk, { call, signal }, work)
  return {
    ...{ name, kind: 'linear', refOf },
    probe: (signal) => ask('probe', signal, () => ({ ok: true, detail: 'as Hooke', problems: [] })),
    read: (ref, signal) => ask('read', signal, () => toIssue(desk, get(desk, ref))),
    comments: (ref, since, signal) =>
      ask('comments', signal, () => {
        const issue = get(desk, ref)
        return desk.comments
          .filter((one) => one.issue === issue.ref && (since === null || one.updatedAt >= since))
          .map(toComment)
      }),
    changes: (cursor, signal) =>
      ask('changes', signal, () => {
        const from = Number(cursor ?? 0)
        return {
          issues: [...desk.issues.values()].filter(({ updatedAt }) => updatedAt >= from).map(toListed),
          comments: desk.comments.filter(({ updatedAt }) => updatedAt >= from).map(toComment),
          cursor: String(clock.now()),
          more: false,
        }
      }),
    create: ({ earlier: _known, ...issue }, signal) => ask('create', signal, () => create(desk, issue)),
    comment: ({ key, issue, body }, signal) =>
      ask('comment', signal, () => {
        const { ref } = get(desk, issue)
        const known = desk.comments.find((one) => one.key === key)
        return toComment(known ?? post(desk, { ref, body, author: HOOKE, key }))
      }),
    show: (shown, signal) => ask('show', signal, () => show(desk, shown)),
    attach: ({ key, issue, fileName }, signal) =>
      ask('attach', signal, () => {
        get(desk, issue)
        desk.files.set(key, `https://files.example.org/${fileName}`)
        return { url: desk.files.get(key) ?? null }
      }),
  }
}

async function answer<Answer>(
  { weather, clock, requests }: Desk,
  { call, signal }: { call: string; signal: AbortSignal },
  work: () => Answer,
): Promise<Answer> {
  await Promise.resolve()
  signal.throwIfAborted()
  requests.push(call)
  if (weather.limitedUntil > clock.now())
    throw new HookeError('tracker.unreachable', 'limited', { retryable: true, retryAt: weather.limitedUntil })
  if (weather.down) throw new HookeError('tracker.unreachable', 'no answer', { retryable: true })
  const found = work()
  if (weather.losesReplies > 0) {
    weather.losesReplies -= 1
    throw new HookeError('tracker.unreachable', 'the answer was lost', { retryable: true })
  }
  return found
}

function get({ issues }: Desk, ref: string): Kept {
  const found = issues.get(ref) ?? [...issues.values()].find((one) => one.ref === (refOf(ref) ?? ref))
  if (found !== undefined) return found
  throw new HookeError('notFound', `there is no issue ${ref}`)
}

function add({ clock, issues, made, name }: Desk, given: Partial<Kept>): Kept {
  made.n += 1
  const at = clock.now()
  const issue: Kept = {
    ...{ id: `i-${made.n}`, ref: `ENG-${made.n}`, tracker: name, title: 'Does optimism pay?', body: '' },
    ...{ author: HOOKE, assignee: null, labels: [], priority: 0, status: 'Todo', state: 'open' },
    ...{ delegated: false, url: `https://linear.example.org/ENG-${made.n}`, createdAt: at, updatedAt: at },
    ...{ key: null, parent: null },
    ...given,
  }
  issues.set(issue.id, issue)
  return issue
}

function create(desk: Desk, { key, title, body, labels, priority, parent }: NewIssue): Issue {
  const known = [...desk.issues.values()].find((one) => one.key === key)
  return toIssue(desk, known ?? add(desk, { key, title, body, labels: [...labels], priority, parent }))
}

function post(
  { clock, comments, made }: Desk,
  { ref, body, author, key }: { ref: string; body: string; author: TrackerUser; key: string | null },
): Posted {
  made.n += 1
  const at = clock.now()
  const comment = {
    id: `c-${made.n}`,
    key,
    issue: ref,
    author,
    body,
    createdAt: at,
    editedAt: null,
    updatedAt: at,
  }
  comments.push(comment)
  return comment
}

function show(desk: Desk, { issue: ref, status, comment, sections }: Show): Shown {
  const issue = get(desk, ref)
  const before = JSON.stringify(issue)
  const moved = status !== undefined && wasMoved(issue.status, status, columnOf)
  if (status !== undefined && !moved) issue.status = columnOf(status.to)
  issue.state = stateOf(issue.status)
  if (sections !== undefined) issue.body = writeSections(issue.body, sections)
  if (JSON.stringify(issue) !== before) issue.updatedAt = desk.clock.now()
  return {
    issue: toListed(issue),
    moved,
    comment: comment === undefined ? null : showComment(desk, issue, comment.body),
  }
}

function showComment(desk: Desk, { ref }: Kept, body: string): string {
  const key = `${ref}/status`
  const known = desk.comments.find((one) => one.key === key)
  if (known === undefined) return post(desk, { ref, body, author: HOOKE, key }).id
  if (known.body !== body) Object.assign(known, { body, updatedAt: desk.clock.now() })
  return known.id
}

const stateOf = (status: string): ListedIssue['state'] =>
  status === 'Done' ? 'completed' : status === 'Canceled' ? 'cancelled' : 'open'

function refOf(text: string): string | null {
  const ref = text.trim().toUpperCase()
  return /^ENG-\d+$/.test(ref) ? ref : null
}

const toComment = ({ updatedAt: _at, ...comment }: Posted): Comment => ({ ...comment })
const toListed = ({ key: _key, parent: _parent, ...issue }: Kept): ListedIssue => ({
  ...issue,
  labels: [...issue.labels],
})

function toIssue({ issues }: Desk, issue: Kept): Issue {
  const children = [...issues.values()].filter(({ parent }) => parent === issue.ref)
  return {
    ...toListed(issue),
    relations: [
      ...(issue.parent === null ? [] : [{ kind: 'parent' as const, ref: issue.parent }]),
      ...children.map(({ ref }) => ({ kind: 'child' as const, ref })),
    ],
  }
}
