import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { Id, ID_ARGUMENT, IdInput, Words } from '../inputs.ts'
import { reportDecision } from '../screens/decision.ts'

const REASON = { name: 'reason...', about: 'why' } as const
const Reasoned = z.object({ id: Id, reason: Words })

export const reopenCommand = defineCommand({
  name: 'reopen',
  group: 'Steer',
  summary: 'Decide anew about a published result; what was published stays',
  arguments: [ID_ARGUMENT, REASON],
  examples: ['hooke reopen BANDIT-007 "a reviewer found a leak in the data"'],
  json: true,
  input: Reasoned,
  run: async ({ id, reason }, { deciding, output }) =>
    reportDecision(output, id, 'reopened', await (await deciding()).reopen(id, { reason })),
})

export const retractCommand = defineCommand({
  name: 'retract',
  group: 'Steer',
  summary: 'Take back a published result; the claims that rest on it are derived anew',
  arguments: [ID_ARGUMENT, REASON],
  examples: ['hooke retract BANDIT-007 "the data were wrong"'],
  json: true,
  input: Reasoned,
  run: async ({ id, reason }, { deciding, output }) =>
    reportDecision(output, id, 'retracted', await (await deciding()).retract(id, { reason })),
})

export const archiveCommand = defineCommand({
  name: 'archive',
  group: 'Steer',
  summary: 'Put aside what has ended: lists show it no more, its record stays',
  arguments: [ID_ARGUMENT],
  examples: ['hooke archive BANDIT-007'],
  json: true,
  input: IdInput,
  run: async ({ id }, { deciding, output }) =>
    reportDecision(output, id, 'archived', await (await deciding()).archive(id, {})),
})
