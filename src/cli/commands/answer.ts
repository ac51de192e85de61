import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { askLine } from '../ask.ts'
import { wrongUsage } from '../errors.ts'
import { Id, ID_ARGUMENT } from '../inputs.ts'
import type { Question } from '../replies.ts'
import type { Session } from '../session.ts'
import { reportDecision } from '../screens/decision.ts'

const Answer = z
  .string()
  .regex(/^\d+=.+/s, 'write the number of the question, "=", the answer: 1="500 steps"')
  .transform((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1).trim()] as const)

export const answerCommand = defineCommand({
  name: 'answer',
  group: 'Decide',
  summary: 'Answer the questions of an experiment',
  arguments: [
    ID_ARGUMENT,
    { name: '[answers...]', about: 'number=answer; without any, a terminal asks one by one' },
  ],
  options: [{ flags: '--wave-through', about: 'take the proposed answer for all that stay open' }],
  examples: [
    'hooke answer BANDIT-007',
    'hooke answer BANDIT-007 1="the first 500 steps"',
    'hooke answer BANDIT-007 --wave-through',
  ],
  json: true,
  input: z.object({ id: Id, answers: z.array(Answer).default([]), waveThrough: z.boolean().default(false) }),

  async run({ id, answers, waveThrough }, session) {
    const api = await session.deciding()
    const { view } = await api.experiment(id)
    const open = view.questions.filter(({ answer }) => answer === null)
    const given = new Map(answers)
    if (given.size === 0 && !waveThrough)
      for (const [n, text] of await askAll(open, session)) given.set(n, text)
    const reply = await api.answer(id, { answers: Object.fromEntries(given), waveThrough })
    return reportDecision(session.output, id, 'answered', reply)
  },
})

async function askAll(
  open: readonly Question[],
  session: Session,
): Promise<readonly (readonly [string, string])[]> {
  if (open.length === 0) throw wrongUsage('no question is open', 'hooke show tells where it stands')
  if (!session.deps.canAsk) {
    throw wrongUsage(
      'the answers are missing, and there is no terminal to ask on',
      `hooke answer <id> ${open.map(({ n }) => `${n}="…"`).join(' ')}, or --wave-through`,
      open.map(({ n, text, defaultAnswer }) => `${n}. ${text} (proposed: ${defaultAnswer})`).join('\n'),
    )
  }
  const answers: (readonly [string, string])[] = []
  for (const { n, text, why, defaultAnswer } of open) {
    session.output.note(why)
    answers.push([String(n), await askLine(session, text, defaultAnswer)])
  }
  return answers
}
