import type { ExperimentId } from '../domain/ids.ts'
import type { Store } from '../store/store.ts'
import { renderTranscript } from './transcript.ts'

/** More than this of one session nobody reads in a tracker; the record has all of it. */
const MOST = 400_000

/** All sessions of an experiment in the order in which they began, as one Markdown text. */
export function transcriptFileOf({ store }: { readonly store: Store }, id: ExperimentId): string {
  const sessions = store.sessions
    .list(id)
    .map((session) => shortened(renderTranscript(session, store.turns.list(session.id))))
  return [`# Transcripts of ${id}`, ...sessions].join('\n\n---\n\n')
}

function shortened(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST)}\n\n… (shortened; the whole is in the record)`
}
