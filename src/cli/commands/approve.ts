import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import { confirm } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { wrongUsage } from '../errors.ts'
import { Id, ID_ARGUMENT } from '../inputs.ts'
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
    followUps: Numbers.default([]),
    merge: z.boolean().default(true),
    acceptUnverified: z.boolean().default(false),
  }),

  async run({ id, hash, ...choice }, session) {
    const { output, deps } = session
    const api = await session.deciding()
    const { view } = await api.experiment(id)
    const approvable = waiting(view, hash)
    checkChoice(view, approvable, choice)
    if (!output.json) printApproval(view, approvable, choice, output)
    if (
      deps.canAsk &&
      !output.json &&
      !(await confirm(session, `Approve the ${approvable.what} of ${id}?`))
    ) {
      output.note('nothing was approved')
      return 1
    }
    const { followUps, merge, acceptUnverified } = choice
    const rest = approvable.what === 'plan' ? { acceptUnverified } : { followUps, merge }
    const reply = await api.approve(id, { ...approvable, ...rest })
    return reportDecision(output, id, `${approvable.what} ${short(approvable.hash)} approved`, reply)
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

function checkChoice(
  view: ExperimentView,
  { what }: Approvable,
  { followUps, acceptUnverified }: { followUps: readonly number[]; acceptUnverified: boolean },
): void {
  const known = view.followUps.map(({ n }) => n)
  const unknown = followUps.filter((n) => !known.includes(n))
  if (what === 'result' && unknown.length > 0) {
    throw wrongUsage(
      `there is no follow-up ${unknown.join(', ')}`,
      `hooke show ${view.id}`,
      `proposed: ${known.join(', ')}`,
    )
  }
  const open = what === 'plan' && !acceptUnverified ? unverified(view.factChecks) : []
  if (open.length === 0) return
  throw new HookeError('request.refused', 'an assumption of the plan is not verified', {
    found: open.join('\n'),
    advice: `hooke approve ${view.id} --accept-unverified, or hooke revise ${view.id} "…"`,
  })
}
