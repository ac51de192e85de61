import { z } from 'zod'
import { Finding, FindingAnswer } from '../domain/findings.ts'
import { type ExperimentId, SessionId } from '../domain/ids.ts'
import { RoleName } from '../domain/workflow.ts'
import { Flag, flag } from './columns.ts'
import type { Database } from './database.ts'

export const FindingRow = Finding.extend({
  session: SessionId,
  role: RoleName,
  round: z.number(),
  needsPerson: Flag,
  answer: FindingAnswer.shape.answer.nullable(),
  answeredHow: z.string().nullable(),
  answeredIn: SessionId.nullable(),
}).strip()
export type FindingRow = z.infer<typeof FindingRow>
const ManyFindingRow = FindingRow.array()

const COLUMNS = `session, id, role, round, severity, text, evidence, place as "where", needs_person as needsPerson,
  answer, answered_how as answeredHow, answered_in as answeredIn`

/** What critics, reviewers and auditors found, each with its answer. */
export function createFindings(db: Database) {
  const put = db.prepare(`
    insert into findings (experiment, session, id, role, round, severity, text, evidence, place, needs_person)
    values (@experiment, @session, @id, @role, @round, @severity, @text, @evidence, @where, @needsPerson)
    on conflict (session, id) do update set severity = excluded.severity, text = excluded.text,
      evidence = excluded.evidence, place = excluded.place, needs_person = excluded.needs_person`)
  const all = db.prepare(
    `select ${COLUMNS} from findings where experiment = ? order by round, role, session, id`,
  )
  const answer = db.prepare(`
    update findings set answer = @answer, answered_how = @how, answered_in = @in
    where session = @session and id = @id`)
  const open = db.prepare(`
    select ${COLUMNS} from findings
    where experiment = ? and answer is null and severity <> 'good' order by round, role, session, id`)

  return {
    put(
      about: { experiment: ExperimentId; session: SessionId; role: RoleName; round: number },
      findings: readonly Finding[],
    ): void {
      for (const finding of findings)
        put.run({ ...about, ...finding, needsPerson: flag(finding.needsPerson) })
    },
    /** Null takes an answer back. False when the session has no finding of that id. */
    answer: (
      finding: { session: SessionId; id: string },
      given: (Pick<FindingAnswer, 'answer' | 'how'> & { in: SessionId | null }) | null,
    ): boolean =>
      answer.run({
        session: finding.session,
        id: finding.id,
        answer: given?.answer ?? null,
        how: given?.how ?? null,
        in: given?.in ?? null,
      }).changes === 1,
    /** Those that ask for an answer and have none. */
    unanswered: (experiment: ExperimentId): FindingRow[] => ManyFindingRow.parse(open.all(experiment)),
    list: (experiment: ExperimentId): FindingRow[] => ManyFindingRow.parse(all.all(experiment)),
  }
}

export type Findings = ReturnType<typeof createFindings>
