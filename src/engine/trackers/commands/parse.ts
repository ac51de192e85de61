import { isSwallowed, visibleLines } from './visible-lines.ts'

/** What a person orders in a comment (T-3). */
export type TrackerCommand =
  | { readonly kind: 'plan' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'status' }
  | { readonly kind: 'approve'; readonly hash: string; readonly merge: boolean }
  | { readonly kind: 'revise' | 'reject'; readonly note: string }
  | { readonly kind: 'pause' | 'cancel'; readonly reason: string }
  | { readonly kind: 'answer'; readonly n: number; readonly text: string }
  | { readonly kind: 'create'; readonly numbers: readonly number[] }
  | { readonly kind: 'skip'; readonly what: string; readonly because: string }
  | { readonly kind: 'runNow'; readonly because: string }

export interface ParsedComment {
  readonly commands: readonly TrackerCommand[]
  /** Why something that begins like a command is none; nothing of the comment is then carried out. */
  readonly problems: readonly string[]
}

/** More than anybody writes by hand. */
const MOST_COMMANDS = 8
const MOST_TEXT = 4_000
/** What cannot be seen, or turns the direction of what can: a line with it does not say what it shows. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u
/** One of them decides; two would be two decisions. */
const DECIDING: readonly TrackerCommand['kind'][] = [
  'approve',
  'revise',
  'reject',
  'cancel',
  'pause',
  'resume',
  'plan',
]

/** Reads the lines that begin with `/hooke`; text below one belongs to it where it takes text. */
export function parseComment(body: string): ParsedComment {
  const commands: TrackerCommand[] = []
  const problems: string[] = []
  for (const { head, rest, isCertain } of blocksOf(visibleLines(body))) {
    const parsed = isCertain ? parseCommand(head, rest) : SWALLOWED
    if (typeof parsed === 'string') problems.push(parsed)
    else commands.push(parsed)
  }
  if (commands.length > MOST_COMMANDS)
    problems.push(`there are more than ${MOST_COMMANDS} commands in one comment`)
  const deciding = commands.filter(({ kind }) => DECIDING.includes(kind))
  if (deciding.length > 1)
    problems.push(`it decides twice (${deciding.map(({ kind }) => kind).join(', ')}): write one comment each`)
  return { commands: problems.length > 0 ? [] : commands, problems }
}

const SWALLOWED =
  'a command stands within a tag, a link, struck text or a formula: write it below an empty line, by itself'

interface Block {
  readonly head: string
  readonly isCertain: boolean
  readonly rest: readonly string[]
}

function blocksOf(lines: readonly (string | null)[]): readonly Block[] {
  const blocks: { head: string; isCertain: boolean; rest: string[] }[] = []
  for (const [n, line] of lines.entries()) {
    const [, head] = (line === null ? null : /^ {0,3}\/hooke(?:\s+(.*))?$/i.exec(line)) ?? []
    if (line !== null && /^ {0,3}\/hooke(\s|$)/i.test(line))
      blocks.push({ head: (head ?? '').trim(), isCertain: !isSwallowed(lines, n), rest: [] })
    else if (line !== null) blocks.at(-1)?.rest.push(line)
  }
  return blocks
}

function parseCommand(head: string, rest: readonly string[]): TrackerCommand | string {
  if (INVISIBLE.test(head)) return 'a command holds characters that cannot be seen'
  const [word = '', ...words] = head.split(/\s+/)
  const name = word.toLowerCase()
  const args = words.join(' ')
  const grammar = Object.hasOwn(GRAMMAR, name) ? GRAMMAR[name as keyof typeof GRAMMAR] : undefined
  if (grammar === undefined) return `"${shown(word)}" is no command; there are: ${USAGE}`
  return grammar(args, [args, ...rest].join('\n').trim().slice(0, MOST_TEXT))
}

const USAGE =
  'plan, approve HASH, revise TEXT, answer N: TEXT, create 1,3, reject TEXT, pause, resume, cancel, status, skip GATE or STAGE because TEXT, run now'

/** Each takes what stands on its line, and with the lines below it. */
const GRAMMAR = {
  plan: (args: string) => bare('plan', args),
  resume: (args: string) => bare('resume', args),
  status: (args: string) => bare('status', args),
  approve,
  revise: (_args: string, text: string) => noted('revise', text),
  reject: (_args: string, text: string) => noted('reject', text),
  pause: (_args: string, text: string): TrackerCommand => ({
    kind: 'pause',
    reason: text || 'asked for in a comment',
  }),
  cancel: (_args: string, text: string): TrackerCommand => ({
    kind: 'cancel',
    reason: text || 'asked for in a comment',
  }),
  answer,
  create,
  skip,
  run: runNow,
} as const

function bare(kind: 'plan' | 'resume' | 'status', args: string): TrackerCommand | string {
  return args === '' ? { kind } : `"${kind}" takes nothing: write it alone on its line`
}

function approve(args: string): TrackerCommand | string {
  const [, hash, how] = /^([0-9a-f]{8,64})(?:\s+(without merge|no merge))?\.?$/i.exec(args) ?? []
  if (hash === undefined)
    return 'an approval names the hash of what it approves: approve HASH, with 8 digits or more of it'
  return { kind: 'approve', hash: hash.toLowerCase(), merge: how === undefined }
}

function noted(kind: 'revise' | 'reject', note: string): TrackerCommand | string {
  return note === '' ? `"${kind}" needs words: what is to change, or why not` : { kind, note }
}

function answer(_args: string, text: string): TrackerCommand | string {
  const [, n, words = ''] = /^(\d{1,2})\s*:\s*([\s\S]*)$/.exec(text) ?? []
  if (n === undefined || words.trim() === '') return 'an answer names its question: answer 1: your words'
  return { kind: 'answer', n: Number(n), text: words.trim() }
}

function create(args: string): TrackerCommand | string {
  if (!/^\d{1,2}(\s*,\s*\d{1,2})*$/.test(args)) return 'follow-ups are named by number: create 1,3'
  return { kind: 'create', numbers: [...new Set(args.split(',').map(Number))] }
}

function skip(_args: string, text: string): TrackerCommand | string {
  const [, what, because = ''] =
    /^([A-Za-z][\w./-]{0,140}|[a-z]+ [a-z]+)\s+because\s+([\s\S]+)$/i.exec(text) ?? []
  if (what === undefined || because.trim() === '')
    return 'what is skipped needs a reason: skip GATE because TEXT, or skip STAGE because TEXT'
  return { kind: 'skip', what, because: because.trim() }
}

function runNow(_args: string, text: string): TrackerCommand | string {
  const [found, because = ''] = /^now(?:\s+because\s+([\s\S]+))?$/i.exec(text) ?? []
  if (found === undefined) return 'write "run now", or "run now because TEXT"'
  return { kind: 'runNow', because: because.trim() || 'asked for in a comment' }
}

function shown(word: string): string {
  return word.replaceAll(/[^\w-]/g, '?').slice(0, 30)
}
