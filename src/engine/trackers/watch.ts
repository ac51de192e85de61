import { asError, HookeError } from '../../domain/errors.ts'
import type { Comment, ListedIssue } from '../../domain/issue.ts'
import type { StoredHint } from '../../store/tracker-hints.ts'
import type { Tracker } from '../../trackers/tracker.ts'
import { lookAtSession } from './look-at-session.ts'
import { requireGone } from './absence.ts'
import { isOldNews } from './old-news.ts'
import { lookAtSessionsOf } from './sessions-of.ts'
import { FIRST_SWEEP_MS, sweepWhenDue } from './missing.ts'
import { takeComment, type TakeDeps } from './take-comment.ts'
import { asksToBegin } from './intake.ts'
import { takeGone, takeIn, takeIssue } from './take-issue.ts'
import { WATCHED, type Watched } from './watched.ts'

/** Looks at trackers outside: at once where a webhook hinted, and slowly at all that changed (T-2). */
export interface TrackerWatch {
  start(): void
  /** Something was hinted at; looks as soon as it may. */
  wake(): void
  stop(): Promise<void>
}

const PAGES = 50
/** A hint that finds nobody home is looked at again, ever later; the poll finds the same by then. */
const HINT_AGAIN_MS = 10_000
/** Comments so little older than the watch are still orders: clocks differ, and GitHub's times are whole seconds. */
const JUST_BEFORE_MS = 10_000

interface Post {
  readonly tracker: Tracker
  readonly watched: Watched
  nextPoll: number
  nextSweep: number
  going: Promise<void> | null
  again: boolean
  /** Issues that ask to be begun and were not; null before all that are known were looked at once. */
  refused: readonly string[] | null
  stopAlarm: () => void
}

export function createTrackerWatch(deps: TakeDeps): TrackerWatch {
  const stopped = new AbortController()
  const posts = [...(deps.trackers?.values() ?? [])]
    .filter(({ kind }) => kind !== 'embedded')
    .map((tracker): Post => {
      const watched = deps.watched?.(tracker.name) ?? WATCHED
      const nextSweep = deps.clock.now() + FIRST_SWEEP_MS
      return {
        tracker,
        watched,
        nextPoll: 0,
        nextSweep,
        going: null,
        again: false,
        refused: null,
        stopAlarm: () => undefined,
      }
    })
  const look = (post: Post): void => {
    if (stopped.signal.aborted) return
    post.again = post.going !== null
    post.going ??= round(deps, post, stopped.signal).finally(() => {
      post.going = null
      deps.wake?.()
      if (post.again) look(post)
      else setAlarm(deps, post, () => look(post), stopped.signal)
    })
  }
  return {
    start: () => posts.forEach(look),
    wake: () => posts.forEach(look),
    async stop() {
      stopped.abort()
      for (const post of posts) post.stopAlarm()
      for (const { going } of posts) await going
    },
  }
}

function setAlarm({ clock }: TakeDeps, post: Post, look: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  post.stopAlarm()
  post.stopAlarm = clock.after(Math.max(1, post.nextPoll - clock.now()), look, { quiet: true })
}

/** Nothing that goes wrong here stops the daemon or an experiment: it is looked at again. */
async function round(deps: TakeDeps, post: Post, signal: AbortSignal): Promise<void> {
  const { clock, log } = deps
  const { tracker, watched } = post
  try {
    const isDue = clock.now() >= post.nextPoll
    // before anything that can throw: the alarm is set to it
    if (isDue) post.nextPoll = clock.now() + watched.pollEveryMs
    beginWatching(deps, tracker)
    await followHints(deps, post, signal)
    if (isDue) askAgain(deps, post)
    if (isDue) await poll(deps, post, signal)
    if (isDue) await sweepWhenDue(deps, post, signal)
  } catch (thrown) {
    if (signal.aborted) return
    const error = asError(thrown)
    if (error instanceof HookeError && error.retryAt !== undefined)
      post.nextPoll = Math.max(post.nextPoll, error.retryAt)
    const found = error instanceof HookeError ? error.found : undefined
    const fields = { event: 'tracker.unwatched', tracker: tracker.name, reason: error.message, found }
    log.warn(withStack(fields, error), 'a tracker was not read')
  }
}

/** What nobody threw on purpose is a bug: its place is needed. */
const withStack = (fields: Readonly<Record<string, string | undefined>>, error: Error) =>
  error instanceof HookeError ? fields : { ...fields, stack: error.stack }

