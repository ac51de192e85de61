import type { Command } from './command.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

const GLOBALS = ['-c', '--config', '--as', '--debug', '--help', '--version']

/** A script that completes commands, their options and the words they choose from. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  if (shell === 'fish') return fish(commands)
  return shell === 'zsh'
    ? `#compdef hooke\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`
    : bash(commands)
}

function bash(commands: readonly Command[]): string {
  const first = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))]
  const groups = first.filter((name) => commands.some((command) => command.name.startsWith(`${name} `)))
  const cases = [
    ...groups.map((name) => `    ${name}) words="${secondsOf(commands, name).join(' ')}" ;;`),
    ...commands.map((command) => `    "${command.name}") words="${wordsOf(command).join(' ')}" ;;`),
  ]
  const choices = commands.flatMap((command) =>
    command.options.flatMap(({ flags, choices = [] }) =>
      choices.length === 0 ? [] : [`    "${command.name} ${longOf(flags)}") words="${choices.join(' ')}" ;;`],
    ),
  )
  return `_hooke() {
  local word command="" words="" before="\${COMP_WORDS[COMP_CWORD-1]}" i
  COMPREPLY=()
  case "$before" in -c|--config|--dir|--from) COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")); return ;; esac
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "\${COMP_WORDS[i-1]}" in -c|--config|--as) continue ;; esac
    case "$word" in -*) continue ;; esac
    if [ -z "$command" ]; then command="$word"
    else case "$command" in ${groups.join('|')}) command="$command $word" ;; esac
    fi
    case "$command" in *" "*) break ;; esac
  done
  case "$command" in
    "") words="${[...first, ...GLOBALS].join(' ')}" ;;
${cases.join('\n')}
  esac
  case "$command $before" in
${choices.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _hooke hooke
`
}

function secondsOf(commands: readonly Command[], first: string): readonly string[] {
  return commands.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []))
}

function wordsOf({ arguments: words, options }: Command): readonly string[] {
  return [
    ...words.flatMap(({ choices = [], suggestions = [] }) => [...choices, ...suggestions]),
    ...options.map(({ flags }) => longOf(flags)),
    ...GLOBALS,
  ]
}

function longOf(flags: string): string {
  return /--[a-z-]+/.exec(flags)?.[0] ?? flags
}

function fish(commands: readonly Command[]): string {
  const firsts = Map.groupBy(commands, ({ name }) => name.split(' ')[0] ?? '')
  const lines = [...firsts].flatMap(([first, own]) => [
    `complete -c hooke -n __fish_use_subcommand -a ${first} -d ${quoted(own[0]?.name === first ? own[0].summary : 'more commands')}`,
    ...own.flatMap((command) => fishCommand(first, command)),
  ])
  return [
    'complete -c hooke -f',
    "complete -c hooke -s c -l config -r -F -d 'use this hooke.toml'",
    "complete -c hooke -l as -x -d 'act as this person'",
    "complete -c hooke -l debug -d 'print what led to an error'",
    ...lines,
    '',
  ].join('\n')
}

function fishCommand(first: string, command: Command): readonly string[] {
  const [, second] = command.name.split(' ')
  const inside = `__fish_seen_subcommand_from ${first}`
  const here = second === undefined ? inside : `${inside}; and __fish_seen_subcommand_from ${second}`
  const self =
    second === undefined
      ? []
      : [`complete -c hooke -n ${quoted(inside)} -a ${second} -d ${quoted(command.summary)}`]
  const words = command.arguments.flatMap(({ choices = [], suggestions = [] }) =>
    [...choices, ...suggestions].map((choice) => `complete -c hooke -n ${quoted(here)} -a ${choice}`),
  )
  const options = command.options.map(({ flags, about, choices = [] }) => {
    const given = choices.length === 0 ? '' : ` -x -a ${quoted(choices.join(' '))}`
    return `complete -c hooke -n ${quoted(here)} -l ${longOf(flags).slice(2)}${given} -d ${quoted(about)}`
  })
  return [...self, ...words, ...options]
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`
}
