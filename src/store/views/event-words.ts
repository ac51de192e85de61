import { z } from 'zod'
import { effectWords } from '../../domain/effect.ts'
import { type EventType, ExperimentEvent } from '../../domain/events.ts'
import { stageName } from '../../domain/stage-names.ts'
import type { LoggedEvent } from '../events.ts'
import { pastWords } from './past-words.ts'

type Events = { [E in ExperimentEvent as E['type']]: E }
type EventOf<T extends EventType = EventType> = { [K in T]: Events[K] & { type: K } }[T]

/** What an event says to a reader: one short sentence, the subject is the experiment's work. */
export function eventWords(event: LoggedEvent): string {
  const known = ExperimentEvent.safeParse(event)
  if (known.success) return sentence(known.data)
  return pastWords(event) ?? publishedWords(event) ?? runtimeWords(event.type)
}

function sentence<T extends EventType>(event: EventOf<T>): string {
  return SENTENCES[event.type](event)
}

function gatesOf(at: string): string {
  return at === 'released' ? 'on the released hardware' : `of ${stageName(at)}`
}

/** Its issue was made in a tracker outside (T-11): nothing of the workflow changed. */
const IssuePublished = z.object({ type: z.literal('issue.published'), by: z.string(), ref: z.string() })

function publishedWords(event: LoggedEvent): string | null {
  const { data } = IssuePublished.safeParse(event)
  return data === undefined ? null : `${data.by} published it: its issue is ${data.ref} from now on.`
}

function runtimeWords(type: string): string {
  if (type === 'experiment.created') return 'The experiment was created.'
  if (type === 'machine.migrated') return 'The workflow was brought to a newer version.'
  if (type.startsWith('xstate.after') || type.startsWith('timer')) return 'A deadline passed.'
  return `The daemon noted ${type}.`
}

const SENTENCES: { readonly [T in EventType]: (event: EventOf<T>) => string } = {
  'issue.surveyed': ({ nearDuplicate }) =>
    nearDuplicate ? `The issue was read; ${nearDuplicate} asks nearly the same.` : 'The issue was read.',
  'questions.asked': ({ blocking }) =>
    blocking === 0 ? 'No question is open.' : `${counted(blocking, 'question')} must be answered first.`,
  'plan.drafted': ({ version, hash }) => `Plan ${version} was written (${short(hash)}).`,
  'gates.passed': ({ at }) => `The gates ${gatesOf(at)} passed.`,
  'gates.refused': ({ gates, reasons }) => `Refused by ${gates.join(', ')}: ${endless(reasons.join('; '))}.`,
  'critique.settled': ({ verdict, findings }) =>
    `The critics say ${verdict}, with ${findings === 0 ? 'no findings' : counted(findings, 'finding')}.`,
  'plan.sealed': ({ hash }) => `The plan was sealed (${short(hash)}).`,
  'code.written': ({ commit }) => `The code was written (${short(commit)}).`,
  'code.reviewed': ({ verdict }) => `The review says ${verdict}.`,
  'tests.written': ({ commit }) => `The tests were written (${short(commit)}).`,
  'smoke.settled': ({ ok, reason }) =>
    ok ? 'Tests and smoke run passed.' : `Tests or smoke run failed: ${endless(reason)}.`,
  'hardware.ready': ({ lease }) => `The hardware is ready (${lease}).`,
  'run.anomalous': ({ run, rule, evidence }) => `${run} looks wrong: ${rule}, ${endless(evidence)}.`,
  'milestone.reached': ({ run, text }) => `${run} reached a milestone: ${endless(text)}.`,
  'diagnosis.made': ({ action, run, reason }) => `Diagnosis of ${run}: ${action}, ${endless(reason)}.`,
  'runs.settled': ({ outcome, reason }) =>
    outcome === 'ok'
      ? 'All runs have ended.'
      : `The runs ended with trouble (${outcome}): ${endless(reason)}.`,
  'results.collected': () => 'The results were collected.',
  'results.verified': ({ missing }) =>
    missing === 0
      ? 'The record was checked; nothing is missing.'
      : `The record was checked; ${counted(missing, 'item')} missing.`,
  'hardware.released': () => 'The hardware was released.',
  'statistics.computed': () => 'The statistics were computed.',
  'result.drafted': ({ version }) => `Draft ${version} of the result was written.`,
  'draft.rendered': ({ hash }) => `The result was rendered (${short(hash)}).`,
  'result.audited': ({ verdict }) => `The audit says ${verdict}.`,
  'followups.proposed': ({ count }) => `${counted(count, 'follow-up')} proposed.`,
  'result.published': ({ tag }) => `The result was published as ${tag}.`,
  'agent.gaveUp': ({ role, reason }) => `The ${role} gave up: ${endless(reason)}.`,
  'effect.failed': ({ effect, reason }) =>
    `${capital(effectWords(effect))} did not work: ${endless(reason)}.`,
  'questions.answered': ({ by }) => `${by} answered the questions.`,
  'plan.approved': ({ by, hash }) => `${by} approved the plan (${short(hash)}).`,
  'plan.revised': ({ by, note }) => `${by} sent the plan back: ${endless(note)}.`,
  'plan.rejected': ({ by, note }) => `${by} rejected the plan: ${endless(note)}.`,
  'result.approved': ({ by, hash }) => `${by} approved the result (${short(hash)}).`,
  'result.revised': ({ by, note }) => `${by} sent the result back: ${endless(note)}.`,
  'result.rejected': ({ by, note }) => `${by} rejected the result: ${endless(note)}.`,
  'seeds.requested': ({ by, seeds }) => `${by} asked for ${counted(seeds, 'more seed')}.`,
  'decision.deferred': ({ by, until }) =>
    `${by} put the decision off until ${new Date(until).toISOString().slice(0, 10)}.`,
  'result.reopened': ({ by, reason }) => `${by} reopened the result: ${endless(reason)}.`,
  'result.retracted': ({ by, reason }) => `${by} retracted the result: ${endless(reason)}.`,
  'experiment.archived': ({ by }) => `${by} archived it.`,
  'experiment.paused': ({ by, reason }) => `${by} paused it: ${endless(reason)}.`,
  'experiment.resumed': ({ by }) => `${by} resumed it.`,
  'experiment.retried': ({ by, from }) => `${by} asked for another try${from ? ` from ${from}` : ''}.`,
  'experiment.cancelled': ({ by, reason }) => `${by} cancelled it: ${endless(reason)}.`,
  'stage.skipped': ({ by, stage, because }) =>
    `${by} skipped the stage ${stageName(stage)} because ${endless(because)}.`,
  'gate.skipped': ({ by, what, because }) => `${by} skipped ${what} because ${endless(because)}.`,
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function short(hash: string): string {
  return hash.slice(0, 8)
}

function counted(n: number, noun: string): string {
  return n === 1 ? `1 ${noun}` : `${n} ${noun}s`
}

/** Reasons come with or without a full stop. */
function endless(reason: string): string {
  return reason.trim().replace(/[.\s]+$/, '') || 'no reason given'
}
