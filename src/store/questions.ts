import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

export const Question = z.object({
  n: z.number(),
  text: z.string(),
  why: z.string(),
  defaultAnswer: z.string(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type Question = z.infer<typeof Question>
const ManyQuestion = Question.array()

const COLUMNS =
  'n, text, why, default_answer as defaultAnswer, answer, answered_by as answeredBy, answered_at as answeredAt'

/** What the clarifier asked, numbered from 1, and what a person answered. */
export function createQuestions(db: Database) {
  const add = db.prepare(`
    insert into questions (experiment, n, text, why, default_answer)
    values (@experiment, (select coalesce(max(n), 0) + 1 from questions where experiment = @experiment),
      @text, @why, @defaultAnswer)`)
  const answer = db.prepare(`
    update questions set answer = @answer, answered_by = @by, answered_at = @at
    where experiment = @experiment and n = @n`)
  const all = db.prepare(`select ${COLUMNS} from questions where experiment = ? order by n`)
  const open = db.prepare(
    `select ${COLUMNS} from questions where experiment = ? and answer is null order by n`,
  )

  return {
    ask(
      experiment: ExperimentId,
      questions: readonly Pick<Question, 'text' | 'why' | 'defaultAnswer'>[],
    ): void {
      for (const { text, why, defaultAnswer } of questions) add.run({ experiment, text, why, defaultAnswer })
    },
    /** False when there is no such question. */
    answer: (
      experiment: ExperimentId,
      given: { n: number; answer: string; by: string; at: number },
    ): boolean => answer.run({ experiment, ...given }).changes === 1,
    list: (experiment: ExperimentId): Question[] => ManyQuestion.parse(all.all(experiment)),
    open: (experiment: ExperimentId): Question[] => ManyQuestion.parse(open.all(experiment)),
  }
}

export type Questions = ReturnType<typeof createQuestions>
