import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import { overrideWords } from './decision-log.ts'
import { outward } from './outward.ts'
import { proposedSkips, skipOrders } from './proposed-skips.ts'
import { linkOf } from './report-comment.ts'

type Deps = Pick<EngineDeps, 'store' | 'publicUrl'>

/**
 * The milestone comment of a stage that is a person's turn (T-10): Change, Result delta, Confidence, Links, Next; for a
 * reader who was not there, with the exact commands that answer it. Null where nobody is asked.
 */
export function turnComment(deps: Deps, experiment: Experiment): string | null {
  if (experiment.turn !== 'human') return null
  const parts = partsOf(deps, experiment)
  if (parts === null) return null
  const { id, waitingFor } = experiment
  const proposals = deps.store.skipProposals.open(id)
  const commands = [...parts.commands, ...skipOrders(proposals)]
  const text = [parts.text, proposedSkips(proposals)].filter((part) => part !== '').join('\n\n')
  return [
    `**${id}** waits for ${waitingFor === null ? 'a person' : `**${waitingFor}**`}.`,
    `**Change.** ${parts.change}`,
    `**Result delta.** ${parts.delta}`,
    `**Confidence.** ${parts.confidence}`,
    `**Links.** ${linkOf(deps, id)}`,
    `**Next.** Answer here with a line of its own:\n\n${commands.map((line) => `    ${line}`).join('\n')}`,
    ...(text === '' ? [] : ['---', text]),
  ].join('\n\n')
}

interface Parts {
  readonly change: string
  readonly delta: string
  readonly confidence: string
  readonly commands: readonly string[]
  readonly text: string
}

function partsOf(deps: Deps, experiment: Experiment): Parts | null {
  switch (experiment.stage) {
    case 'clarifying':
      return questions(deps, experiment)
    case 'awaitingPlanApproval':
      return plan(deps, experiment)
    case 'awaitingResultApproval':
      return result(deps, experiment)
    case 'blocked':
      return blocked(experiment)
    default:
      return null
  }
}

function questions({ store }: Deps, { id }: Experiment): Parts {
  const open = store.questions.open(id)
  const defaults = store.assumptions.list(id).map(({ text }) => `- ${outward(text)}`)
  return {
    change: `${open.length === 1 ? 'one question blocks' : `${open.length} questions block`} the plan.`,
    delta: 'nothing has run yet.',
    confidence: 'none yet; what is not asked is taken for granted as listed below.',
    commands: open.map(({ n }) => `/hooke answer ${n}: …`),
    text: [
      ...open.map(
        ({ n, text, why, defaultAnswer }) =>
          `${n}. ${outward(text)}\n   Why it blocks: ${outward(why)}\n   Without an answer: ${outward(defaultAnswer)}`,
      ),
      ...(defaults.length === 0 ? [] : ['Assumption:', ...defaults]),
    ].join('\n'),
  }
}

function plan({ store }: Deps, { id }: Experiment): Parts | null {
  const row = store.plans.latest(id)
  if (row === undefined) return null
  const { title, question, hypothesis, conditions, seeds, metrics, forecast, assumptions } = row.plan
  const hash = row.hash.slice(0, 12)
  const findings = store.findings
    .list(id)
    .filter(({ severity, answer }) => severity === 'must-fix' && answer === null)
  return {
    change: `plan ${row.version} is ready: ${outward(title)}.`,
    delta: 'nothing has run yet.',
    confidence:
      findings.length === 0 ? 'no finding is open.' : `${findings.length} findings of the critics are open.`,
    commands: [`/hooke approve ${hash}`, '/hooke revise what is to change', '/hooke reject why not'],
    text: [
      `Question: ${outward(question)}`,
      `Hypothesis: ${outward(hypothesis)}`,
      `Conditions: ${conditions.map(({ label, baseline }) => `${outward(label)}${baseline ? ' (baseline)' : ''}`).join(', ')}; ${seeds.length} seeds each.`,
      `Primary metric: ${outward(metrics.primary.label)}, ${metrics.primary.direction} is better.`,
      assumed(assumptions),
      ...unasked(store, id, assumptions),
      ...overridden(store, id),
      `Forecast: ${forecast.minutes} min, ${forecast.gpuHours} GPU-hours, ${forecast.usd} USD.`,
      `Plan hash: \`${row.hash}\``,
    ].join('\n\n'),
  }
}

/** What was skipped on the way stands where somebody approves what came of it. */
function overridden(store: Deps['store'], id: Experiment['id']): readonly string[] {
  const lines = store.overrides.list(id).map((one) => `- ${one.by} ${overrideWords(one)}`)
  return lines.length === 0 ? [] : ['Overrides:', lines.join('\n')]
}

/**
 * What the daemon and the clarifier filled in, and how to change it: with the first plan, because a message of its own would
 * be one more request (F-8). Where something was asked, it stood beside the questions.
 */
function unasked(
  { questions, events, assumptions }: Deps['store'],
  id: Experiment['id'],
  planned: readonly { readonly text: string }[],
): readonly string[] {
  const said = new Set(planned.map(({ text }) => text))
  const filled = assumptions.list(id).filter(({ text }) => !said.has(text))
  const isFirst =
    events.list(id).filter(({ from, to }) => to === 'awaitingPlanApproval' && from !== to).length < 2
  if (filled.length === 0 || questions.list(id).length > 0 || !isFirst) return []
  return [
    'Filled in without asking; `/hooke revise` with what is to be different changes any of it:',
    filled.map(({ text }) => `- ${outward(text)}`).join('\n'),
  ]
}

/** What the plan takes for granted because nobody was asked, said where a person can object. */
function assumed(assumptions: readonly { readonly text: string }[]): string {
  if (assumptions.length === 0) return 'Taken for granted: nothing.'
  return ['Taken for granted:', ...assumptions.map(({ text }) => `- ${outward(text)}`)].join('\n')
}

function result({ store }: Deps, { id }: Experiment): Parts | null {
  const row = store.drafts.latest(id)
  if (row?.hash == null) return null
  const hash = row.hash.slice(0, 12)
  const proposals = store.followUps.list(id)
  const chosen = proposals.length === 0 ? [] : [`/hooke create ${proposals.map(({ n }) => n).join(',')}`]
  return {
    change: `draft ${row.version} of the result is ready.`,
    delta: `${outward(row.draft.claim)}.`,
    confidence: `${row.draft.confidence}: ${outward(row.draft.confidenceBecause)}`,
    commands: [
      ...chosen,
      `/hooke approve ${hash}`,
      '/hooke revise what is to change',
      '/hooke reject why not',
    ],
    text: [
      ...overridden(store, id),
      outward(row.markdown ?? ''),
      ...proposals.map(({ n, proposal }) => `Follow-up ${n}: ${outward(proposal.title)}`),
      `Result hash: \`${row.hash}\``,
    ].join('\n\n'),
  }
}

function blocked({ reason }: Experiment): Parts {
  return {
    change: 'the work is blocked.',
    delta: 'nothing changed since the last comment.',
    confidence: 'none.',
    commands: ['/hooke resume', '/hooke skip GATE or STAGE because …', '/hooke cancel'],
    text: reason === null ? '' : `Why: ${outward(reason)}`,
  }
}
