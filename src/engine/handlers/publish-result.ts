import { HookeError } from '../../domain/errors.ts'
import { hasResult } from '../../record/facts.ts'
import { appendEntry } from '../../record/logbook.ts'
import type { EngineDeps } from '../deps.ts'
import type { EffectContext, EffectOf, Handle } from '../handler.ts'
import { recordFactsOf } from '../record-facts.ts'
import { logbookEntryOf, logbookHeaderOf } from './publish/logbook-entry.ts'
import { mergeWork } from './publish/merge-work.ts'
import { publishOnTracker } from './publish/on-tracker.ts'
import { editionOf, type Publication, publicationKey, tagOf } from './publish/publication.ts'
import { queuePublication } from './publish/queued.ts'
import { publishedRows } from './publish/rows.ts'

type Context = EffectContext<EffectOf<'result.publish'>>

/**
 * Stage 16, step by step; each step looks for what an earlier try left, so a kill between any two loses and doubles
 * nothing: logbook entry, annotated tag, merge, push, tracker.
 */
export function publishResult(deps: EngineDeps): Handle<'result.publish'> {
  return async (context) => {
    const publication = await publicationOf(deps, context)
    deps.hit('publish.afterRecord')
    const { repository } = deps.study(context.experiment.study)
    const commit = await writeLogbook(deps, publication)
    deps.hit('publish.afterLogbook')

    const { tag, recordHash, approval, facts } = publication
    const message = `${facts.draft.claim}\n\nConfidence: ${facts.draft.confidence}\nRecord: sha256 ${recordHash}\nApproved by ${approval.by}, result ${approval.hash}\n`
    await deps.worktrees.tag(repository, { name: tag, commit, message, at: approval.at })
    deps.hit('publish.betweenTagAndMerge')

    const merged = publication.merge ? await mergeWork(deps, publication, { commit, ...context }) : null
    deps.hit('publish.afterMerge')
    const target = merged === null ? [] : [`refs/heads/${repository.mergeTarget}`]
    const branch = `refs/heads/hooke/${context.experiment.id}`
    if (merged?.isOut !== true) await deps.worktrees.push(repository, [branch, `refs/tags/${tag}`, ...target])
    deps.hit('publish.afterPush')

    if (isOutside(deps, context)) {
      deps.hit('publish.duringTracker')
      const rows = publishedRows(deps, publication, { issues: new Map(), merged: merged?.commit ?? null })
      return {
        event: { type: 'result.published', tag },
        rows: () => {
          rows()
          queuePublication(deps, publication)
        },
      }
    }
    const issues = await publishOnTracker(deps, publication, context)
    const rows = publishedRows(deps, publication, { issues, merged: merged?.commit ?? null })
    return {
      event: { type: 'result.published', tag },
      rows: () => {
        rows()
        // a person published its issue meanwhile
        if (isOutside(deps, context)) queuePublication(deps, publication)
      },
    }
  }
}

function isOutside({ store }: EngineDeps, { experiment }: Pick<Context, 'experiment'>): boolean {
  return store.trackerLinks.find(experiment.id) !== undefined
}

async function publicationOf(deps: EngineDeps, { experiment, signal }: Context): Promise<Publication> {
  const { store } = deps
  const facts = await recordFactsOf(deps, experiment.id)
  const draft = store.drafts.latest(experiment.id)
  const approval = store.approvals
    .list(experiment.id)
    .findLast((row) => row.what === 'result' && row.decision === 'approve')
  const approved = store.events.latest(experiment.id, 'result.approved')?.event
  if (
    !hasResult(facts) ||
    draft === undefined ||
    approval === undefined ||
    approved?.type !== 'result.approved'
  ) {
    throw new HookeError('record.incomplete', `${experiment.id} has no approved result to publish`, {
      advice: `hooke approve ${experiment.id}`,
    })
  }
  const edition = editionOf(store, experiment.id, draft.version)
  const decision = approved as { merge: boolean; followUps: readonly number[] }
  // the record as it is sealed: what publishing itself adds is not part of its hash
  const { recordHash } = await deps.exporter.export(
    { ...facts, publication: null },
    deps.recordDir(experiment.id),
    signal,
  )
  return {
    experiment,
    facts,
    draft,
    approval,
    merge: decision.merge,
    followUps: decision.followUps,
    tag: tagOf(experiment.id, edition),
    key: publicationKey(experiment.id, edition),
    recordHash,
  }
}

/** The entry goes on the experiment's branch, and with the merge into the target. */
async function writeLogbook(deps: EngineDeps, publication: Publication): Promise<string> {
  const { experiment, approval, key } = publication
  const setup = deps.study(experiment.study)
  const { path, head } = await deps.worktrees.create(setup.repository, experiment.id)
  const before = await deps.worktrees.show(setup.repository, head, setup.logbook)
  const text = appendEntry(before, logbookHeaderOf(deps, setup), logbookEntryOf(publication))
  if (text === before) return head

  await deps.worktrees.write(path, setup.logbook, deps.mask(text))
  const commit = await deps.worktrees.commit(setup.repository, {
    id: experiment.id,
    key: `${key}/logbook`,
    message: `Logbook: ${experiment.id}`,
    at: approval.at,
    paths: [setup.logbook],
  })
  return commit ?? head
}
