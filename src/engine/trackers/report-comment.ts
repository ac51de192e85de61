import { stageName } from '../../domain/stage-names.ts'
import { duration } from '../../lib/words.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import { outward } from './outward.ts'

type Deps = Pick<EngineDeps, 'store' | 'clock' | 'publicUrl'>

/** More of them nobody reads in one comment; the page has all. */
const MOST = 12

/** What happened since the last comment, for a reader who was not there (T-10); never rewritten. */
export function milestoneComment(deps: Deps, experiment: Experiment, words: readonly string[]): string {
  const left = words.length - MOST
  const list = [
    ...words.slice(-MOST).map((line) => `- ${line}`),
    ...(left > 0 ? [`- and ${left} before these`] : []),
  ]
  return [
    `**${experiment.id}** goes on: ${stageName(experiment.stage)}. ${outward(experiment.brief)}`.trim(),
    `**Change.**\n\n${list.join('\n')}`,
    ...standing(deps, experiment),
  ].join('\n\n')
}

/** That work goes on although nothing is to be told: status, blockers and when something is expected (T-10). */
export function heartbeatComment(deps: Deps, experiment: Experiment, silentMs: number): string {
  return [
    `**${experiment.id}** is alive: ${stageName(experiment.stage)}. ${outward(experiment.brief)}`.trim(),
    `**Change.** no milestone for ${duration(silentMs)}.`,
    ...standing(deps, experiment),
    `**Blockers.** ${blockers(deps, experiment)}`,
  ].join('\n\n')
}

export function linkOf({ publicUrl }: Pick<Deps, 'publicUrl'>, id: string): string {
  return publicUrl == null ? `\`hooke show ${id}\`` : `${publicUrl}/experiments/${id}`
}

function standing(deps: Deps, experiment: Experiment): readonly string[] {
  return [
    `**Result delta.** ${runsSoFar(deps, experiment)}`,
    `**Confidence.** ${confidence(deps, experiment)}`,
    `**Links.** ${linkOf(deps, experiment.id)}`,
    `**Next.** ${next(deps, experiment)}`,
  ]
}

function runsSoFar({ store }: Deps, { id }: Experiment): string {
  const counts = store.runs.counts(id)
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  if (total === 0) return 'nothing has run yet.'
  const failed = counts.failed ?? 0
  return `${counts.ok ?? 0} of ${total} runs ended well${failed === 0 ? '' : `, ${failed} failed`}; nothing is approved yet.`
}

function confidence({ store }: Deps, { id }: Experiment): string {
  const draft = store.drafts.latest(id)?.draft
  return draft === undefined
    ? 'none yet: nothing was analysed.'
    : `${draft.confidence} in a draft that nobody approved.`
}

/** What comes, and when: by the plan's forecast while it runs, and the next look. */
function next({ store, clock }: Deps, { id, stage, stageSince }: Experiment): string {
  const plan = store.plans.latest(id)?.plan
  const forecast =
    stage === 'running' && plan !== undefined
      ? `; the plan expects about ${duration(plan.forecast.minutes * 60_000)} of runs`
      : ''
  const looks = store.runs.list(id).flatMap(({ nextLookAt }) => nextLookAt ?? [])
  const soon = looks.filter((at) => at > clock.now())
  const look = soon.length === 0 ? '' : `; the next look is in ${duration(Math.min(...soon) - clock.now())}`
  return `${stageName(stage)} since ${duration(clock.now() - stageSince)}${forecast}${look}. Nobody has to do anything.`
}

function blockers({ store }: Deps, { id, reason }: Experiment): string {
  const stuck = store.outbox
    .open(id)
    .flatMap(({ effect, error }) => (error === null ? [] : [`${effect.kind}: ${error}`]))
  const all = [...(reason === null ? [] : [reason]), ...stuck].map(outward)
  return all.length === 0 ? 'none.' : all.slice(0, 3).join('; ')
}
