import { renderReferences } from '../../../record/references.ts'
import type { EngineDeps } from '../../deps.ts'
import type { EffectContext } from '../../handler.ts'
import { followUpIssue } from './follow-up-issue.ts'
import { type Publication, publicationKey, type Telling } from './publication.ts'
import { decisionLog } from '../../trackers/decision-log.ts'
import { STATUS_OF } from '../../trackers/status-of.ts'

/** Follow-up number → the issue it became. */
export type CreatedIssues = ReadonlyMap<number, string>

/** What is done to each text that an agent wrote: our own pages show it as it is, a tracker outside does not. */
type Outward = (text: string) => string

type Tried = Pick<EffectContext, 'signal' | 'earlier'>

/** Issue body, status, the result as a comment, and the chosen follow-ups as linked issues (T-6, T-9). */
export async function publishOnTracker(
  deps: EngineDeps,
  publication: Publication,
  { signal, earlier }: Tried,
): Promise<CreatedIssues> {
  const { experiment, key } = publication
  const created = await createFollowUps(deps, publication, { signal, earlier })
  deps.hit('publish.duringTracker')
  if (experiment.issue === null) return created

  const mask = deps.mask
  const sections = Object.fromEntries(
    Object.entries(sectionsOf(deps, publication, { created, outward: String })).map(([name, text]) => [
      name,
      mask(text),
    ]),
  )
  await deps.tracker.comment(
    {
      key: `${key}/result`,
      issue: experiment.issue,
      author: 'hooke',
      body: mask(resultComment(publication, String)),
      earlier,
    },
    signal,
  )
  const status = { to: STATUS_OF.done, seen: null, tried: [] }
  await deps.tracker.show({ issue: experiment.issue, sections, status }, signal)
  return created
}

async function createFollowUps(
  deps: EngineDeps,
  { experiment, followUps, draft, facts }: Publication,
  { signal, earlier }: Tried,
): Promise<CreatedIssues> {
  const created = new Map<number, string>()
  for (const { n, proposal } of deps.store.followUps.list(experiment.id)) {
    if (!followUps.includes(n)) continue
    const { title, body } = followUpIssue(proposal, {
      experiment,
      planHash: facts.planHash,
      say: deps.mask,
    })
    const issue = await deps.tracker.create(
      {
        // of the draft, not of the edition: published again it is the same issue
        key: `${publicationKey(experiment.id, `v${draft.version}`)}/follow-up/${n}`,
        study: experiment.study,
        title,
        body: deps.mask(body),
        author: 'hooke',
        labels: ['follow-up'],
        priority: 0,
        parent: experiment.issue,
        earlier,
      },
      signal,
    )
    created.set(n, issue.ref)
  }
  return created
}

export function sectionsOf(
  { store, study }: EngineDeps,
  { experiment, facts, approval, tag }: Telling,
  { created, outward }: { created: CreatedIssues; outward: Outward },
): Record<string, string> {
  const { draft, plan } = facts
  const say = (text: string): string => outward(renderReferences(text, facts.statistics.values).text)
  const negative = draft.bears.how === 'contradicts' ? say(draft.claim) : 'none in this experiment'
  const baseline = store.studies.find(experiment.study)?.baseline ?? 'none yet'
  const next = [...draft.nextSteps.map(say), ...[...created].map(([, ref]) => `${ref} (created)`)]
  return {
    'TL;DR': `${say(draft.claim)} (${draft.confidence} confidence)\n\n${say(draft.results)}`,
    Scope: outward(plan.brief),
    'Decision log': decisionLog(store, experiment.id),
    'Negative results': negative,
    'Current baseline': outward(baseline),
    'Next steps': next.map((step, i) => `${i + 1}. ${step}`).join('\n'),
    Links: [
      `- tag \`${tag}\`, approved by ${approval.by}`,
      `- logbook \`${study(experiment.study).logbook}\``,
      `- record: \`hooke record ${experiment.id}\``,
    ].join('\n'),
  }
}

export function resultComment({ facts, tag, key, recordHash }: Telling, outward: Outward): string {
  const say = (text: string): string => outward(renderReferences(text, facts.statistics.values).text)
  const { draft } = facts
  return [
    `**Change.** ${outward(facts.plan.question)}`,
    `**Result delta.** ${say(draft.claim)}`,
    `**Confidence.** ${draft.confidence}: ${say(draft.confidenceBecause)}`,
    `**Links.** tag \`${tag}\`, record sha256 \`${recordHash.slice(0, 12)}\``,
    `**Next.** ${draft.nextSteps.map(say).join(' ')}`,
    `<!-- hooke:result v1 key=${key} -->`,
  ].join('\n\n')
}
