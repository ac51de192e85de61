import type { InputBlock } from '../../agents/agent.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { EngineDeps } from '../deps.ts'
import { fact, json, lines, outside } from './blocks.ts'

/** One line per run of the matrix: what ran, how it ended, what it reported. */
export function runsBlock(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const finals = Map.groupBy(deps.store.metrics.ofExperiment(id, { steps: false }), ({ run }) => run)
  const rows = deps.store.runs.list(id, 'matrix').map((run) => {
    const metrics = (finals.get(run.id) ?? []).map(({ name, value }) => `${name} ${value}`).join(', ')
    return `${run.id}: ${run.condition}, seed ${run.seed}, ${run.state}, exit ${run.exitCode ?? run.exitReason ?? '–'}; ${metrics}`
  })
  // runs name their metrics and files themselves
  return outside('Runs', lines(rows), { origin: 'the runs, as the daemon observed them', volatile: true })
}

/** Every number a result may refer to, by its key (P-6). */
export function statisticsBlock(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const values = deps.store.statistics.find(id)?.statistics.values ?? {}
  const shown = Object.entries(values).filter(([key]) => !key.startsWith('run.'))
  return fact('Stored statistics, by key', shown.map(([key, value]) => `${key} = ${value}`).join('\n'), {
    volatile: true,
  })
}

/** The draft as a reader sees it, and as data. */
export function draftBlocks(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const row = deps.store.drafts.latest(id)
  if (row === undefined) return []
  return fact('Draft of the clean result', json(row.draft))
}

/** Files the experiment used and made, with where they are. */
export function artifactsBlock(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const rows = deps.store.artifacts
    .list(id)
    .map(
      ({ name, role, bytes, sha256, place, verifiedAt }) =>
        `${name} (${role}): ${bytes} bytes, sha256 ${sha256}, at ${place}${verifiedAt === null ? ', not verified' : ', read back'}`,
    )
  return outside('Artifacts', lines(rows), {
    origin: 'files of the runs, hashed by the daemon',
    volatile: true,
  })
}

/** Approved results of the study as examples of how one is written. */
export function examplesBlock(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const { study } = deps.store.experiments.get(id)
  const texts = deps.store.results
    .ofStudy(study)
    .filter(({ experiment }) => experiment !== id)
    .slice(0, 3)
    .flatMap(({ experiment }) => {
      const draft = deps.store.drafts.latest(experiment)?.draft
      return draft === undefined
        ? []
        : [`${experiment}: ${draft.claim} [${draft.confidence}]\n${draft.results}`]
    })
  return outside('Approved results of the study, as examples', texts.join('\n\n'), {
    origin: 'the record of the study',
  })
}

/** What the audit found, for the designer of follow-ups. */
export function auditBlock(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const findings = deps.store.findings
    .list(id)
    .filter(({ role }) => role === 'auditor')
    .map(({ id: finding, severity, text }) => `${finding} [${severity}] ${text}`)
  return outside('What the auditor found', lines(findings), { origin: 'the auditor' })
}
