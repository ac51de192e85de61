import { z } from 'zod'
import { parseDuration } from '../lib/words.ts'

/** A length of time as text; milliseconds inside. */
export const Duration = z.string().transform((text, context) => {
  const ms = parseDuration(text)
  if (ms !== null) return ms
  context.addIssue({ code: 'custom', message: 'is no duration: write for example "30s", "5min", "1h 30min"' })
  return z.NEVER
})

const SIZES: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 }

/** A size as text (`"10 MB"`); bytes inside. */
export const Size = z.string().transform((text, context) => {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*(B|kB|MB|GB)$/.exec(text.trim()) ?? []
  const size = SIZES[unit]
  if (size !== undefined) return Math.round(Number(amount) * size)
  context.addIssue({ code: 'custom', message: 'is no size: write for example "500 kB", "10 MB", "1 GB"' })
  return z.NEVER
})

/** Where a secret is kept. The secret itself never stands in the file (K-1). */
export const SecretRef = z
  .string()
  .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/, 'holds a secret itself: write "env:NAME" or "file:PATH"')

export const Usd = z.number().nonnegative()
export const Share = z.number().gt(0).max(1)
export const Text = z.string().trim().min(1, 'is empty')
export const Count = z.number().int().min(1)

/** One command as a list of words; there is no shell. */
export const Argv = z
  .array(z.string().min(1, 'has an empty word'), {
    error: (issue) =>
      typeof issue.input === 'string'
        ? 'is one text: write the command as a list of words, for example ["npm", "test"]'
        : undefined,
  })
  .min(1, 'is an empty command')

/** A name on the network, never an address. */
export const Host = z
  .string()
  .regex(/^(\*\.)?[A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9.-]*(:\d{1,5})?$/, 'is no host, *.domain or host:port')

/** A path or pattern inside the repository. */
export const InsidePath = Text.refine(
  (path) => !path.startsWith('/') && !path.split('/').includes('..'),
  'leaves the repository: write a path relative to it',
)

/** A branch name that git can neither take for an option nor refuse. */
export const Branch = Text.regex(
  /^(?![-/.])(?!.*(\.\.|\/\/|@\{|\.lock$|[/.]$))[A-Za-z0-9._/-]+$/,
  'is no branch name',
)
