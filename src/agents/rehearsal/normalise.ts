import { type InputBlock } from '../agent.ts'
import { type NormalInput } from './script.ts'

/**
 * What of a session's input a rehearsal is bound to: its words, and its numbers where they are not volatile. Ids,
 * hashes, times, durations and absolute paths differ from one computer and one day to the next.
 */
export function normalised(blocks: readonly InputBlock[]): NormalInput {
  return blocks.map(({ title, text, volatile }) => ({
    title: stable(title),
    text: volatile === true ? withoutNumbers(stable(text)) : stable(text),
  }))
}

function stable(text: string): string {
  return REPLACEMENTS.reduce(
    (result, [pattern, by]) => result.replace(pattern, by),
    text.replaceAll('\r\n', '\n'),
  ).trim()
}

const ID = '[A-Z][A-Z0-9]{1,15}-\\d{3,6}'

const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/[ \t]+$/gm, ''],
  [/(?<![\w.:/])\/(?:[\w.@+-]+\/)*[\w.@+-]+\/?/g, '<path>'],
  [new RegExp(`\\b${ID}\\.[a-z][a-z0-9-]{0,39}\\.s\\d+\\.\\d+\\b`, 'g'), '<run>'],
  [new RegExp(`\\b${ID}\\.lease\\.\\d+\\b`, 'g'), '<lease>'],
  [new RegExp(`\\b${ID}\\.[a-z][a-z-]{0,39}\\.\\d{1,4}\\b`, 'g'), '<session>'],
  [/\b[A-Z][A-Z0-9]{1,15}-(?:I?\d+)\b/g, '<id>'],
  [/\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b/g, '<hash>'],
  // a content address lies under the first letters of its hash
  [/\b[0-9a-f]{2}\/(?=<hash>)/g, ''],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,39}\b/g, '<hash>'],
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g, '<time>'],
  [/\b1\d{12}\b/g, '<time>'],
  // one line of the configuration moves a study to other hardware
  [/\bruns execute on [a-z][a-z0-9-]*, at most \d+ at once/g, 'runs execute on local, at most 2 at once'],
  [/"driver": "[a-z][a-z0-9-]*"/g, '"driver": "local"'],
  [/\bcompute: [a-z][a-z0-9-]*(?=;)/g, 'compute: local'],
  [/(?<![\w.])\d+(?:\.\d+)? ?(?:ms|s|sec|seconds?|min|minutes?|h|hours?|days?)\b/g, '<duration>'],
]

function withoutNumbers(text: string): string {
  return text
    .replace(/(?<![\w])[-+−]?(?:\d[\d,]*)?\.?\d+(?:[eE][-+]?\d+)?(?![\w])/g, '#')
    .replace(/\b(?:true|false)\b/g, '#')
}
