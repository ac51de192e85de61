/**
 * The template language of prompts: `{{ name }}` is a variable, `{{> name }}` includes `shared/<name>.md`, and `\{{`
 * is a plain `{{` (number references are written so). Nothing else may stand in double braces.
 */
const TAG = /\\\{\{|\{\{([\s\S]*?)\}\}|\{\{/g
const VARIABLE = /^ *([a-z][a-zA-Z0-9]*) *$/
const PARTIAL = /^> *([a-z][a-z0-9-]*) *$/

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'partial'; readonly name: string }
  | { readonly kind: 'broken'; readonly text: string; readonly line: number }

/** The parts of a template, in order. */
export function partsOf(template: string): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  for (const match of template.matchAll(TAG)) {
    parts.push({ kind: 'text', text: template.slice(at, match.index) }, partOf(match, template))
    at = match.index + match[0].length
  }
  return [...parts, { kind: 'text', text: template.slice(at) }]
}

function partOf([tag, inside]: RegExpExecArray, template: string): Part {
  if (tag === '\\{{') return { kind: 'text', text: '{{' }
  const [, variable] = VARIABLE.exec(inside ?? '') ?? []
  if (variable !== undefined) return { kind: 'variable', name: variable }
  const [, partial] = PARTIAL.exec(inside ?? '') ?? []
  if (partial !== undefined) return { kind: 'partial', name: partial }
  return { kind: 'broken', text: tag, line: template.slice(0, template.indexOf(tag)).split('\n').length }
}
