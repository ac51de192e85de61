import { type AgentRequest, type InputBlock } from '../agent.ts'
import { messagesOf, openingOf, stepsOf, type Message } from '../conversation.ts'
import { renderInput } from '../input.ts'

/** What a new process has to be told: from which step on, and whether the program remembers what came before. */
export type Continuation =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'resume' | 'retell'; readonly from: number }

/** What a new process of Claude Code is told on stdin. */
export function promptFor({ input, journal }: AgentRequest, continuation: Continuation): string {
  const turns = journal.read()
  if (continuation.kind === 'fresh')
    return [renderInput(input), ...openingOf(turns).map(wordsOf)].join('\n\n')
  const steps = stepsOf(turns)
  const record = renderInput(messagesOf(steps.slice(continuation.from)).flatMap(blocksOf))
  const notes = steps[continuation.from - 1]?.notes ?? []
  const since = record === '' ? [...notes, GO_ON] : [INTERRUPTED, record, GO_ON]
  return [...(continuation.kind === 'retell' ? [renderInput(input)] : []), ...since].join('\n\n')
}

const INTERRUPTED =
  'Your session was interrupted. This is what you said and what came of it since then; it counts, although you may not remember it.'
const GO_ON =
  'Go on from there. Do not repeat what is done; when you are done, hand in your result with submit.'

function blocksOf(message: Message): readonly InputBlock[] {
  switch (message.kind) {
    case 'answer':
      return [
        ...(message.text.trim() === '' ? [] : [data('You said', message.text, 'your own answer')]),
        ...message.calls.map(({ id, tool, input }) =>
          data(`You called ${tool}`, JSON.stringify(input), `your own call ${id}`),
        ),
      ]
    case 'results':
      return message.results.map(({ id, ok, output }) =>
        data(ok ? 'It answered' : 'It was refused or failed', output, `answer to the call ${id}`),
      )
    case 'reminder':
      return [{ title: 'The daemon said', text: message.text, trust: 'daemon' }]
  }
}

function data(title: string, text: string, origin: string): InputBlock {
  return { title, text, trust: 'data', origin }
}

function wordsOf(message: Message): string {
  return message.kind === 'reminder' ? message.text : ''
}
