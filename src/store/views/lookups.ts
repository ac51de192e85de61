import type { ExperimentId } from '../../domain/ids.ts'
import type { Store } from '../store.ts'

/** What was asked of the web, by whom, and whether the plan or what was found about it cites it. */
export function lookupsOf(store: Store, experiment: ExperimentId) {
  const asked = store.lookups.list(experiment)
  if (asked.length === 0) return []
  const plan = store.plans.sealed(experiment) ?? store.plans.latest(experiment)
  const cited = JSON.stringify([
    plan?.plan.related,
    plan?.plan.assumptions,
    plan === undefined ? [] : store.factChecks.list(experiment, plan.version),
    store.findings.list(experiment).map(({ text, evidence }) => [text, evidence]),
  ])
  const roles = new Map(store.sessions.list(experiment).map(({ id, role }) => [id, role]))
  return asked.map((one) => ({
    ...one,
    role: roles.get(one.session) ?? null,
    cited: cited.includes(JSON.stringify(one.url).slice(1, -1)),
  }))
}
