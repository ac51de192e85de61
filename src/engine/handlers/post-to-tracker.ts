import { readFile } from 'node:fs/promises'
import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { EngineDeps } from '../deps.ts'
import type { EffectContext, EffectOf, Handle, Outcome } from '../handler.ts'
import { transcriptFileOf } from '../transcript-file.ts'
import { requireGone } from '../trackers/absence.ts'
import { noteGone } from '../trackers/human-move.ts'
import { outwardIn } from '../trackers/outward.ts'
import { type Projection, projectionOf } from '../trackers/projection.ts'
import { followUpIssue } from './publish/follow-up-issue.ts'

type Context = EffectContext<EffectOf<'tracker.post'>>

/** Delivers one queued message: a comment, an issue of a chosen follow-up, a file (T-1, T-5, T-6). */
export function postToTracker(deps: EngineDeps): Handle<'tracker.post'> {
  return async (context) => {
    const place = projectionOf(deps, context.experiment)
    // an issue that was deleted is never made again
    if (place === null || (place.link?.gone ?? null) !== null) return { event: null }
    try {
      return await deliver(deps, place, context)
    } catch (error) {
      const isAbsent = error instanceof HookeError && error.code === 'notFound'
      if (!isAbsent || place.link === undefined) throw error
      const { id } = context.experiment
      await requireGone(deps, { id, tracker: place.tracker }, context.signal)
      return { event: null, rows: () => noteGone(deps, { id }, place.tracker.name) }
    }
  }
}

function deliver(deps: EngineDeps, place: Projection, context: Context): Promise<Outcome> {
  switch (context.effect.post.kind) {
    case 'comment':
      return postComment(place, context, context.effect.post)
    case 'followUp':
      return makeFollowUp(deps, place, context)
    case 'file':
      return attachFile(deps, place, context)
    case 'transcripts':
      return attachTranscripts(deps, place, context)
  }
}

async function postComment(
  { tracker, ref }: Projection,
  { key, earlier, signal }: Context,
  { body }: { body: string },
): Promise<Outcome> {
  await tracker.comment({ key, issue: ref, author: 'hooke', body, earlier }, signal)
  return { event: null }
}

async function makeFollowUp(
  deps: EngineDeps,
  { tracker, ref }: Projection,
  { experiment, effect, key, earlier, signal }: Context,
): Promise<Outcome> {
  const { post } = effect
  if (post.kind !== 'followUp') return { event: null }
  const followUp = deps.store.followUps.list(experiment.id).find(({ n }) => n === post.n)
  if (followUp === undefined) return { event: null }
  const say = outwardIn(deps)
  const { title, body } = followUpIssue(followUp.proposal, { experiment, planHash: post.planHash, say })
  const issue = await tracker.create(
    {
      ...{ key, study: experiment.study, title: deps.mask(title), body: deps.mask(body) },
      ...{ author: 'hooke', priority: 0 },
      ...{ labels: ['follow-up'], parent: ref, earlier },
    },
    signal,
  )
  return {
    event: null,
    rows: () => {
      deps.store.trackerIssues.put(issue, deps.clock.now())
      deps.store.followUps.setIssue(experiment.id, post.n, issue.ref)
    },
  }
}

async function attachFile(
  deps: EngineDeps,
  { tracker, ref }: Projection,
  { experiment, effect, key, signal }: Context,
): Promise<Outcome> {
  const { post } = effect
  if (post.kind !== 'file') return { event: null }
  const artifact = deps.store.artifacts.list(experiment.id).find(({ name }) => name === post.artifact)
  if (artifact === undefined) return { event: null }
  const bytes = await readFile(deps.artifacts.pathOf(artifact.sha256))
  const fileName = post.artifact.split('/').at(-1) ?? post.artifact
  const url = pageOf(deps, experiment.id)
  await tracker.attach(
    { key, issue: ref, title: post.title, fileName, contentType: post.contentType, bytes, url },
    signal,
  )
  return { event: null }
}

/** What agents said, as one file; it was masked when it was stored, and is once more with the secrets of today. */
async function attachTranscripts(
  deps: EngineDeps,
  { tracker, ref }: Projection,
  { experiment: { id }, key, signal }: Context,
): Promise<Outcome> {
  const text = deps.mask(transcriptFileOf(deps, id))
  const bytes = new TextEncoder().encode(text)
  const [fileName, title] = [`${id}-transcripts.md`, `Transcripts of ${id}`]
  await tracker.attach(
    { key, issue: ref, title, fileName, contentType: 'text/markdown', bytes, url: pageOf(deps, id) },
    signal,
  )
  return { event: null }
}

const pageOf = ({ publicUrl }: EngineDeps, id: ExperimentId): string | null =>
  publicUrl == null ? null : `${publicUrl}/experiments/${id}`
