import { type Usage } from '../agent.ts'
import { type Patience } from '../anthropic/patience.ts'
import { type Price } from '../anthropic/prices.ts'
import { classOf, type Failure, stopped, waiting } from '../anthropic/trouble.ts'
import { type ModelReply } from '../model.ts'

/** What the end of a process is judged by. */
export interface EndParts {
  readonly session: string
  readonly program: string
  readonly price: Price
  readonly patience: Patience
  readonly secret: string
}

// a program makes its conversation shorter by itself, so there is nothing that we could leave out
const TOO_LONG =
  'the conversation no longer fits into the context of the model; give the role a model with a larger context, or a smaller task'

/** Trouble of the provider, by its class. */
export function troubleOf(parts: EndParts, failure: Failure, usage: Usage | null): ModelReply {
  const kind = classOf(failure)
  if (kind === 'overflow' || kind === 'stop') parts.patience.answered(parts.session)
  if (kind === 'overflow') return { kind: 'gaveUp', class: 'limit', reason: TOO_LONG }
  if (kind === 'stop') return { kind: 'trouble', error: stopped(failure, parts.secret), usage }
  const at = parts.patience.failed(parts.session, { kind, waitMs: failure.waitMs })
  return { kind: 'trouble', error: waiting(failure, at), usage }
}

/** No answer of the provider at all. */
export function silence(message: string): Failure {
  return { status: null, type: null, code: null, message, waitMs: null, request: null }
}
