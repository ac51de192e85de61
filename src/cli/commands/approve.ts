import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import type { Api } from '../api.ts'
import { confirm } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { wrongUsage, type ExitCode } from '../errors.ts'
import { Id, ID_ARGUMENT } from '../inputs.ts'
import type { Output } from '../output.ts'
import type { ExperimentView } from '../replies.ts'
import { approvableOf, printApproval, unverified, type Approvable } from '../screens/approval.ts'
import { reportDecision } from '../screens/decision.ts'
import { short, stageName } from '../screens/words.ts'

const Numbers = z
  .string()
  .regex(/^\d+(,\d+)*$/, 'write numbers with commas: 1,3')
  .transform((text) => text.split(',').map(Number))

export const approveCommand = defineCommand({
  name: 'approve',
  group: 'Decide',
  summary: 'Approve the plan or the result that waits, exactly as it is shown',
  arguments: [ID_ARGUMENT],
  options: [
    { flags: '--hash <hash>', about: 'approve only if this is what waits (first letters suffice)' },
    { flags: '--follow-ups <numbers>', about: 'proposed follow-ups to begin: 1,3' },
    { flags: '--merge', about: 'merge the branch (default)' },
    { flags: '--no-merge', about: 'keep the branch unmerged' },
    { flags: '--accept-unverified', about: 'accept the assumptions that nobody could verify' },
  ],
  examples: [
    'hooke approve BANDIT-007',
    'hooke approve BANDIT-007 --hash 7c1e --follow-ups 1,3',
    'hooke approve BANDIT-007 --no-merge',
  ],
  json: true,
  input: z.object({
    id: Id,
    hash: z
      .string()
      .regex(/^[0-9a-f]{4,64}$/, 'write at least the first four letters')
      .optional(),
    followUps: Numbers.optional(),
    merge: z.boolean().optional(),
    acceptUnverified: z.boolean().optional(),
  }),

  async run({ id, hash, ...given }, session) {
    const { output, deps } = session
    const api = await session.deciding()
    const { view } = await api.experiment(id)
    const approvable = waiting(view, hash)
    refuseNeedless(id, approvable, given)
    const { acceptUnverified = false, ...rest } = given
    const choice = { followUps: rest.followUps ?? [], merge: rest.merge ?? true }
    const chosen =
      approvable.what === 'plan' ? assumptionsOf(view, acceptUnverified) : followUpsOf(view, choice)
    if (!output.json) printApproval(view, approvable, choice, output)
    if (
      deps.canAsk &&
      !output.json &&
      !(await confirm(session, `Approve the ${approvable.what} of ${id}?`))
    ) {
      output.note('nothing was approved')
      return 1
    }
    return reportApproval(output, view, approvable, await api.approve(id, { ...approvable, ...chosen }))
  },
})

function waiting(view: ExperimentView, hash: string | undefined): Approvable {
  const approvable = approvableOf(view)
  if (approvable === null) {
    throw new HookeError('request.conflict', `${view.id} has nothing to approve`, {
      found: `it is at ${stageName(view.stage)}`,
      advice: `hooke show ${view.id}`,
    })
  }
  if (hash === undefined || approvable.hash.startsWith(hash)) return approvable
  throw new HookeError('request.conflict', `that is not the ${approvable.what} that waits`, {
    found: `${short(approvable.hash)} waits, not ${short(hash)}`,
    advice: `read it again: hooke show ${view.id}`,
  })
}

interface Given {
  readonly followUps?: readonly number[] | undefined
  readonly merge?: boolean | undefined
  readonly acceptUnverified?: boolean | undefined
}

/** What is chosen at the other gate would be lost without a word. */
function refuseNeedless(id: string, { what }: Approvable, given: Given): void {
  const { followUps, merge, acceptUnverified } = given
  const ofResult = [
    ...(followUps === undefined ? [] : ['--follow-ups']),
    ...(merge === undefined ? [] : [merge ? '--merge' : '--no-merge']),
  ]
  const ofPlan = acceptUnverified === undefined ? [] : ['--accept-unverified']
  const needless = what === 'plan' ? ofResult : ofPlan
  if (needless.length === 0) return
  throw wrongUsage(
    `${needless.join(' and ')} ${needless.length === 1 ? 'belongs' : 'belong'} to the approval of the ${what === 'plan' ? 'result' : 'plan'}; nothing was approved`,
    `leave it out: hooke approve ${id}`,
    `the ${what} of ${id} waits`,
  )
}

/** It stands there until the gates have read it, though nobody is asked any more: that would be no word of what comes. */
function reportApproval(
  output: Output,
  { id, stage }: ExperimentView,
  { what, hash }: Approvable,
  reply: Awaited<ReturnType<Api['approve']>>,
): ExitCode {
  const done = `${what} ${short(hash)} approved`
  return reportDecision(output, id, reply.view?.stage === stage ? { done, next: NEXT[what] } : done, reply)
}

const NEXT = {
  plan: 'the gates read it once more, it is sealed, and the code is written',
  result: 'the gates read it once more, and it is published',
} as const

function followUpsOf<Choice extends { followUps: readonly number[] }>(
  view: ExperimentView,
  choice: Choice,
): Choice {
  const known = view.followUps.map(({ n }) => n)
  const unknown = choice.followUps.filter((n) => !known.includes(n))
  if (unknown.length === 0) return choice
  throw wrongUsage(
    `there is no follow-up ${unknown.join(', ')}`,
    `hooke show ${view.id}`,
    known.length === 0 ? 'none was proposed' : `proposed: ${known.join(', ')}`,
  )
}

function assumptionsOf(
  { id, factChecks }: ExperimentView,
  acceptUnverified: boolean,
): { acceptUnverified: boolean } {
  const open = acceptUnverified ? [] : unverified(factChecks)
  if (open.length === 0) return { acceptUnverified }
  throw new HookeError('request.refused', 'an assumption of the plan is not verified', {
    found: open.join('\n'),
    advice: `hooke approve ${id} --accept-unverified, or hooke revise ${id} "…"`,
  })
}
