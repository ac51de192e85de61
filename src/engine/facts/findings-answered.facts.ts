import type { FactsOf } from '../../hooks/index.ts'
import { AUTHORS } from '../authors.ts'
import { askedOf } from '../findings.ts'
import type { Gather } from './gather.ts'

/** What the author of this stage was given to answer, with what its submission answered. */
export const gatherFindingsAnswered: Gather<'findings-answered'> = ({ store }, { experiment, at }) => {
  const author = AUTHORS[at]
  if (author === undefined) throw new Error(`nobody submits at ${at}, so there is nothing to answer`)
  const session = store.sessions.latest(experiment.id, author)?.id ?? null
  const findings = askedOf(store, { experiment: experiment.id, author, session })
  return Promise.resolve({
    author,
    findings: findings.map(({ name, role, severity, text, answer, answeredHow }) => ({
      name,
      by: role,
      severity: severity as FactsOf['findings-answered']['findings'][number]['severity'],
      text,
      answer,
      how: answeredHow,
    })),
  })
}