/** From here on comments count; before anything is read, so that no hint is taken for history. */
function beginWatching({ store, clock }: TakeDeps, { name }: Tracker): void {
  if (store.trackerIssues.cursor(name) !== undefined) return
  store.transaction(() => store.trackerIssues.setCursor(name, '', clock.now() - JUST_BEFORE_MS))
}

/** Whoever may begin it, or what the configuration says, may have changed since an issue was refused. */
function askAgain(deps: TakeDeps, post: Post): void {
  const { store } = deps
  const { tracker, watched } = post
  const refused = post.refused ?? store.trackerIssues.ids(tracker.name)
  const known = refused.flatMap((id) => store.trackerIssues.find(tracker.name, id) ?? [])
  const asking = known.filter((issue) => asksToBegin(deps, issue, watched))
  for (const issue of asking) takeIn(deps, issue)
  post.refused = asking.filter((issue) => asksToBegin(deps, issue, watched)).map(({ id }) => id)
}

async function poll(deps: TakeDeps, post: Post, signal: AbortSignal): Promise<void> {
  const { tracker, watched } = post
  const { store, clock } = deps
  for (let page = 0; page < PAGES; page += 1) {
    const { cursor = '' } = store.trackerIssues.cursor(tracker.name) ?? {}
    const found = await tracker.changes(cursor === '' ? null : cursor, signal)
    signal.throwIfAborted()
    for (const issue of found.issues) {
      takeIssue(deps, issue, watched)
      if (asksToBegin(deps, issue, watched)) post.refused = [...(post.refused ?? []), issue.id]
    }
    await takeComments(deps, tracker, found.comments, { watched, signal })
    await lookAtSessionsOf(deps, found, { tracker, watched, signal })
    // last: what was not taken is listed again
    store.transaction(() => store.trackerIssues.setCursor(tracker.name, found.cursor, clock.now()))
    if (!found.more) return
  }
}

async function takeComments(
  deps: TakeDeps,
  tracker: Tracker,
  comments: readonly Comment[],
  { watched, signal }: { watched: Watched; signal: AbortSignal },
): Promise<void> {
  const since = deps.store.trackerIssues.cursor(tracker.name)?.since ?? Infinity
  for (const comment of comments.toSorted((a, b) => a.createdAt - b.createdAt)) {
    const issue = await issueOf(deps, tracker, comment, { watched, signal })
    if (issue !== undefined) takeComment(deps, issue, comment, since)
  }
}

async function issueOf(
  deps: TakeDeps,
  tracker: Tracker,
  { issue: ref, key, author }: Comment,
  { watched, signal }: { watched: Watched; signal: AbortSignal },
): Promise<ListedIssue | undefined> {
  const known = deps.store.trackerIssues.byRef(tracker.name, ref)
  if (known !== undefined || key !== null || author.isBot) return known
  return readIssue(deps, { tracker, watched }, ref, signal)
}

async function readIssue(
  deps: TakeDeps,
  { tracker, watched }: Pick<Post, 'tracker' | 'watched'>,
  ref: string,
  signal: AbortSignal,
): Promise<ListedIssue | undefined> {
  return takeIfThere(deps, { tracker, watched, ref, signal }, () => tracker.read(ref, signal))
}

/** Of another team or project; one that was moved there is followed all the same. */
function isOfOthers({ store }: TakeDeps, { elsewhere, tracker, id }: ListedIssue): boolean {
  return elsewhere === true && store.trackerLinks.byIssue(tracker, id) === undefined
}

interface Asked {
  readonly ref: string
  readonly signal: AbortSignal
}

/** Takes what is read, or that it is gone. */
async function takeIfThere(
  deps: TakeDeps,
  { tracker, watched, ref, signal }: Pick<Post, 'tracker' | 'watched'> & Asked,
  read: () => Promise<ListedIssue>,
): Promise<ListedIssue | undefined> {
  try {
    const issue = await read()
    if (isOfOthers(deps, issue)) return undefined
    takeIssue(deps, issue, watched)
    return issue
  } catch (error) {
    if (!(error instanceof HookeError) || error.code !== 'notFound') throw error
    const known =
      deps.store.trackerIssues.find(tracker.name, ref) ?? deps.store.trackerIssues.byRef(tracker.name, ref)
    const link = known === undefined ? undefined : deps.store.trackerLinks.byIssue(tracker.name, known.id)
    if (link?.gone === null) await requireGone(deps, { id: link.experiment, tracker }, signal)
    takeGone(deps, tracker.name, ref)
    return undefined
  }
}

