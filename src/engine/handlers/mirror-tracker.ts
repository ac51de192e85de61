import { HookeError } from '../../domain/errors.ts'
import type { EarlierTry } from '../../lib/create-once.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { TrackerSession } from '../../store/tracker-sessions.ts'
import type { Show, Shown } from '../../trackers/tracker.ts'
import type { TrackerLink } from '../../store/tracker-links.ts'
import type { EngineDeps } from '../deps.ts'
import type { EffectContext, EffectOf, Handle, Outcome } from '../handler.ts'
import { noteThere, requireGone } from '../trackers/absence.ts'
import { type BodySections, dueSections, keepSections } from '../trackers/body-sections.ts'
import { noteGone, noteMove } from '../trackers/human-move.ts'
import { outward } from '../trackers/outward.ts'
import { showPullRequest } from '../trackers/pull-request.ts'
import { type Projection, projectionOf } from '../trackers/projection.ts'
import { STATUS_OF } from '../trackers/status-of.ts'
import { noteUnsaid, sayingOf, type StageSaid } from '../trackers/session-mirror.ts'
import { turnComment } from '../trackers/turn-comment.ts'

type Context = EffectContext<EffectOf<'tracker.mirror'>>

/** Shows the stage on the issue: status, and the one comment that is edited in place (T-1). */
export function mirrorTracker(deps: EngineDeps): Handle<'tracker.mirror'> {
  return async (context) => {
    const place = projectionOf(deps, context.experiment)
    if (place === null) return { event: null }
    if (place.link !== undefined) return mirrorOutside(deps, { ...place, link: place.link }, context)
    const { experiment, key, earlier, signal } = context
    const to = STATUS_OF[experiment.stage]
    await place.tracker.show(
      {
        issue: place.ref,
        // publishing sets the last status itself, and the gate `published` reads it back
        ...(experiment.stage === 'publishing' ? {} : { status: { to, seen: null, tried: [] } }),
        comment: { body: deps.mask(statusText(deps, experiment)), id: null },
        earlier: earlier ?? earlierStage(deps, experiment, key),
      },
      signal,
    )
    return { event: null }
  }
}

/** Only the first of an experiment cannot have been sent before: a later one may follow one that was never heard of. */
function earlierStage(
  { clock }: EngineDeps,
  { id, createdAt }: Experiment,
  key: string,
): EarlierTry | undefined {
  return key.startsWith(`${id}/0/`) ? undefined : { since: createdAt, endedBy: clock.steady() }
}

type Linked = Projection & { readonly link: TrackerLink }

/** What stands at this moment is shown, whichever change asked for it: those that waited are shown with it (T-5). */
async function mirrorOutside(deps: EngineDeps, place: Linked, context: Context): Promise<Outcome> {
  const { store } = deps
  const { experiment } = context
  const { id, stage } = experiment
  // what shows nothing new is not asked for: `done` follows at once
  if (place.link.gone !== null || stage === 'publishing') return { event: null }
  const to = STATUS_OF[stage]
  const isLeft = isLeftClosed(place.link, experiment)
  const tried = isLeft ? place.link.tried : [...new Set([...place.link.tried, to])]
  store.transaction(() => store.trackerLinks.setTried(id, tried))
  try {
    const sections = dueSections(deps, experiment)
    const all = await showAll(deps, place, { ...context, sections })
    await showPullRequest(deps, place, context)
    return {
      event: null,
      rows: () => {
        keepShown(deps, context, { ...all, moved: isLeft ? place.link.moved : null })
        if (sections !== null) keepSections(deps, experiment, sections)
      },
    }
  } catch (error) {
    if (!(error instanceof HookeError) || error.code !== 'notFound') throw error
    await requireGone(deps, { id, tracker: place.tracker }, context.signal)
    return { event: null, rows: () => noteGone(deps, experiment, place.tracker.name) }
  }
}

/** The stage, and whose turn it is: in the issue's session, with the stage, or in a comment of its own. */
async function showAll(
  deps: EngineDeps,
  place: Linked,
  context: Context & { readonly sections: BodySections | null },
): Promise<Omit<Kept, 'moved'>> {
  const { experiment } = context
  const saying = sayingOf(deps, place, experiment)
  const earlier = earlierOf(deps, place.link, context)
  // what was tried before is looked for, which a comment of its own can do
  const isFirst = saying === null && earlier === undefined
  const posting = isFirst ? (askingOf(deps, place, experiment) ?? undefined) : undefined
  const shown = await showStage(deps, place, { ...context, saying: saying?.saying, posting })
  const said = saidIn(deps, shown, saying)
  // whoever delegated the issue was asked in its session
  const isTold = said !== null || shown.posted === true
  return { shown, said, told: isTold || (await tellTurn(deps, place, { ...context, earlier })) }
}

