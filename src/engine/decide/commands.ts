import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Actor, Commands, Decided } from '../commands.ts'
import type { EngineDeps } from '../deps.ts'
import { holdMachine, releaseByPerson, tryOnHold } from '../hardware/quick-tries.ts'
import { importPast } from '../import/import-past.ts'
import { chat } from './chat.ts'
import { decide } from './decision.ts'
import { refuseOtherKinds, requireResult } from './imported.ts'
import { requireRight } from './rights.ts'
import { approve, reject, revise } from './gates-of-people.ts'
import { cleanByPerson, keptNow } from '../retention/commands.ts'
import { lookNow } from './look-now.ts'
import { fromIssue, newExperiment } from './new-experiment.ts'
import { driftOf } from '../trackers/drift.ts'
import { tellRetracted } from '../trackers/tell-retracted.ts'
import { publishIssue } from './publish-issue.ts'
import { runNow } from './run-now.ts'
import { skip } from './skip.ts'
import { liftNode } from '../hardware/bad-nodes.ts'
import { checkCompute, computeList, exportRecord, readLog, readPrompt } from './reading.ts'

/** The public door, over the engine's own parts. */
export function createCommands(deps: EngineDeps): Commands {
  return {
    newExperiment: (request, actor) => newExperiment(deps, request, actor),
    fromIssue: (issue, actor) => fromIssue(deps, issue, actor),
    importPast: (request, actor) => importPast(deps, request, actor),
    approve: (id, request, actor) => approve(deps, id, request, actor),
    revise: (id, note, actor) => revise(deps, id, note, actor),
    reject: (id, note, actor) => reject(deps, id, note, actor),
    chat: (id, text, actor) => chat(deps, id, text, actor),
    exportRecord: (id) => exportRecord(deps, id),
    readLog: (id, request) => readLog(deps, id, request),
    readPrompt: (id, agent) => readPrompt(deps, id, agent),
    hold: (request, actor) => holdMachine(deps, request, actor),
    tryOnHold: (hold, request, actor) => tryOnHold(deps, hold, request, actor),
    releaseLease: (name, actor) => releaseByPerson(deps, name, actor),
    liftNode: (node, actor) => liftNode(deps, node, actor),
    kept: () => keptNow(deps),
    clean: (actor) => cleanByPerson(deps, actor),
    drift: () => driftOf(deps),
    compute: () => computeList(deps),
    checkCompute: () => checkCompute(deps),
    runNow: (id, because, actor) => runNow(deps, { id, because, actor }),
    look: (id, actor) => lookNow(deps, id, actor),
    ...gateCommands(deps),
    ...courseCommands(deps),
    ...afterwards(deps),
  }
}

function gateCommands(deps: EngineDeps): Pick<Commands, 'answer' | 'defer' | 'seeds' | 'skip'> {
  return {
    answer: (id, answers, { waveThrough }, actor) => answer(deps, { id, answers, waveThrough, actor }),

    defer(id, until, actor) {
      const forMs = until - deps.clock.now()
      if (forMs <= 0)
        throw new HookeError('usage.wrong', 'the date has passed', { advice: 'name a later one' })
      return decide(deps, {
        id,
        actor,
        right: 'approve',
        at: ['awaitingPlanApproval', 'awaitingResultApproval'],
        event: () => ({ type: 'decision.deferred', by: actor.name, until, forMs }),
        words: `put off until ${new Date(until).toISOString().slice(0, 16).replace('T', ' ')}`,
      })
    },

    seeds: (id, count, actor) =>
      decide(deps, {
        id,
        actor,
        right: 'approve',
        at: ['awaitingResultApproval'],
        event: () => ({ type: 'seeds.requested', by: actor.name, seeds: count }),
        words: `${count} more seeds per condition will run`,
      }),

    skip: (id, what, because, actor) => skip(deps, { id, what, because, actor }),
  }
}

interface Answers {
  readonly id: ExperimentId
  readonly answers: Readonly<Record<number, string>>
  readonly waveThrough: boolean
  readonly actor: Actor
}

