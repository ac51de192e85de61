import { z } from 'zod'
import { RoleName } from '../domain/workflow.ts'
import { issuesOf } from './issues.ts'

/** What stands at the head of a prompt file. */
export const FrontMatter = z.strictObject({
  role: RoleName,
  tools: z.array(z.string().min(1)).min(1),
  limits: z.strictObject({
    turns: z.number().int().positive(),
    usd: z.number().positive(),
    minutes: z.number().positive(),
  }),
})
export type FrontMatter = z.infer<typeof FrontMatter>

export type SplitPrompt =
  | { readonly kind: 'prompt'; readonly front: FrontMatter; readonly body: string }
  | { readonly kind: 'broken'; readonly problems: readonly string[] }

/** Takes a prompt file apart. The head is the small part of YAML it needs: scalars, `[a, b]` and `{ a: 1 }` on a line. */
export function splitPrompt(text: string): SplitPrompt {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? []
  if (head === undefined || body === undefined) {
    return { kind: 'broken', problems: ['it must begin with front matter between two lines "---"'] }
  }
  const front = FrontMatter.safeParse(Object.fromEntries(head.split('\n').map(entryOf)))
  if (!front.success) {
    return { kind: 'broken', problems: issuesOf(front.error).map((issue) => `front matter ${issue}`) }
  }
  return { kind: 'prompt', front: front.data, body: body.trim() }
}

function entryOf(line: string): readonly [string, unknown] {
  const colon = line.indexOf(':')
  if (colon === -1) return [line, undefined]
  return [line.slice(0, colon).trim(), valueOf(line.slice(colon + 1).trim())]
}

function valueOf(text: string): unknown {
  const [, list] = /^\[(.*)\]$/.exec(text) ?? []
  if (list !== undefined) return parts(list)
  const [, record] = /^\{(.*)\}$/.exec(text) ?? []
  if (record !== undefined) return Object.fromEntries(parts(record).map(entryOf))
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

function parts(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
