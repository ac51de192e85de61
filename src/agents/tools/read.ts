import { z } from 'zod'
import { readText } from './text-file.ts'
import { defineTool, done, refused } from './tool.ts'

const MOST_LINES = 1_500
const LONGEST_LINE = 2_000

export const read = defineTool({
  name: 'read',
  description:
    'Reads a text file of the worktree. Lines come numbered ("12<tab>text"): cite them as path:12. ' +
    `At most ${MOST_LINES} lines at once; use from and lines for the rest.`,
  class: 'pure',
  input: z.strictObject({
    path: z.string().min(1).describe('relative to the worktree'),
    from: z.number().int().min(1).default(1).describe('first line, counted from 1'),
    lines: z.number().int().min(1).max(MOST_LINES).default(MOST_LINES),
  }),

  async use({ path, from, lines }, place) {
    const all = linesOf(await readText(path, place))
    if (all.length === 0) return done(`${path} is empty`)
    if (from > all.length) return refused(`${path} has ${all.length} lines; line ${from} is past its end`)
    const shown = all.slice(from - 1, from - 1 + lines)
    const text = shown.map((line, i) => `${from + i}\t${shortened(line)}`).join('\n')
    const last = from + shown.length - 1
    return done(last < all.length ? `${text}\n(${all.length} lines in all; go on from ${last + 1})` : text)
  },
})

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function shortened(line: string): string {
  if (line.length <= LONGEST_LINE) return line
  return `${line.slice(0, LONGEST_LINE)} (${line.length - LONGEST_LINE} more characters)`
}
