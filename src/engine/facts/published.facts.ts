import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { Result } from '../../store/results.ts'
import type { EngineDeps } from '../deps.ts'
import { STATUS_OF } from '../trackers/status-of.ts'
import { editionOf, publicationKey } from '../handlers/publish/publication.ts'
import { queuedSections } from '../handlers/publish/queued.ts'
import { mentions } from '../../lib/mentions.ts'
import { waitFor } from '../runs/wait.ts'
import type { Gather, GateContext } from './gather.ts'
import { listItems, sectionOf } from './issue-sections.ts'

type Facts = FactsOf['published']

const LISTING_LAG_MS = 2_000

/** What is out, read back from repository, remote, tracker and artifact store. */
export const gatherPublished: Gather<'published'> = async (deps, context, signal) => {
  const { experiment } = context
  const result = deps.store.results.find(experiment.id)
  if (result === undefined)
    throw new HookeError('record.incomplete', `${experiment.id} has no approved result`, {
      advice: `hooke approve ${experiment.id}`,
    })
  const { repository } = deps.study(experiment.study)
  const { head } = await deps.worktrees.locate(repository, experiment.id)
  const logbook = await logbookOf(deps, context, { head, result })
  const issue = await issueOf(deps, context, signal)
  return {
    commit: head,
    recordHash: result.recordHash ?? 'none',
    tag: await tagOf(deps, context, result),
    merge: await mergeOf(deps, context, result),
    issue: issue === null ? null : { ...issue, ref: linkedRef(deps, context, { ref: issue.ref, logbook }) },
    expectedStatus: STATUS_OF.done,
    logbook,
    artifacts: await reachableOf(deps, context),
    deliveries: await deliveriesOf(deps, context, { result, signal }),
    followUps: followUpsOf(deps, context),
  }
}

async function tagOf(deps: EngineDeps, { experiment }: GateContext, { tag }: Result): Promise<Facts['tag']> {
  const { repository } = deps.study(experiment.study)
  const found = (await deps.worktrees.tags(repository, `result/${experiment.id}-v`)).find(
    ({ name }) => name === tag,
  )
  if (found === undefined) return null
  const ref = `refs/tags/${found.name}`
  const remote = await deps.worktrees.remoteRefs(repository, [ref])
  const { name, commit, object, message } = found
  return { name, commit, object, message, onRemote: remote === null ? null : (remote[ref] ?? false) }
}

async function mergeOf(
  deps: EngineDeps,
  { experiment }: GateContext,
  { mergeCommit }: Result,
): Promise<Facts['merge']> {
  const { repository } = deps.study(experiment.study)
  const wanted = approvedOf(deps, experiment).merge
  if (mergeCommit === null) return { wanted, commit: null, onTarget: false }
  const beyond = await deps.worktrees.log(repository, repository.mergeTarget, mergeCommit)
  return { wanted, commit: mergeCommit, onTarget: beyond.length === 0 }
}

function approvedOf(
  { store }: EngineDeps,
  { id }: GateContext['experiment'],
): { merge: boolean; followUps: readonly number[] } {
  const event = store.events.latest(id, 'result.approved')?.event
  if (event?.type === 'result.approved' && 'merge' in event)
    return event as { merge: boolean; followUps: readonly number[] }
  return { merge: false, followUps: [] }
}

async function issueOf(
  deps: EngineDeps,
  { experiment: { id, issue: ref } }: GateContext,
  signal: AbortSignal,
): Promise<Facts['issue']> {
  if (ref === null) return null
  const queued = deps.store.trackerLinks.find(id) === undefined ? null : queuedSections(deps, id)
  if (queued !== null) return asQueued(ref, queued)
  const { body, status } = await deps.tracker.read(ref, signal)
  return {
    ref,
    tldr: sectionOf(body, 'TL;DR'),
    nextSteps: listItems(sectionOf(body, 'Next steps')),
    body,
    status,
  }
}

