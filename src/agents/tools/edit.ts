import { z } from 'zod'
import { replaceFile, safeTarget } from './safe-path.ts'
import { readText } from './text-file.ts'
import { defineTool, done, refused } from './tool.ts'

export const edit = defineTool({
  name: 'edit',
  description:
    'Replaces one piece of text in a file of the worktree. old must occur exactly once, white space included: take enough of its surroundings. ' +
    'To delete, keep a neighbouring line in both old and new.',
  class: 'idempotent',
  input: z
    .strictObject({
      path: z.string().min(1).describe('relative to the worktree'),
      old: z.string().min(1).describe('the text as it stands, without line numbers'),
      new: z.string().min(1).describe('what takes its place'),
    })
    .refine((input) => input.old !== input.new, 'old and new are the same'),

  async use(input, place) {
    const target = await safeTarget(input.path, place)
    const before = await readText(input.path, place)
    const after = edited(before, input)
    if (after.kind === 'refuse') return refused(`${target.shown} was not changed: ${after.reason}`)
    if (after.text !== before) await replaceFile(target, after.text, place)
    return done(`${target.shown}: the new text is in place`)
  },
})

type Edited =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refuse'; readonly reason: string }

/** The text after the edit. A text that is what this edit leaves behind stays as it is, so a redo changes nothing. */
export function edited(text: string, change: { readonly old: string; readonly new: string }): Edited {
  if (wasDone(text, change)) return { kind: 'text', text }
  const places = occurrences(text, change.old)
  const [at] = places
  if (at === undefined) return { kind: 'refuse', reason: 'old does not occur in it; read the file again' }
  if (places.length > 1)
    return { kind: 'refuse', reason: `old occurs ${places.length} times; take more of its surroundings` }
  return { kind: 'text', text: spliced(text, at, change) }
}

function wasDone(text: string, change: { readonly old: string; readonly new: string }): boolean {
  return occurrences(text, change.new).some((at) => {
    const undone = spliced(text, at, { old: change.new, new: change.old })
    return occurrences(undone, change.old).length === 1
  })
}

function spliced(text: string, at: number, change: { readonly old: string; readonly new: string }): string {
  return text.slice(0, at) + change.new + text.slice(at + change.old.length)
}

/** Where `part` begins in `text`, overlapping ones included. */
function occurrences(text: string, part: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(part); at !== -1 && found.length < 1_000; at = text.indexOf(part, at + 1))
    found.push(at)
  return found
}
