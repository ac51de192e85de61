import { renderDeviations } from './clean-result.ts'
import { computeDeviations } from './deviations.ts'
import { settledRuns, type RecordFacts } from './facts.ts'
import { blocks, code, list, table } from './markdown-text.ts'

/** The record's text for an experiment without a result: how far it came, why it stands, what is known (P-14). */
export function renderUnfinished(facts: RecordFacts): string {
  const { experiment, plan, issue } = facts
  return `${blocks(
    `# ${experiment.title} (no result)`,
    facts.disclosure === '' ? '' : `> ${facts.disclosure}`,
    experiment.brief,
    `Experiment ${experiment.id} of ${experiment.study} stands at **${experiment.stage}**${experiment.reason === '' ? '' : `: ${experiment.reason}`}.`,
    issue === null
      ? ''
      : `Issue: ${issue.url === '' ? `${issue.key}, ${issue.title}` : `[${issue.key}](${issue.url}), ${issue.title}`}`,
    '## Plan',
    plan === null
      ? 'No plan was written.'
      : `${plan.hypothesis}\n\nThe whole plan (${facts.seal === null ? 'never sealed' : `sealed by ${facts.seal.by}`}, hash ${code(facts.planHash)}) is in plan.md.`,
    '## Runs',
    runsTable(facts),
    '## Deviations from the plan',
    facts.seal === null
      ? 'The plan was not sealed, so nothing is compared.'
      : renderDeviations(computeDeviations(facts)),
    '## What the gates refused',
    list(refusals(facts)),
    '## Artifacts',
    table(
      ['name', 'SHA-256'],
      facts.artifacts.map(({ name, sha256 }) => [code(name), code(sha256)]),
    ),
    '## Code',
    facts.code.commit === ''
      ? 'No code was committed.'
      : `Commit ${code(facts.code.commit)} on ${code(facts.code.branch)}.`,
  )}\n`
}

function runsTable(facts: RecordFacts): string {
  const rows = settledRuns(facts).map(({ id, state, exit }) => [
    code(id),
    state,
    exit === null ? '' : `${exit.reason}, code ${exit.code ?? 'none'}`,
  ])
  return table(['run', 'state', 'end'], rows, 'No run was started.')
}

function refusals({ gates }: RecordFacts): readonly string[] {
  return gates
    .filter(({ verdict }) => verdict === 'refuse')
    .map(({ gate, stage, reasons }) => `${gate} at ${stage}: ${reasons.join('; ')}`)
}
