import { runInNewContext } from 'node:vm'
import { z } from 'zod'
import { HookeError, asError } from '../../domain/errors.ts'
import { globToRegExp } from './glob.ts'
import { readText } from './text-file.ts'
import { defineTool, done, refused, type Workplace } from './tool.ts'
import { walk } from './walk.ts'

const MOST_HITS = 100
const LONGEST_LINE = 300
/**
 * A pattern that backtracks without end must not stop the daemon for longer than these together. The time is that of the
 * wall: on a busy computer a first look may run out of it without having begun.
 */
const PATTERN_MS = [200, 800] as const
const SEARCH_BYTES = 64 * 1024 * 1024

export const search = defineTool({
  name: 'search',
  description:
    'Searches the text files of the worktree, line by line; answers "path:line: text". text is taken literally unless regex is true. ' +
    `At most ${MOST_HITS} hits. Left out: binary files, files above 8 MB, and what list leaves out.`,
  class: 'pure',
  input: z.strictObject({
    text: z.string().min(1).max(500).describe('what to look for'),
    regex: z.boolean().default(false).describe('read text as a JavaScript regular expression'),
    path: z.string().default('.').describe('folder to look in'),
    glob: z.string().min(1).max(200).default('**/*').describe('only files that match'),
  }),

  async use({ text, regex, path, glob }, place, signal) {
    const find = regex
      ? matcher(text)
      : (lines: readonly string[]) => indexes(lines, (line) => line.includes(text))
    const wanted = globToRegExp(glob)
    const hits: string[] = []
    let bytes = 0
    for await (const file of walk(path, place, signal)) {
      if (!wanted.test(file)) continue
      const lines = (await textOrNone(file, place)).split('\n')
      bytes += lines.reduce((sum, line) => sum + line.length, 0)
      hits.push(
        ...find(lines).map((at) => `${file}:${at + 1}: ${(lines[at] ?? '').trim().slice(0, LONGEST_LINE)}`),
      )
      if (hits.length > MOST_HITS) {
        return done(`${hits.slice(0, MOST_HITS).join('\n')}\n(more than ${MOST_HITS} hits; narrow it)`)
      }
      if (bytes > SEARCH_BYTES)
        return refused(`${hits.join('\n')}\n(stopped after 64 MB; narrow it with path or glob)`)
    }
    return done(hits.length > 0 ? hits.join('\n') : `nothing found for ${JSON.stringify(text)}`)
  },
})

function indexes(lines: readonly string[], matches: (line: string) => boolean): readonly number[] {
  return lines.flatMap((line, i) => (matches(line) ? [i] : []))
}

/** Runs the pattern where V8 can interrupt it: a regular expression from a model may backtrack for ever. */
function matcher(pattern: string): (lines: readonly string[]) => readonly number[] {
  compiled(pattern)
  return (lines) => {
    let cause: Error | undefined
    for (const timeout of PATTERN_MS) {
      const context = { pattern, lines, found: '' }
      try {
        runInNewContext(MATCH, context, { timeout })
        return z.array(z.number()).parse(JSON.parse(context.found))
      } catch (error) {
        cause = asError(error)
      }
    }
    const message = 'the pattern took too long; use a simpler one or literal text'
    throw new HookeError('request.refused', message, { cause })
  }
}

const MATCH = `
const expression = new RegExp(pattern)
found = JSON.stringify(lines.flatMap((line, i) => expression.test(line) ? [i] : []))
`

function compiled(pattern: string): RegExp {
  try {
    return new RegExp(pattern)
  } catch (error) {
    throw new HookeError('request.refused', `this is no regular expression: ${asError(error).message}`, {
      cause: error,
    })
  }
}

/** Binary and huge files hold nothing to find. */
async function textOrNone(file: string, place: Workplace): Promise<string> {
  try {
    return await readText(file, place)
  } catch (error) {
    if (error instanceof HookeError) return ''
    throw error
  }
}
