import { type NormalInput } from './script.ts'

const MOST_LINES = 40
const MOST_COMPARED = 400

/** What differs between two normalised inputs, block by block, as lines a person can read. Empty when nothing does. */
export function differences(expected: NormalInput, found: NormalInput): readonly string[] {
  const titles = [...new Set([...expected, ...found].map(({ title }) => title))]
  const all = titles.flatMap((title) => {
    const before = textOf(expected, title)
    const after = textOf(found, title)
    if (before === after) return []
    if (before === undefined) return [`block "${title}" is new`]
    if (after === undefined) return [`block "${title}" is gone`]
    return [`block "${title}" changed:`, ...lineDifferences(before.split('\n'), after.split('\n'))]
  })
  const lines = all.length === 0 && !sameOrder(expected, found) ? ['the blocks stand in another order'] : all
  if (lines.length <= MOST_LINES) return lines
  return [...lines.slice(0, MOST_LINES), `(${lines.length - MOST_LINES} more lines)`]
}

function textOf(input: NormalInput, wanted: string): string | undefined {
  const texts = input.filter(({ title }) => title === wanted).map(({ text }) => text)
  return texts.length === 0 ? undefined : texts.join('\n')
}

function sameOrder(a: NormalInput, b: NormalInput): boolean {
  return a.length === b.length && a.every(({ title }, i) => title === b[i]?.title)
}

function lineDifferences(before: readonly string[], after: readonly string[]): readonly string[] {
  const start = commonStart(before, after)
  const end = commonStart(before.slice(start).reverse(), after.slice(start).reverse())
  const removed = before.slice(start, before.length - end)
  const added = after.slice(start, after.length - end)
  const kept =
    Math.max(removed.length, added.length) > MOST_COMPARED ? new Set<string>() : shared(removed, added)
  return [
    ...removed.flatMap((line, i) => (kept.has(line) ? [] : [`  line ${start + i + 1}, made for: ${line}`])),
    ...added.flatMap((line, i) => (kept.has(line) ? [] : [`  line ${start + i + 1}, found:    ${line}`])),
  ]
}

/** Lines that both have only moved; when all have, naming them is all there is to say. */
function shared(removed: readonly string[], added: readonly string[]): ReadonlySet<string> {
  const both = new Set(removed.filter((line) => added.includes(line)))
  const onlyMoved = [...removed, ...added].every((line) => both.has(line))
  return onlyMoved ? new Set() : both
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((line, i) => line !== b[i])
  return differs === -1 ? Math.min(a.length, b.length) : differs
}