/** A session must be answered within seconds. */
const hastyFirst = (hints: readonly StoredHint[]): readonly StoredHint[] =>
  hints.toSorted((a, b) => Number(b.kind === 'session') - Number(a.kind === 'session'))

async function followHints(deps: TakeDeps, post: Post, signal: AbortSignal): Promise<void> {
  const { store, clock } = deps
  const { tracker } = post
  for (const hint of hastyFirst(store.trackerHints.due(tracker.name, clock.now()))) {
    try {
      if (!isOldNews(deps, hint)) await followHint(deps, post, hint, signal)
      store.transaction(() => store.trackerHints.done(hint))
    } catch (thrown) {
      if (signal.aborted) throw thrown
      const error = asError(thrown)
      const until = againAt(error, clock.now() + HINT_AGAIN_MS * 2 ** Math.min(hint.tries, 6))
      store.transaction(() => store.trackerHints.postpone(hint, until))
      const fields = { event: 'tracker.hint', tracker: tracker.name, reason: error.message }
      deps.log.warn(withStack(fields, error), 'a hint is followed later')
    }
  }
}

const againAt = (error: Error, at: number): number =>
  error instanceof HookeError ? Math.max(at, error.retryAt ?? 0) : at

/** The payload said only where to look: issue and comments are read again. */
async function followHint(deps: TakeDeps, post: Post, hint: StoredHint, signal: AbortSignal): Promise<void> {
  const { tracker, watched } = post
  if (hint.kind === 'session') return lookAtSession(deps, { tracker, watched, session: hint.ref, signal })
  if (await wasReadWithSession(deps, post, hint, signal)) return
  const comments =
    (await newComments(deps, post, hint, signal)) ??
    (await readAll(deps, post, tracker.refOf(hint.ref) ?? hint.ref, signal))
  await takeComments(deps, tracker, comments, { watched, signal })
}

/** Where all that is new are comments of an issue that is known, they are read without it (F-8); null where they are not. */
async function newComments(
  { store }: TakeDeps,
  { tracker }: Post,
  { ref, news }: StoredHint,
  signal: AbortSignal,
): Promise<readonly Comment[] | null> {
  // what reads both at once saves nothing
  if (tracker.readWithComments !== undefined || news?.every(({ kind }) => kind === 'comment') !== true)
    return null
  const known = store.trackerIssues.byRef(tracker.name, tracker.refOf(ref) ?? ref)
  if (known === undefined) return null
  try {
    return await tracker.comments(known.ref, null, signal)
  } catch (error) {
    // the issue is gone: who reads all finds that out
    if (error instanceof HookeError && error.code === 'notFound') return null
    throw error
  }
}

/** An issue that was delegated is read with its session, where people may say something, too. */
async function wasReadWithSession(
  deps: TakeDeps,
  { tracker, watched }: Post,
  { ref }: StoredHint,
  signal: AbortSignal,
): Promise<boolean> {
  const known = deps.store.trackerSessions.ofIssue(tracker.name, ref)
  if (known === undefined || tracker.agentSessions === undefined) return false
  try {
    await lookAtSession(deps, { tracker, watched, session: known.session, signal })
    return true
  } catch (error) {
    // the session, or the issue, is gone
    if (!(error instanceof HookeError) || error.code !== 'notFound') throw error
    return false
  }
}

/** The issue, which is taken, and its comments; in one request where the tracker can (F-8). */
async function readAll(
  deps: TakeDeps,
  { tracker, watched }: Pick<Post, 'tracker' | 'watched'>,
  ref: string,
  signal: AbortSignal,
): Promise<readonly Comment[]> {
  let comments: readonly Comment[] | undefined
  const read = async (): Promise<ListedIssue> => {
    const both = await tracker.readWithComments?.(ref, signal)
    const issue = both?.issue ?? (await tracker.read(ref, signal))
    comments = both?.comments ?? (issue.commentCount === 0 ? [] : undefined)
    return issue
  }
  const issue = await takeIfThere(deps, { tracker, watched, ref, signal }, read)
  if (issue === undefined) return []
  return comments ?? tracker.comments(issue.ref, null, signal)
}
