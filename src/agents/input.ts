import { type InputBlock } from './agent.ts'
import { sha256 } from '../lib/canonical.ts'

/** The block that heads every session (A-11), wherever the engine put it. */
export const BRIEF = 'Brief'

/** The task text of a session: the brief first, then the blocks in their order; text from outside is fenced as data. */
export function renderInput(blocks: readonly InputBlock[]): string {
  const brief = blocks.filter(({ title }) => title === BRIEF)
  const others = blocks.filter(({ title }) => title !== BRIEF)
  return [...brief, ...others].map(renderBlock).join('\n\n')
}

function renderBlock(block: InputBlock): string {
  const heading = `## ${oneLine(block.title)}`
  if (block.trust === 'daemon') return `${heading}\n\n${block.text.trimEnd()}`

  return `${heading}\n\n${fenced(block.text, block.origin ?? 'unknown')}`
}

/** Text from outside between tags that it cannot close, with where it comes from (A-7). */
export function fenced(text: string, origin: string): string {
  const fence = fenceFor(text)
  return `<${fence} origin="${oneLine(origin)}">\n${disarmed(text)}\n</${fence}>`
}

/**
 * The name of a data block's tags. It is drawn from the hash of the text, so the same input gives the same prompt, yet
 * no text can hold the name of its own fence; whatever looks like a fence inside is disarmed besides.
 */
function fenceFor(text: string, attempt = 0): string {
  const name = `data-${sha256(`${attempt}\n${text}`).slice(0, 16)}`
  return text.includes(name) ? fenceFor(text, attempt + 1) : name
}

/** `</data-` of any kind, hidden letters included, no longer reads as a tag. Line ends are made plain. */
function disarmed(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/<(?=[\s\p{Cf}]*\/?[\s\p{Cf}]*d[\s\p{Cf}]*a[\s\p{Cf}]*t[\s\p{Cf}]*a[\s\p{Cf}]*-)/giu, '&lt;')
}

/** Titles and origins hold names that people chose: they stay one line and hold no tag, quote or heading. */
function oneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').replace(/[<>"]/g, "'")
  return plain.trim().slice(0, 200)
}