function saidIn(deps: EngineDeps, { said }: Shown, saying: StageSaid | null): TrackerSession | null {
  if (saying === null) return null
  if (said === true) return saying.session
  noteUnsaid(deps, saying, 'the session did not take it')
  return null
}

interface Kept {
  readonly shown: Shown
  readonly said: TrackerSession | null
  readonly told: boolean
  /** Where a person put it and it was left. */
  readonly moved: string | null
}

function keepShown(deps: EngineDeps, { experiment, key }: Context, { shown, said, told, moved }: Kept): void {
  const { store, clock } = deps
  const { id, visit } = experiment
  const at = clock.now()
  const { title, body } = shown.issue
  store.trackerIssues.put({ ...shown.issue, title: deps.mask(title), body: deps.mask(body) }, at)
  noteThere(deps, id)
  const { issue, comment } = shown
  store.trackerLinks.setShown({ experiment: id, seen: issue.status, comment, moved, at })
  if (told) store.trackerLinks.setTold(id, visit)
  if (said !== null) store.trackerSessions.setSaid(said, visit)
  if (shown.moved) noteMove(deps, experiment, shown.issue)
  store.outbox.supersede({ experiment: id, kind: 'tracker.mirror', visit, except: key, at })
}

/** A person closed it, and that paused the work: showing the pause would open it again. */
function isLeftClosed({ moved }: TrackerLink, { stage }: Experiment): boolean {
  return moved !== null && stage === 'paused'
}

/** A try of another message may have said it already, and nobody heard. */
function earlierOf(
  { clock }: EngineDeps,
  { tried }: TrackerLink,
  { earlier, experiment }: Context,
): EarlierTry | undefined {
  if (earlier !== undefined || tried.length === 0) return earlier
  return { since: experiment.createdAt, endedBy: clock.steady() }
}

function showStage(
  deps: EngineDeps,
  { tracker, ref, link }: Linked,
  context: Context & Pick<Show, 'saying' | 'posting'> & { readonly sections: BodySections | null },
) {
  const { experiment, earlier, signal, saying, sections, posting } = context
  const status = { to: STATUS_OF[experiment.stage], seen: link.seen, tried: link.tried }
  return tracker.show(
    {
      issue: ref,
      ...(isLeftClosed(link, experiment) ? {} : { status }),
      comment: { body: deps.mask(statusText(deps, experiment)), id: link.statusComment },
      ...(sections === null ? {} : { sections: sections.texts }),
      ...{ saying, posting },
      earlier: earlier ?? earlierComment(deps, link, experiment),
    },
    signal,
  )
}

/** The status comment may be there where something was begun to be shown, and nobody heard of its end. */
function earlierComment(
  { clock }: EngineDeps,
  { statusComment, shows, tried }: TrackerLink,
  { createdAt }: Experiment,
): EarlierTry | undefined {
  const isFirst = shows === 0 && tried.length === 0
  return statusComment !== null || isFirst ? undefined : { since: createdAt, endedBy: clock.steady() }
}

/** What says once per stage that it is a person's turn, with what is asked and how to answer; null where nothing does. */
function askingOf(
  deps: EngineDeps,
  { link }: Linked,
  experiment: Experiment,
): { readonly key: string; readonly body: string } | null {
  const { id, visit } = experiment
  if (link.toldVisit >= visit) return null
  const body = turnComment(deps, experiment)
  return body === null ? null : { key: `${id}/told/${visit}`, body: deps.mask(body) }
}

async function tellTurn(
  deps: EngineDeps,
  place: Linked,
  { experiment, earlier, signal }: Context,
): Promise<boolean> {
  const asking = askingOf(deps, place, experiment)
  if (asking === null) return false
  const { tracker, ref } = place
  await tracker.comment({ ...asking, issue: ref, author: 'hooke', earlier }, signal)
  return true
}

function statusText({ store }: EngineDeps, experiment: Experiment): string {
  const { id, stage, waitingFor, reason, brief } = experiment
  const counts = store.runs.counts(id)
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return [
    `**${id}** · ${stage}${waitingFor === null ? '' : ` · waiting for ${waitingFor}`}`,
    outward(brief),
    total > 0 ? `Runs: ${counts.ok ?? 0} of ${total} ended well.` : '',
    reason === null ? '' : `Why: ${outward(reason)}`,
    `<!-- hooke:status v1 key=${id} -->`,
  ]
    .filter((line) => line !== '')
    .join('\n\n')
}
