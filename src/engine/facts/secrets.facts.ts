import type { FactsOf } from '../../hooks/index.ts'
import { renderCleanResult } from '../../record/clean-result.ts'
import { hasResult } from '../../record/facts.ts'
import type { EngineDeps } from '../deps.ts'
import { recordFactsOf } from '../record-facts.ts'
import type { Gather, GateContext } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'

type Outbound = FactsOf['secrets']['outbound']

/** Every text that publishing would carry out, and the values that must not be in them. */
export const gatherSecrets: Gather<'secrets'> = async (deps, context, signal) => ({
  outbound: [
    ...(await resultTexts(deps, context)),
    ...(await branchTexts(deps, context)),
    ...(await trackerTexts(deps, context, signal)),
  ],
  live: deps.secrets.map(({ name, value }) => ({ name, value })),
})

async function resultTexts(deps: EngineDeps, context: GateContext): Promise<Outbound> {
  const facts = await recordFactsOf(deps, context.experiment.id)
  const plan = { where: 'the plan', text: JSON.stringify(judgedPlanOf(deps, context).plan, null, 2) }
  if (!hasResult(facts)) return [plan]
  return [
    plan,
    { where: 'the result', text: renderCleanResult(facts).markdown },
    { where: 'the draft and the logbook entry made of it', text: JSON.stringify(facts.draft, null, 2) },
    ...deps.store.followUps
      .list(context.experiment.id)
      .map(({ n, proposal }) => ({ where: `follow-up ${n}`, text: JSON.stringify(proposal, null, 2) })),
  ]
}

/** The branch is pushed: its changes and the messages of its commits. */
async function branchTexts(deps: EngineDeps, { experiment }: GateContext): Promise<Outbound> {
  const { repository } = deps.study(experiment.study)
  const { base, head, text } = await deps.worktrees.diff(repository, experiment.id)
  const commits = await deps.worktrees.log(repository, base, head)
  return [
    { where: 'the diff of the branch', text },
    ...commits.map(({ commit, message }) => ({
      where: `the message of commit ${commit.slice(0, 12)}`,
      text: message,
    })),
  ]
}

async function trackerTexts(
  deps: EngineDeps,
  { experiment }: GateContext,
  signal: AbortSignal,
): Promise<Outbound> {
  if (experiment.issue === null) return []
  if (deps.store.trackerLinks.find(experiment.id) !== undefined) return queuedTexts(deps, experiment.id)
  const comments = await deps.tracker.comments(experiment.issue, null, signal)
  return comments
    .filter(({ key }) => key !== null)
    .map(({ key, body }) => ({ where: `comment ${String(key)}`, text: body }))
}

/** What a tracker outside was told, or is going to be. */
function queuedTexts({ store }: EngineDeps, id: GateContext['experiment']['id']): Outbound {
  return store.outbox
    .list(id)
    .flatMap(({ key, effect }) =>
      effect.kind === 'tracker.post' && effect.post.kind === 'comment'
        ? [{ where: `comment ${key}`, text: effect.post.body }]
        : [],
    )
}
