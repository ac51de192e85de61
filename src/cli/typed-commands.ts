import { COMMANDS } from './commands/index.ts'

/** How the program was called, once its command line is read. */
export interface Called {
  /** What `-c` named. */
  config?: string
}

/** They make a configuration, or need none. */
const WITHOUT = ['init', 'demo', 'completion']
const FIRST = [...new Set(COMMANDS.map(({ name }) => name.split(' ')[0] ?? ''))].filter(
  (name) => !WITHOUT.includes(name),
)
const COMMAND = new RegExp(`(?<![\\w./-])hooke (?=(?:${FIRST.join('|')})\\b)(?![a-z -]*--help)`, 'g')

/** Each command that our own words name, as it has to be typed: with the `-c` that this call was given. */
export function typedCommands(text: string, { config }: Called): string {
  return config === undefined ? text : text.replaceAll(COMMAND, () => `hooke -c ${quoted(config)} `)
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./:@%+=,~-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
