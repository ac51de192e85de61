import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import { Sha256 } from '../../domain/ids.ts'
import { Stage, Turn } from '../../domain/workflow.ts'
import type { Actor, Commands, Decided } from '../../engine/commands.ts'
import type { Store } from '../../store/store.ts'
import { Nothing, operation, type Operation } from '../operation.ts'
import { ById } from './experiments.ts'

const words = z.string().trim().min(1)
const DecidedReply = z.object({ id: z.string(), stage: z.string(), turn: Turn, words: z.string() })

interface Moment {
  readonly id: ExperimentId
  readonly actor: Actor
  readonly commands: Commands
  readonly store: Store
}

/** What a decision needs to be told, and the command it becomes. REST and the forms of the pages share it. */
function deciding<B extends z.ZodType>(
  summary: string,
  body: B,
  run: (moment: Moment, told: z.output<B>) => Decided | Promise<Decided>,
) {
  return { summary, body, decide: (moment: Moment, told: unknown) => run(moment, body.parse(told)) }
}

const Answers = z.strictObject({
  answers: z.record(z.string().regex(/^\d{1,4}$/), z.string()).default({}),
  waveThrough: z.boolean().default(false),
})
const Approval = z
  .strictObject({
    what: z.enum(['plan', 'result']),
    hash: Sha256,
    followUps: z.array(z.number().int().positive()).default([]),
    merge: z.boolean().default(true),
    acceptUnverified: z.boolean().default(false),
  })
  // what would be passed over is refused: who sent it believes that it was decided
  .refine(({ what, followUps }) => what === 'result' || followUps.length === 0, {
    path: ['followUps'],
    message: 'belong to the approval of the result',
  })
  .refine(({ what, acceptUnverified }) => what === 'plan' || !acceptUnverified, {
    path: ['acceptUnverified'],
    message: 'belongs to the approval of the plan',
  })
const Note = z.strictObject({ note: words })
const Reason = z.strictObject({ reason: words })
const MayReason = z.strictObject({ reason: z.string().trim().default('') })

const atTheGates = {
  answer: deciding(
    'Answer the open questions, or wave the rest through',
    Answers,
    ({ commands, id, actor }, { answers, waveThrough }) =>
      commands.answer(id, answers, { waveThrough }, actor),
  ),
  approve: deciding('Approve exactly the shown plan or result', Approval, (moment, { what, ...request }) => {
    requireGate(moment, what)
    return moment.commands.approve(moment.id, request, moment.actor)
  }),
  revise: deciding(
    'Send the plan or the result back with a note',
    Note,
    ({ commands, id, actor }, { note }) => commands.revise(id, note, actor),
  ),
  reject: deciding('Reject the plan or the result', Note, ({ commands, id, actor }, { note }) =>
    commands.reject(id, note, actor),
  ),
  defer: deciding(
    'Put the decision off',
    z.strictObject({ until: z.number().int().positive() }),
    ({ commands, id, actor }, { until }) => commands.defer(id, until, actor),
  ),
  seeds: deciding(
    'Run more seeds before deciding',
    z.strictObject({ n: z.number().int().min(1).max(1000) }),
    ({ commands, id, actor }, { n }) => commands.seeds(id, n, actor),
  ),
}

const onTheWay = {
  pause: deciding('Pause', MayReason, ({ commands, id, actor }, { reason }) =>
    commands.pause(id, reason, actor),
  ),
  resume: deciding('Go on where it stood', Nothing, ({ commands, id, actor }) => commands.resume(id, actor)),
  cancel: deciding('Cancel and keep all work', MayReason, ({ commands, id, actor }, { reason }) =>
    commands.cancel(id, reason, actor),
  ),
  retry: deciding(
    'Try again, from a stage if one is named',
    z.strictObject({ from: Stage.nullish() }),
    ({ commands, id, actor }, { from }) => commands.retry(id, from ?? null, actor),
  ),
  look: deciding('Look at its runs now', Nothing, ({ commands, id, actor }) => commands.look(id, actor)),
  skip: deciding(
    'Skip a gate, or the work of a stage, for a stated reason',
    z.strictObject({ what: words, because: words }),
    ({ commands, id, actor }, { what, because }) => commands.skip(id, what, because, actor),
  ),
  'run-now': deciding(
    'Do now what waits for a later moment, for a stated reason',
    z.strictObject({ because: words }),
    ({ commands, id, actor }, { because }) => commands.runNow(id, because, actor),
  ),
}

const afterwards = {
  reopen: deciding('Reopen a published result', Reason, ({ commands, id, actor }, { reason }) =>
    commands.reopen(id, reason, actor),
  ),
  retract: deciding('Retract a published result', Reason, ({ commands, id, actor }, { reason }) =>
    commands.retract(id, reason, actor),
  ),
  archive: deciding('Put aside what has ended', Nothing, ({ commands, id, actor }) =>
    commands.archive(id, actor),
  ),
  publish: deciding(
    "Make the issue of a private experiment in its study's tracker, and show it there from then on",
    Nothing,
    ({ commands, id, actor }) => commands.publish(id, actor),
  ),
}

const DECISIONS = { ...atTheGates, ...onTheWay, ...afterwards }
export const Verb = z.enum(Object.keys(DECISIONS) as [keyof typeof DECISIONS])
export type Verb = z.infer<typeof Verb>

/** One decision: parsed, carried out, and where the experiment stands after it. */
export async function carryOut(verb: Verb, told: unknown, moment: Moment) {
  const decided = await DECISIONS[verb].decide(moment, told)
  return { ...decided, turn: moment.store.experiments.get(moment.id).turn }
}

const GATES = { plan: 'awaitingPlanApproval', result: 'awaitingResultApproval' } as const

/** An approval of the plan never approves the result that came after it. */
function requireGate({ store, id }: Moment, what: 'plan' | 'result'): void {
  const { stage } = store.experiments.get(id)
  if (stage === GATES[what]) return
  throw new HookeError('request.conflict', `${id} does not wait for an approval of its ${what}`, {
    found: `it stands at ${stage}`,
    advice: `hooke show ${id}`,
  })
}

function decision(verb: Verb): Operation {
  return operation({
    method: 'post',
    path: `/experiments/{id}/${verb}`,
    summary: DECISIONS[verb].summary,
    params: ById,
    query: Nothing,
    body: DECISIONS[verb].body as z.ZodType,
    reply: DecidedReply,
    run: ({ params, body }, { web, actor }) =>
      carryOut(verb, body, { id: params.id, actor, commands: web.commands, store: web.store }),
  })
}

export const decisionOperations: readonly Operation[] = [
  ...Verb.options.map(decision),
  operation({
    method: 'post',
    path: '/experiments/{id}/chat',
    summary: 'Say something; the reply says what it changed',
    params: ById,
    query: Nothing,
    body: z.strictObject({ text: words }),
    run({ params, body }, { web, actor }) {
      const outcome = chatOutcome(web.store, params.id)
      const decided = web.commands.chat(params.id, body.text, actor)
      return { ...decided, outcome, text: decided.words }
    },
  }),
]

/** What plain words end as depends on where the experiment stands (H-12). */
function chatOutcome(store: Store, id: ExperimentId): 'answer' | 'revision' | 'note' {
  const { stage, turn } = store.experiments.get(id)
  if (stage === 'clarifying' && store.questions.open(id).length > 0) return 'answer'
  if (turn === 'human' && Object.values<string>(GATES).includes(stage)) return 'revision'
  return 'note'
}
