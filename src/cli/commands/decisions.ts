import { z } from 'zod'
import { GATES } from '../../domain/gate.ts'
import { SKIPS } from '../../domain/skips.ts'
import { stageName } from '../../domain/stage-names.ts'
import { STAGES } from '../../domain/workflow.ts'
import { parseDuration } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'
import { wrongUsage } from '../errors.ts'
import { Id, ID_ARGUMENT, IdInput, Words } from '../inputs.ts'
import { reportDecision } from '../screens/decision.ts'
import { clockTime } from '../screens/words.ts'

const Noted = z.object({ id: Id, note: Words })
const Reasoned = z.object({
  id: Id,
  reason: z
    .array(z.string())
    .default([])
    .transform((words) => words.join(' ')),
})

export const reviseCommand = defineCommand({
  name: 'revise',
  group: 'Decide',
  summary: 'Send the plan or the result back with a note',
  arguments: [ID_ARGUMENT, { name: 'note...', about: 'what should change' }],
  examples: ['hooke revise BANDIT-007 "use 30 seeds; 20 is thin for this effect"'],
  json: true,
  input: Noted,
  run: async ({ id, note }, { deciding, output }) =>
    reportDecision(output, id, 'sent back with your note', await (await deciding()).revise(id, { note })),
})

export const rejectCommand = defineCommand({
  name: 'reject',
  group: 'Decide',
  summary: 'Reject the plan or the result; the work is kept',
  arguments: [ID_ARGUMENT, { name: 'note...', about: 'why' }],
  examples: ['hooke reject BANDIT-007 "answered by BANDIT-003 already"'],
  json: true,
  input: Noted,
  run: async ({ id, note }, { deciding, output }) =>
    reportDecision(output, id, 'rejected', await (await deciding()).reject(id, { note })),
})

export const deferCommand = defineCommand({
  name: 'defer',
  group: 'Decide',
  summary: 'Decide later: keep the gate open until a date',
  arguments: [ID_ARGUMENT, { name: 'date', about: 'a date (2027-01-31) or a time from now (3d)' }],
  examples: ['hooke defer BANDIT-007 3d', 'hooke defer BANDIT-007 2027-01-31'],
  json: true,
  input: z.object({ id: Id, date: z.string() }),

  async run({ id, date }, { deciding, output }) {
    const until = instantOf(date, output.now())
    if (Number.isNaN(until))
      throw wrongUsage(`"${date}" is no time`, 'write a date (2027-01-31) or a time from now (3d)')
    const reply = await (await deciding()).defer(id, { until })
    return reportDecision(output, id, `deferred until ${clockTime(until)}`, reply)
  },
})

function instantOf(text: string, now: number): number {
  const ahead = parseDuration(text)
  return ahead === null ? Date.parse(text) : now + ahead
}

export const seedsCommand = defineCommand({
  name: 'seeds',
  group: 'Decide',
  summary: 'Ask for more seeds before deciding on the result',
  arguments: [ID_ARGUMENT, { name: 'n', about: 'how many more per condition' }],
  examples: ['hooke seeds BANDIT-007 10'],
  json: true,
  input: z.object({ id: Id, n: z.coerce.number().int().min(1) }),
  run: async ({ id, n }, { deciding, output }) =>
    reportDecision(
      output,
      id,
      `${n} more seeds per condition asked for`,
      await (await deciding()).seeds(id, { n }),
    ),
})

export const pauseCommand = defineCommand({
  name: 'pause',
  group: 'Steer',
  summary: 'Stop for now; everything is kept',
  arguments: [ID_ARGUMENT, { name: '[reason...]', about: 'why' }],
  examples: ['hooke pause BANDIT-007 "waiting for the new data"'],
  json: true,
  input: Reasoned,
  run: async ({ id, reason }, { deciding, output }) =>
    reportDecision(output, id, 'paused', await (await deciding()).pause(id, { reason })),
})

export const resumeCommand = defineCommand({
  name: 'resume',
  group: 'Steer',
  summary: 'Go on where it was paused',
  arguments: [ID_ARGUMENT],
  examples: ['hooke resume BANDIT-007'],
  json: true,
  input: IdInput,
  run: async ({ id }, { deciding, output }) =>
    reportDecision(output, id, 'goes on', await (await deciding()).resume(id, {})),
})

export const lookCommand = defineCommand({
  name: 'look',
  group: 'Steer',
  summary: 'Look at its runs now, whatever the schedule says',
  arguments: [ID_ARGUMENT],
  examples: ['hooke look BANDIT-007'],
  json: true,
  input: IdInput,
  run: async ({ id }, { deciding, output }) =>
    reportDecision(output, id, 'its runs are looked at', await (await deciding()).look(id, {})),
})

export const cancelCommand = defineCommand({
  name: 'cancel',
  group: 'Steer',
  summary: 'End it: agents and hardware stop, all work is kept',
  arguments: [ID_ARGUMENT, { name: '[reason...]', about: 'why' }],
  examples: ['hooke cancel BANDIT-007 "superseded by BANDIT-009"'],
  json: true,
  input: Reasoned,
  run: async ({ id, reason }, { deciding, output }) =>
    reportDecision(
      output,
      id,
      'cancelled; its work is kept',
      await (await deciding()).cancel(id, { reason }),
    ),
})

export const retryCommand = defineCommand({
  name: 'retry',
  group: 'Steer',
  summary: 'Try again where it is blocked or failed, or from an earlier stage',
  arguments: [ID_ARGUMENT],
  options: [{ flags: '--from <stage>', about: 'begin again at this stage', choices: STAGES }],
  examples: ['hooke retry BANDIT-007', 'hooke retry BANDIT-007 --from implementing'],
  json: true,
  input: z.object({ id: Id, from: z.string().optional() }),

  async run({ id, from }, { deciding, output }) {
    const reply = await (await deciding()).retry(id, from === undefined ? {} : { from })
    return reportDecision(output, id, 'tried again', reply)
  },
})

export const runNowCommand = defineCommand({
  name: 'run-now',
  group: 'Steer',
  summary: 'Do now what waits for a later moment, with your name and reason in the record',
  arguments: [ID_ARGUMENT, { name: 'because...', about: 'why; it stands in the record' }],
  examples: ['hooke run-now BANDIT-007 "the card is free again"'],
  json: true,
  input: z.object({ id: Id, because: Words }),
  run: async ({ id, because }, { deciding, output }) =>
    reportDecision(output, id, 'goes now', await (await deciding()).runNow(id, { because })),
})

const SKIPPABLE = Object.keys(SKIPS).map(stageName)

export const skipCommand = defineCommand({
  name: 'skip',
  group: 'Steer',
  summary: 'Skip a gate, or the work of a stage, with your name and reason in the record',
  arguments: [
    ID_ARGUMENT,
    {
      name: 'what',
      about: `a gate (a study's own: hooks/EVENT/NAME), or a stage: ${SKIPPABLE.join(', ')}`,
      suggestions: [...GATES, ...SKIPPABLE],
    },
    { name: 'because...', about: 'why; it stands in the record' },
  ],
  examples: [
    'hooke skip BANDIT-007 duplicates "the copy is generated code"',
    'hooke skip BANDIT-007 critique "three of us read the plan"',
  ],
  json: true,
  input: z.object({ id: Id, what: z.string(), because: Words }),
  run: async ({ id, what, because }, { deciding, output }) =>
    reportDecision(output, id, `${what} skipped`, await (await deciding()).skip(id, { what, because })),
})
