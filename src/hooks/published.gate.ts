import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { mentions } from '../lib/mentions.ts'
import { placeholderIn } from './placeholder.ts'

export const PublishedFacts = z.strictObject({
  /** The commit that the approved result is bound to. */
  commit: z.string(),
  recordHash: z.string(),
  /** Read back from the repository; null when there is none. `onRemote` is null when the study has no remote. */
  tag: z
    .strictObject({
      name: z.string(),
      commit: z.string(),
      object: z.string(),
      message: z.string(),
      onRemote: z.union([z.string(), z.literal(false)]).nullable(),
    })
    .nullable(),
  merge: z.strictObject({ wanted: z.boolean(), commit: z.string().nullable(), onTarget: z.boolean() }),
  /** Texts as read back from the tracker, or as queued durably for it. */
  issue: z
    .strictObject({
      ref: z.string(),
      tldr: z.string(),
      nextSteps: z.array(z.string()),
      body: z.string(),
      status: z.string(),
    })
    .nullable(),
  expectedStatus: z.string(),
  logbook: z.strictObject({ path: z.string(), entry: z.string() }).nullable(),
  artifacts: z.array(z.strictObject({ name: z.string(), place: z.string(), reachable: z.boolean() })),
  deliveries: z.array(z.strictObject({ what: z.string(), queued: z.boolean() })),
  followUps: z.array(z.strictObject({ title: z.string(), issue: z.string().nullable() })),
})
export type PublishedFacts = z.infer<typeof PublishedFacts>

/** Refuses to call a result published while a part of it is not out. */
export const publishedGate: Gate<PublishedFacts> = {
  name: 'published',
  refuses:
    'TL;DR or next steps missing, tag not pushed, logbook and issue not linked both ways, status not set',
  facts: PublishedFacts,

  check(facts) {
    const { tag, issue, merge, logbook } = facts
    const reasons = [
      ...tagReasons(facts),
      ...issueReasons(facts),
      ...linkReasons(facts),
      ...(merge.wanted && (merge.commit === null || !merge.onTarget)
        ? ['the branch was to be merged, but the merge is not on its target']
        : []),
      ...facts.artifacts
        .filter(({ reachable }) => !reachable)
        .map(({ name, place }) => `the artifact ${name} cannot be reached at ${place}`),
      ...facts.deliveries
        .filter(({ queued }) => !queued)
        .map(({ what }) => `${what} is neither delivered nor queued`),
      ...facts.followUps
        .filter(({ issue: ref }) => ref === null)
        .map(({ title }) => `the chosen follow-up "${title}" has no issue`),
    ]
    return verdictOf(reasons, [
      { what: 'tag', found: tag ? `${tag.name} → ${tag.commit}, ${pushedOf(tag.onRemote)}` : 'none' },
      { what: 'issue', found: issue ? `${issue.ref}, status ${issue.status}` : 'none' },
      { what: 'logbook', found: logbook?.path ?? 'no entry' },
      { what: 'merge', found: merge.wanted ? (merge.commit ?? 'not done') : 'not wanted' },
    ])
  },
}

function pushedOf(onRemote: string | false | null): string {
  if (onRemote === null) return 'the study has no remote'
  return onRemote === false ? 'not on the remote' : 'read back from the remote'
}

function tagReasons({ tag, commit, recordHash }: PublishedFacts): readonly string[] {
  if (tag === null) return ['the result has no tag: make the annotated tag']
  return [
    ...(tag.commit === commit
      ? []
      : [`the tag ${tag.name} is on ${tag.commit}, the approved commit is ${commit}`]),
    ...(tag.message.includes(recordHash)
      ? []
      : [`the message of the tag ${tag.name} does not hold the record hash ${recordHash}`]),
    ...(tag.onRemote === null || tag.onRemote === tag.object
      ? []
      : [`the tag ${tag.name} is not pushed: push it and read it back`]),
  ]
}

function issueReasons({ issue, expectedStatus }: PublishedFacts): readonly string[] {
  if (issue === null) return ['the result has no issue to be told in']
  const steps = issue.nextSteps.filter((step) => placeholderIn(step) === undefined)
  return [
    ...(placeholderIn(issue.tldr) === undefined ? [] : [`the TL;DR is missing in ${issue.ref}`]),
    ...(steps.length > 0 ? [] : [`the next steps are missing in ${issue.ref}`]),
    ...(issue.status === expectedStatus
      ? []
      : [`the status of ${issue.ref} is "${issue.status}", it must be "${expectedStatus}"`]),
  ]
}

function linkReasons({ issue, logbook }: PublishedFacts): readonly string[] {
  if (logbook === null) return ['the logbook has no entry for this result']
  if (issue === null) return []
  return [
    ...(issue.body.includes(logbook.path)
      ? []
      : [`${issue.ref} does not link to the logbook ${logbook.path}`]),
    ...(mentions(logbook.entry, issue.ref)
      ? []
      : [`the entry in ${logbook.path} does not link to ${issue.ref}`]),
  ]
}
