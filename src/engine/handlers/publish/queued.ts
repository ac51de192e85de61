import { z } from 'zod'
import type { ExperimentId } from '../../../domain/ids.ts'
import type { EngineDeps } from '../../deps.ts'
import { outwardIn } from '../../trackers/outward.ts'
import { queuePost } from '../../trackers/posts.ts'
import { resultComment, sectionsOf } from './on-tracker.ts'
import { publicationKey, type Telling } from './publication.ts'

const OBSERVED = 'tracker.sections'
const Sections = z.record(z.string(), z.string())

/**
 * What a tracker outside is told of a published result, queued in the commit that publishes it: the stage `done` never
 * waits for a tracker (T-5). The sections of the issue are written down, and shown with the last stage. A follow-up that was
 * made in the built-in tracker, before its experiment was shown outside, stays where it is.
 */
export function queuePublication(deps: EngineDeps, publication: Telling): void {
  const { experiment, key, facts, followUps, draft } = publication
  const { id } = experiment
  for (const n of followUps) {
    const own = `${publicationKey(id, `v${draft.version}`)}/follow-up/${n}`
    const here = deps.store.issues.byKey(own)
    if (here !== undefined) deps.store.followUps.setIssue(id, n, here.ref)
    else queuePost(deps, id, { key: own, post: { kind: 'followUp', n, planHash: facts.planHash } })
  }
  for (const { name, title, contentType } of shownFiles(deps, id)) {
    queuePost(deps, id, {
      key: `${key}/file/${name}`,
      post: { kind: 'file', artifact: name, title, contentType },
    })
  }
  const outward = outwardIn(deps)
  queuePost(deps, id, {
    key: `${key}/result`,
    post: { kind: 'comment', body: resultComment(publication, outward) },
  })
  const tracker = deps.store.trackerLinks.find(id)?.tracker ?? ''
  if (deps.watched?.(tracker).transcripts !== false)
    queuePost(deps, id, { key: `${key}/transcripts`, post: { kind: 'transcripts' } })
  const sections = Object.entries(sectionsOf(deps, publication, { created: new Map(), outward })).map(
    ([title, text]) => [title, deps.mask(text)] as const,
  )
  deps.store.observations.put(id, {
    name: OBSERVED,
    body: Object.fromEntries(sections),
    at: deps.clock.now(),
  })
}

/**
 * The sections as they are to stand in the issue, with the follow-ups that have an issue by now, and whether the result
 * was retracted; null before.
 */
export function queuedSections(
  { store, mask }: Pick<EngineDeps, 'store' | 'mask'>,
  id: ExperimentId,
): Readonly<Record<string, string>> | null {
  const found = store.observations.find(id, OBSERVED)
  if (found === undefined) return null
  const sections = Sections.parse(found)
  const created = store.followUps
    .list(id)
    .flatMap(({ issue }) => (issue === null ? [] : [`${issue} (created)`]))
  const steps = (sections['Next steps'] ?? '').split('\n').filter((line) => line !== '')
  const all = [...steps, ...created.map((step, i) => `${steps.length + i + 1}. ${step}`)]
  const { retractedBecause = null } = store.results.find(id) ?? {}
  const retracted =
    retractedBecause === null ? '' : `**Retracted** because ${outwardIn({ mask })(retractedBecause)}\n\n`
  return { ...sections, 'TL;DR': `${retracted}${sections['TL;DR'] ?? ''}`, 'Next steps': all.join('\n') }
}

/** The main figure; what else there is, the record has. */
function shownFiles({ store }: EngineDeps, id: ExperimentId) {
  return store.artifacts
    .list(id)
    .filter(({ name }) => name.endsWith('figure.png'))
    .map(({ name }) => ({ name, title: `Figure of ${id}`, contentType: 'image/png' }))
}
