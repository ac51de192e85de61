import { HookeError } from '../../domain/errors.ts'
import type { Comment, ListedIssue } from '../../domain/issue.ts'
import type { Person } from '../../store/people.ts'
import type { TrackerLink } from '../../store/tracker-links.ts'
import type { Commands } from '../commands.ts'
import { beginFrom } from '../decide/new-experiment.ts'
import type { EngineDeps } from '../deps.ts'
import { carryOut } from './commands/carry-out.ts'
import { parseComment, type TrackerCommand } from './commands/parse.ts'
import { outward } from './outward.ts'
import { DONE, queuePost } from './posts.ts'
import { personOf, trackerNamed } from './projection.ts'

export type TakeDeps = EngineDeps & { readonly commands: Commands }

/**
 * A comment counts once, as it stood when it was first read, for the person with its author's immutable id (T-3). Rows
 * and reply are one commit with what it ordered; what it may not or cannot order is said in the reply.
 */
export function takeComment(deps: TakeDeps, issue: ListedIssue, comment: Comment, since: number): void {
  const { tracker } = issue
  const isKnown = deps.store.trackerIssues.comment(tracker, comment.id) !== undefined
  if (comment.key !== null || comment.author.isBot || isKnown) return
  const keep = (outcome: string): boolean =>
    deps.store.trackerIssues.addComment({
      ...{ tracker, issueId: issue.id, outcome },
      comment: { ...comment, body: deps.mask(comment.body) },
    })
  const { commands, problems } = parseComment(comment.body)
  if (commands.length === 0 && problems.length === 0) keep('text')
  // what was there before anybody watched is history
  else if (comment.createdAt < since) keep('old')
  else order(deps, { issue, comment, commands, problem: problems[0] }, keep)
}

function order(
  deps: TakeDeps,
  { issue, comment, commands, problem }: Omit<Ordered, 'person'> & { problem: string | undefined },
  keep: Keep,
): void {
  const person = personOf(deps, trackerNamed(deps, issue.tracker), comment.author)
  const refused = whyNot(person, comment) ?? problem
  if (refused !== undefined) settle(deps, { issue, comment, done: false, words: [refused] }, keep)
  else if (person !== undefined) obey(deps, { issue, comment, person, commands }, keep)
}

/** Edited before it was read, nobody knows who wrote what it says now. */
function whyNot(person: Person | undefined, { editedAt }: Comment): string | undefined {
  if (person === undefined) return 'this account belongs to nobody under [people]; an admin adds its id there'
  if (editedAt !== null) return 'the comment was edited before it was read: write it as a new one'
  return undefined
}

interface Ordered {
  readonly issue: ListedIssue
  readonly comment: Comment
  readonly person: Person
  readonly commands: readonly TrackerCommand[]
}

type Keep = (outcome: string) => boolean

function obey(deps: TakeDeps, ordered: Ordered, keep: Keep): void {
  const { store } = deps
  const { issue, comment } = ordered
  try {
    store.transaction(() => settle(deps, { issue, comment, done: true, words: allDone(deps, ordered) }, keep))
  } catch (error) {
    if (!(error instanceof HookeError) || error.retryable) throw error
    const { message, found, advice } = error
    const words = [
      [message, found && `found: ${found}`, advice && `do: ${advice}`].filter(Boolean).join('; '),
    ]
    settle(deps, { issue, comment, done: false, words }, keep)
  }
}

/** All commands of a comment or none. */
function allDone(deps: TakeDeps, { issue, person, commands }: Ordered): readonly string[] {
  const actor = { name: person.name, channel: 'tracker' as const }
  return commands.map((command) => {
    const link = linkOf(deps, issue)
    if (link !== undefined && command.kind !== 'plan')
      return carryOut(deps, { id: link.experiment, actor }, command)
    if (command.kind === 'plan') return `${beginFrom(deps, issue, actor).id} plans it`
    throw new HookeError('request.conflict', 'no experiment belongs to this issue yet', {
      advice: '/hooke plan begins one',
    })
  })
}

function linkOf({ store }: TakeDeps, { tracker, id }: ListedIssue): TrackerLink | undefined {
  return store.trackerLinks.byIssue(tracker, id)
}

interface Settled {
  readonly issue: ListedIssue
  readonly comment: Comment
  readonly done: boolean
  readonly words: readonly string[]
}

/** Whoever is not listed is told so once below an issue, however much they write. */
function replyTo(deps: TakeDeps, { id, tracker }: ListedIssue, comment: Comment): string {
  const person = personOf(deps, trackerNamed(deps, tracker), comment.author)
  return person === undefined ? `stranger/${id}/${comment.author.id}` : comment.id
}

/** Where an issue has no experiment there is nobody whose queue a reply could stand in; the log has it. */
function settle(deps: TakeDeps, { issue, comment, done, words }: Settled, keep: Keep): void {
  const { store, log } = deps
  store.transaction(() => {
    keep(done ? 'done' : 'refused')
    const link = linkOf(deps, issue)
    const fields = {
      event: 'comment.ordered',
      tracker: issue.tracker,
      issue: issue.ref,
      comment: comment.id,
      done,
    }
    log.info({ ...fields, words: words.join('; ') }, 'a comment was taken')
    if (link === undefined) return
    const key = `reply/${issue.tracker}/${replyTo(deps, issue, comment)}`
    const body = [done ? DONE : '**Not done.**', ...words.map(outward)].join('\n\n')
    queuePost(deps, link.experiment, { key, post: { kind: 'comment', body } })
  })
}
