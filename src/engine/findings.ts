import type { FindingAnswer } from '../domain/findings.ts'
import type { ExperimentId, SessionId } from '../domain/ids.ts'
import type { RoleName } from '../domain/workflow.ts'
import type { FindingRow } from '../store/findings.ts'
import type { Store } from '../store/store.ts'
import { READERS_OF } from './authors.ts'

/** A finding with the name under which its author answers it. */
export interface AskedFinding extends FindingRow {
  readonly name: string
}

interface Asked {
  readonly experiment: ExperimentId
  readonly author: RoleName
  /** Whose answers may still change; null before there is one. */
  readonly session: SessionId | null
}

/**
 * What an author has to answer in one session: the findings of its readers that were open when it began. They stay the
 * same over its submissions, so their names do too.
 */
export function askedOf(store: Store, { experiment, author, session }: Asked): readonly AskedFinding[] {
  const readers = READERS_OF[author] ?? []
  const asked = store.findings
    .list(experiment)
    .filter(({ role, severity }) => readers.includes(role) && severity !== 'good')
    .filter(({ answer, answeredIn }) => answer === null || (session !== null && answeredIn === session))
  return asked.map((one) => ({ ...one, name: nameOf(one, asked) }))
}

/** Critics choose ids for themselves: where two chose the same, role and round tell them apart. */
function nameOf({ id, role, round }: FindingRow, asked: readonly FindingRow[]): string {
  return asked.filter((other) => other.id === id).length === 1 ? id : `${role}-${round}/${id}`
}

/** Writes each answer to the finding it names, in place of what the same session answered before. */
export function recordAnswers(store: Store, asked: Asked, answers: readonly FindingAnswer[]): void {
  for (const { name, session, id } of askedOf(store, asked)) {
    const own = answers.findLast(({ finding }) => finding === name)
    store.findings.answer({ session, id }, own === undefined ? null : { ...own, in: asked.session })
  }
}
