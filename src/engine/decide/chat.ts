import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Actor, Decided } from '../commands.ts'
import type { EngineDeps } from '../deps.ts'
import { queuePost } from '../trackers/posts.ts'
import { revise } from './gates-of-people.ts'
import { requireRight } from './rights.ts'

/**
 * What a person says ends as something (H-12): at a gate it is a note that the planner or analyzer answers with a new
 * draft; at the questions it answers the first open one; elsewhere it is kept as a comment and nothing changes. It
 * never approves or overrides anything (W-3).
 */
export function chat(deps: EngineDeps, id: ExperimentId, text: string, actor: Actor): Decided {
  if (text.trim() === '')
    throw new HookeError('usage.wrong', 'nothing was said', { advice: 'write a sentence' })
  const row = deps.store.experiments.get(id)
  if (row.stage === 'clarifying') return answerFirst(deps, id, text, actor)
  if (row.turn === 'human' && row.stage === 'awaitingPlanApproval') {
    return { ...revise(deps, id, text, actor), words: 'a note for the planner: it drafts the plan again' }
  }
  if (row.turn === 'human' && row.stage === 'awaitingResultApproval') {
    return { ...revise(deps, id, text, actor), words: 'a note for the analyzer: it drafts the result again' }
  }
  return note(deps, id, text, actor)
}

function answerFirst(deps: EngineDeps, id: ExperimentId, text: string, actor: Actor): Decided {
  requireRight(deps.store, actor, 'approve')
  const [first, ...rest] = deps.store.questions.open(id)
  if (first === undefined) return note(deps, id, text, actor)
  deps.store.transaction(() => {
    deps.store.questions.answer(id, { n: first.n, answer: text, by: actor.name, at: deps.clock.now() })
    if (rest.length > 0) return
    const { version } = deps.store.experiments.get(id)
    const event = { type: 'questions.answered' as const, by: actor.name }
    deps.deliver(id, { key: `decision/${id}/${version}/questions.answered`, event, actor: actor.name })
  })
  const { stage } = deps.store.experiments.get(id)
  const words =
    rest.length > 0
      ? `an answer to question ${first.n}; next: ${rest[0]?.text ?? ''}`
      : `an answer to question ${first.n}; planning goes on`
  return { id, stage, words }
}

function note(deps: EngineDeps, id: ExperimentId, text: string, actor: Actor): Decided {
  const { store, clock, mask } = deps
  requireRight(store, actor, 'approve')
  const { issue, stage } = store.experiments.get(id)
  if (issue !== null && store.trackerLinks.find(id) !== undefined) {
    const post = { kind: 'comment' as const, body: `**${actor.name}** says:\n\n${text}` }
    queuePost(deps, id, { key: `chat/${id}/${clock.now()}`, post })
  } else if (issue !== null) {
    store.comments.add({
      key: `chat/${id}/${clock.now()}`,
      issue,
      author: actor.name,
      body: mask(text),
      at: clock.now(),
    })
  }
  return { id, stage, words: 'kept as a comment on the issue; nothing changed' }
}
