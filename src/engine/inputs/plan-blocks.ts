import type { InputBlock } from '../../agents/agent.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { RoleName } from '../../domain/workflow.ts'
import type { EngineDeps } from '../deps.ts'
import { askedOf } from '../findings.ts'
import { knownComments, knownIssue } from '../trackers/projection.ts'
import { fact, json, lines, outside } from './blocks.ts'
import { readCodeMap, readDataFiles } from './repository.ts'

/** The issue as it stands in the tracker, with what people wrote below it. */
export async function issueBlocks(
  deps: EngineDeps,
  id: ExperimentId,
  signal: AbortSignal,
): Promise<readonly InputBlock[]> {
  const experiment = deps.store.experiments.get(id)
  const found = await knownIssue(deps, experiment, signal)
  if (found === null) return []
  const comments = await knownComments(deps, experiment, signal)
  return [
    ...outside('Issue', `# ${found.title}\n\n${found.body}`, {
      origin: `issue ${found.ref} by ${found.author.name}`,
    }),
    ...comments.flatMap(({ by, comment }) =>
      outside('Comment', comment.body, { origin: `comment on ${found.ref} by ${by}` }),
    ),
  ]
}

/** Related issues, plans, results, logbook entries and code, nearest first (W-13). */
export function relatedBlock(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const experiment = deps.store.experiments.get(id)
  const text = `${experiment.title}\n${experiment.brief}`
  const nearest = deps.store.searchIndex.nearest({
    text,
    study: experiment.study,
    limit: 10,
    oneEach: true,
    except: [id, ...(experiment.issue === null ? [] : [experiment.issue])],
  })
  const found = nearest.map(
    ({ kind, ref, title, snippet, score }) => `${kind} ${ref} (${score.toFixed(2)}): ${title}\n  ${snippet}`,
  )
  return outside('Related work, nearest first', lines(found), {
    origin: 'the search index of the study',
    volatile: true,
  })
}

/** What was asked and answered before the plan, and what was taken for granted. */
export function answersBlocks(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const answered = deps.store.questions
    .list(id)
    .map(({ text, answer, answeredBy, defaultAnswer }) =>
      answer === null
        ? `${text}\n  waved through; default: ${defaultAnswer}`
        : `${text}\n  ${answer} (${answeredBy ?? 'somebody'})`,
    )
  const granted = deps.store.assumptions.list(id).map(({ text }) => `Assumption: ${text}`)
  return [
    ...outside('Questions and answers', lines(answered), { origin: 'the people of the study' }),
    ...fact('Taken for granted so far', lines(granted)),
  ]
}

/** Plans and resolved configs of approved results that a new one is compared with, and the baseline. */
export function siblingsBlocks(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const { study } = deps.store.experiments.get(id)
  const baseline = deps.store.studies.find(study)?.baseline ?? null
  const approved = deps.store.results.ofStudy(study).slice(0, 3)
  const plans = approved.flatMap(({ experiment }) => {
    const plan = deps.store.plans.sealed(experiment)?.plan
    const draft = deps.store.drafts.latest(experiment)?.draft
    if (plan === undefined) return []
    const { question, command, evaluation, config, conditions, data, metrics, seeds, statistics } = plan
    const shown = {
      question,
      command,
      evaluation,
      config,
      conditions,
      data,
      metrics,
      seeds: seeds.length,
      statistics,
    }
    return [
      `${experiment}${experiment === baseline ? ' (the baseline of the study)' : ''}: ${draft?.claim ?? ''} [${draft?.confidence ?? 'no result text'}]\n${json(shown)}`,
    ]
  })
  return fact('Approved results to be consistent with', plans.join('\n\n'))
}

/** What the repository offers: files with their public symbols, and data files with rows and hash. */
export async function codeBlocks(deps: EngineDeps, id: ExperimentId): Promise<readonly InputBlock[]> {
  const { study } = deps.store.experiments.get(id)
  const setup = deps.study(study)
  const data = await readDataFiles(deps, setup)
  return [
    ...outside('Code map', await readCodeMap(deps, setup), { origin: `repository ${setup.name}` }),
    ...outside(
      'Data files',
      lines(data.map(({ path, rows, sha256 }) => `${path}: ${rows} rows, sha256 ${sha256}`)),
      { origin: `repository ${setup.name}, counted and hashed by the daemon` },
    ),
  ]
}

/** The plan that is read: the sealed one, else the newest draft. */
export function planBlock(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const row = deps.store.plans.sealed(id) ?? deps.store.plans.latest(id)
  return row === undefined ? [] : fact(row.sealedAt === null ? 'Plan' : 'Sealed plan', json(row.plan))
}

/** For the planner of a later round: what it wrote before. */
export function previousPlanBlock(deps: EngineDeps, id: ExperimentId): readonly InputBlock[] {
  const row = deps.store.plans.latest(id)
  return row === undefined ? [] : fact('Your plan of the round before', json(row.plan))
}

/** Findings that wait for an answer, one by one, and what people asked for at the gate. */
export function openBlocks(
  deps: EngineDeps,
  id: ExperimentId,
  { author, decisions }: { author: RoleName; decisions: readonly string[] },
): readonly InputBlock[] {
  const findings = askedOf(deps.store, { experiment: id, author, session: null }).map(
    ({ name, role, severity, text, evidence, where }) =>
      `${name} [${severity}, ${role}] ${text}\n  evidence: ${evidence}${where ? `\n  where: ${where}` : ''}`,
  )
  const notes = deps.store.approvals
    .list(id)
    .filter(({ decision, what }) => decisions.includes(`${what}.${decision}`))
    .map(({ by, note }) => `${by}: ${note}`)
  return [
    ...outside('Findings to answer, each by its id', lines(findings), {
      origin: 'the critics, reviewers and auditors',
    }),
    ...outside('What people asked for', lines(notes), { origin: 'the people of the study' }),
  ]
}