/** An entry that was sealed before a person published the issue links to the old one, which leads to the new. */
function linkedRef(
  { store }: EngineDeps,
  { experiment }: GateContext,
  { ref, logbook }: { readonly ref: string; readonly logbook: Facts['logbook'] },
): string {
  const old = store.movedIssues.refOf(experiment.id)
  return old === undefined || logbook === null || mentions(logbook.entry, ref) ? ref : old
}

/** What the issue shows with the last stage. */
function asQueued(ref: string, sections: Readonly<Record<string, string>>): Facts['issue'] {
  return {
    ref,
    tldr: sections['TL;DR'] ?? '',
    nextSteps: listItems(sections['Next steps'] ?? ''),
    body: Object.values(sections).join('\n\n'),
    status: STATUS_OF.done,
  }
}

/** The entry of this publication in the logbook as the tagged commit has it. */
async function logbookOf(
  deps: EngineDeps,
  { experiment }: GateContext,
  { head, result }: { head: string; result: Result },
): Promise<Facts['logbook']> {
  const { repository, logbook: path } = deps.study(experiment.study)
  const text = await deps.worktrees.show(repository, head, path)
  const marker = `<!-- entry ${keyOf(deps, experiment, result)} `
  const entry = text?.split(/^(?=<!-- entry )/m).find((each) => each.startsWith(marker))
  return entry === undefined ? null : { path, entry }
}

function keyOf({ store }: EngineDeps, { id }: GateContext['experiment'], { draftVersion }: Result): string {
  return publicationKey(id, editionOf(store, id, draftVersion))
}

async function reachableOf(
  deps: EngineDeps,
  { experiment: { id } }: GateContext,
): Promise<Facts['artifacts']> {
  const rows = deps.store.artifacts.list(id).map(async ({ name, place, sha256 }) => {
    const { kind } = await deps.artifacts.look(sha256)
    return { name, place, reachable: kind === 'present' }
  })
  const record = deps.recordDir(id)
  return [
    { name: 'record', place: record, reachable: existsSync(join(record, 'record.json')) },
    ...(await Promise.all(rows)),
  ]
}

async function deliveriesOf(
  deps: EngineDeps,
  { experiment }: GateContext,
  { result, signal }: { result: Result; signal: AbortSignal },
): Promise<Facts['deliveries']> {
  if (experiment.issue === null) return []
  const key = `${keyOf(deps, experiment, result)}/result`
  const what = 'the comment with the result'
  if (deps.store.trackerLinks.find(experiment.id) !== undefined)
    return [{ what, queued: isQueued(deps, key) }]
  const queued = await isShown(deps, experiment.issue, { key, signal })
  return [{ what, queued }]
}

function isQueued({ store }: EngineDeps, key: string): boolean {
  const state = store.outbox.byKey(key)?.state
  return state === 'pending' || state === 'started' || state === 'done'
}

/** A tracker's list may lag: what is not in it is looked for once more before it counts as missing. */
async function isShown(
  { tracker, clock }: EngineDeps,
  issue: string,
  { key, signal }: { key: string; signal: AbortSignal },
): Promise<boolean> {
  const look = async (): Promise<boolean> =>
    (await tracker.comments(issue, null, signal)).some((comment) => comment.key === key)
  if (await look()) return true
  await waitFor(clock, LISTING_LAG_MS, { signals: [signal] })
  return look()
}

function followUpsOf(deps: EngineDeps, { experiment }: GateContext): Facts['followUps'] {
  const chosen = approvedOf(deps, experiment).followUps
  return deps.store.followUps
    .list(experiment.id)
    .filter(({ n }) => chosen.includes(n))
    .map(({ n, proposal: { title }, issue }) => ({
      title,
      issue: issue ?? queuedFollowUp(deps, experiment.id, n),
    }))
}

/** A tracker outside makes the issue as soon as it answers. */
function queuedFollowUp({ store }: EngineDeps, id: ExperimentId, n: number): string | null {
  const own = store.outbox
    .list(id)
    .find(
      ({ effect }) =>
        effect.kind === 'tracker.post' && effect.post.kind === 'followUp' && effect.post.n === n,
    )
  return own === undefined || own.state === 'failed' ? null : `queued as ${own.key}`
}
