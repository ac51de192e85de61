import { z } from 'zod'
import type { LoggedEvent } from '../events.ts'

/** What was imported of an older workflow (T-4). */
const PastEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('past.marker'), kind: z.string(), version: z.number(), text: z.string() }),
  z.object({ type: z.literal('past.status'), label: z.string() }),
  z.object({ type: z.literal('machine.migrated'), imported: z.string(), stood: z.string() }),
])
type PastEvent = z.infer<typeof PastEvent>

const LONGEST = 160

/** Null of an event that was not imported. */
export function pastWords(event: LoggedEvent): string | null {
  const { data } = PastEvent.safeParse(event)
  return data === undefined ? null : wordsOf(data)
}

function wordsOf(event: PastEvent): string {
  if (event.type === 'past.status') return `It was marked ${event.label}.`
  if (event.type === 'machine.migrated') return `Imported from ${event.imported}, which said ${event.stood}.`
  const first = firstLine(event.text)
  return `epm:${event.kind} v${event.version}${first === '' ? '' : `: ${first}`}`
}

/** Without the marks of Markdown around it. */
function firstLine(text: string): string {
  const [line = ''] = text
    .split('\n')
    .map((one) => one.replaceAll(/^[\s#>*-]+|\*\*/g, '').trim())
    .filter((one) => one !== '' && !one.startsWith('<!--'))
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`
}
