import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'

const Lines = z.strictObject({ from: z.number().int().positive(), to: z.number().int().positive() })

/** A piece of added code that stands elsewhere too. `id` stays the same while the fragment does. */
export const CloneFact = z.strictObject({
  id: z.string(),
  kind: z.enum(['exact', 'renamed']),
  file: z.string(),
  lines: Lines,
  otherFile: z.string(),
  otherLines: Lines,
  tokens: z.number().int().positive(),
  head: z.string().describe('first lines of the fragment'),
})
export type CloneFact = z.infer<typeof CloneFact>

export const DuplicatesFacts = z.strictObject({
  clones: z.array(CloneFact),
  changedFiles: z.array(z.string()).describe('added or modified source files of the diff'),
  readFiles: z.array(z.string()).describe('those of them that were compared'),
  comparedWith: z.number().int().nonnegative().describe('source files of the code base'),
  answers: z.array(z.strictObject({ clone: z.string(), how: z.string() })),
})
export type DuplicatesFacts = z.infer<typeof DuplicatesFacts>

/** Refuses code that the code base already has. */
export const duplicatesGate: Gate<DuplicatesFacts> = {
  name: 'duplicates',
  refuses: 'added code that exists elsewhere in the code base, unless the copy is answered for',
  facts: DuplicatesFacts,

  check({ clones, changedFiles, readFiles, comparedWith, answers }) {
    const answered = new Set(answers.filter(({ how }) => how.trim() !== '').map(({ clone }) => clone))
    const unread = changedFiles.filter((file) => !readFiles.includes(file))
    return verdictOf(
      [
        ...clones.filter(({ id }) => !answered.has(id)).map(reasonOf),
        ...unread.map((file) => `${file} could not be compared with the code base: make it readable text`),
      ],
      [
        { what: 'clone detection', found: `${readFiles.length} changed files against ${comparedWith} files` },
        {
          what: 'clones',
          found: `${clones.length}, of them ${clones.filter(({ id }) => answered.has(id)).length} answered`,
        },
      ],
    )
  },
}

function reasonOf({ id, kind, file, lines, otherFile, otherLines, tokens }: CloneFact): string {
  const copy = kind === 'exact' ? 'repeats' : 'repeats, with other names,'
  return `${file}:${lines.from}-${lines.to} ${copy} ${otherFile}:${otherLines.from}-${otherLines.to} (${tokens} tokens): reuse that code, or answer finding \`${id}\` with why not`
}
