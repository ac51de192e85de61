import { z } from 'zod'
import { hashOf } from '../../lib/canonical.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import { queuedSections } from '../handlers/publish/queued.ts'
import { decisionLog } from './decision-log.ts'
import { outward } from './outward.ts'
import { linkOf } from './report-comment.ts'

type Deps = Pick<EngineDeps, 'store' | 'clock' | 'mask' | 'publicUrl'>

export interface BodySections {
  readonly texts: Readonly<Record<string, string>>
  readonly hash: string
}

const NAME = 'tracker.shownSections'
const Shown = z.object({ hash: z.string() })

/**
 * The sections of the body (T-9) as they are to stand there now: from the first plan on what is planned and
 * decided, at the end those of the result. Null before there is a plan, and while they stand there already.
 */
export function dueSections(deps: Deps, experiment: Experiment): BodySections | null {
  const texts = experiment.stage === 'done' ? queuedSections(deps, experiment.id) : soFar(deps, experiment)
  if (texts === null) return null
  const hash = hashOf(texts)
  const shown = Shown.safeParse(deps.store.observations.find(experiment.id, NAME)).data
  return shown?.hash === hash ? null : { texts, hash }
}

/** In the commit that says they were shown. */
export function keepSections({ store, clock }: Deps, { id }: Experiment, { hash }: BodySections): void {
  store.observations.put(id, { name: NAME, body: { hash }, at: clock.now() })
}

function soFar(deps: Deps, { id, study }: Experiment): Readonly<Record<string, string>> | null {
  const { store, mask } = deps
  const row = store.plans.latest(id)
  if (row === undefined) return null
  const { brief, hypothesis } = row.plan
  const texts = {
    'TL;DR': `No result yet. What is expected: ${outward(hypothesis)}`,
    Scope: outward(brief),
    'Decision log': decisionLog(store, id) || 'nothing was decided yet',
    'Negative results': 'none so far',
    'Current baseline': outward(store.studies.find(study)?.baseline ?? 'none yet'),
    Links: [`- ${linkOf(deps, id)}`, `- plan ${row.version}, \`${row.hash.slice(0, 12)}\``].join('\n'),
  }
  return Object.fromEntries(Object.entries(texts).map(([title, text]) => [title, mask(text)]))
}
