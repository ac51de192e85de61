import type { InputBlock, Turn } from '../agents/agent.ts'
import type { Session } from '../store/sessions.ts'
import type { TurnRow } from '../store/turns.ts'

/** A session as Markdown: what the role was given, said, called and got back (A-5). It was masked when it was stored. */
export function renderTranscript(session: Session, turns: readonly TurnRow[]): string {
  const blocks = (session.input as unknown as readonly InputBlock[]).map(
    ({ title, text }) => `### ${title}\n\n${fenced(text)}`,
  )
  return [
    `# ${session.role}, round ${session.round}`,
    `Backend ${session.backend}, model ${session.model}, state ${session.state}.`,
    '## What it was given',
    ...blocks,
    '## What happened',
    ...turns.flatMap(({ body }) => renderTurn(body as Turn)),
  ].join('\n\n')
}

function renderTurn(turn: Turn): readonly string[] {
  switch (turn.kind) {
    case 'said':
      return [
        turn.text,
        ...turn.calls.map(
          ({ tool, input }) => `Calls \`${tool}\`:\n\n${fenced(JSON.stringify(input, null, 2))}`,
        ),
      ]
    case 'result':
      return [`${turn.result.ok ? 'Result' : 'Refused'}:\n\n${fenced(turn.result.output)}`]
    case 'feedback':
      return [`Sent back:\n\n${turn.reasons.map((reason) => `- ${reason}`).join('\n')}`]
    case 'committed':
      return [`Committed ${turn.commit}.`]
    case 'unanswered':
      return [`No answer (${turn.why}).${turn.note === null ? '' : ` Told: ${turn.note}`}`]
    case 'compacted':
      return [compactedWords(turn)]
    case 'started':
      return []
  }
}

function compactedWords({ through, summary }: Extract<Turn, { kind: 'compacted' }>): string {
  const what = `From here on the model saw steps 1 to ${through}`
  return summary === null ? `${what} shortened.` : `${what} as this summary:\n\n${fenced(summary)}`
}

/** A fence longer than any in the text, so that no text can end it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}
