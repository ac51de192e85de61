import { type z } from 'zod'

const MOST = 20

/** What is wrong with a value, one line per problem, with the path to it. */
export function issuesOf(error: z.ZodError): readonly string[] {
  const lines = error.issues.flatMap((issue) => linesOf(issue, []))
  if (lines.length <= MOST) return lines
  return [...lines.slice(0, MOST), `and ${lines.length - MOST} more`]
}

type Issue = z.core.$ZodIssue

function linesOf(issue: Issue, above: readonly PropertyKey[]): readonly string[] {
  const path = [...above, ...issue.path]
  const [closest] = issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => a.length - b.length) : []
  if (closest !== undefined && closest.length > 0) return closest.flatMap((inner) => linesOf(inner, path))
  return [`- ${path.length > 0 ? path.map(String).join('.') : 'the whole'}: ${issue.message}`]
}