/** Stores the given answers; the experiment goes on once every question is answered or waved through. */
function answer(deps: EngineDeps, { id, answers, waveThrough, actor }: Answers): Decided {
  const { store, clock } = deps
  requireRight(store, actor, 'approve')
  const open = store.questions.open(id)
  const given = Object.entries(answers).filter(([, text]) => text.trim() !== '')
  const left = open.filter(({ n }) => !given.some(([key]) => Number(key) === n))
  const store1 = (): void => {
    for (const [n, text] of given)
      store.questions.answer(id, { n: Number(n), answer: text, by: actor.name, at: clock.now() })
  }
  if (left.length > 0 && !waveThrough) {
    if (given.length === 0) throw noAnswer(open.map(({ n, text }) => `${n}: ${text}`))
    store.transaction(store1)
    const { stage } = store.experiments.get(id)
    return { id, stage, words: `stored; still open: ${left.map(({ n }) => n).join(', ')}` }
  }
  return decide(deps, {
    id,
    actor,
    right: 'approve',
    at: ['clarifying'],
    rows: store1,
    event: () => ({ type: 'questions.answered', by: actor.name }),
    words:
      left.length > 0
        ? `${left.length} waved through; planning goes on with the defaults`
        : 'answered; planning goes on',
  })
}

function noAnswer(open: readonly string[]): HookeError {
  return new HookeError('usage.wrong', 'no question was answered', {
    found: open.join('\n') || 'no open question',
    advice: 'answer by number, or wave the rest through',
  })
}

function courseCommands(deps: EngineDeps): Pick<Commands, 'pause' | 'resume' | 'cancel' | 'retry'> {
  return {
    pause: (id, reason, actor) =>
      decide(deps, {
        id,
        actor,
        right: 'approve',
        at: [],
        event: () => ({ type: 'experiment.paused', by: actor.name, reason }),
        words: 'paused; `hooke resume` goes on where it stood',
      }),
    resume: (id, actor) =>
      decide(deps, {
        id,
        actor,
        right: 'approve',
        at: [],
        rows: refuseOtherKinds,
        event: () => ({ type: 'experiment.resumed', by: actor.name }),
        words: 'goes on where it stood',
      }),
    cancel: (id, reason, actor) =>
      decide(deps, {
        id,
        actor,
        right: 'approve',
        at: [],
        event: () => ({ type: 'experiment.cancelled', by: actor.name, reason }),
        words: 'cancelled; agents and runs are stopped, all work is kept',
      }),
    retry: (id, from, actor) =>
      decide(deps, {
        id,
        actor,
        right: 'approve',
        at: [],
        rows: refuseOtherKinds,
        event: () => ({ type: 'experiment.retried', by: actor.name, from }),
        words: from === null ? 'tried again where it stood' : `tried again from ${from}`,
      }),
  }
}

function afterwards(deps: EngineDeps): Pick<Commands, 'reopen' | 'retract' | 'archive' | 'publish'> {
  return {
    publish: (id, actor) => publishIssue(deps, id, actor),
    reopen: (id, reason, actor) =>
      decide(deps, {
        id,
        actor,
        right: 'approve',
        at: ['done'],
        rows: (row) => requireResult(deps.store, row),
        event: () => ({ type: 'result.reopened', by: actor.name, reason }),
        words: 'reopened; the published version and its tag stay',
      }),
    retract: (id, reason, actor) =>
      decide(deps, {
        id,
        actor,
        right: 'approve',
        at: ['done'],
        rows: (row) => {
          requireResult(deps.store, row)
          deps.store.results.retract(id, reason, deps.clock.now())
          deps.store.claimEvidence.retract(id, deps.clock.now())
          tellRetracted(deps, row, { by: actor.name, reason })
        },
        event: () => ({ type: 'result.retracted', by: actor.name, reason }),
        words: 'retracted; the claims it bore on are derived anew',
      }),
    archive: (id, actor) =>
      decide(deps, {
        id,
        actor,
        right: 'approve',
        at: ['done', 'cancelled', 'failed'],
        rows: () => deps.store.experiments.archive(id, deps.clock.now()),
        event: () => ({ type: 'experiment.archived', by: actor.name }),
        words: 'archived',
      }),
  }
}
