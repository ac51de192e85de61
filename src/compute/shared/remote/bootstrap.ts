import { HookeError } from '../../../domain/errors.ts'

/** Exit code of a far side that did not get the whole script. */
export const CUT_SHORT = 97

/**
 * The one text that stands on a command line of the far side. It reads the script from standard input, line by line and
 * not a byte further, as the builtin `read` does in every POSIX shell. Without single quotes, backslashes before quotes,
 * line ends or exclamation marks, so that every login shell (sh, bash, zsh, fish, csh) passes it on unchanged.
 */
const LOADER =
  'nl=$(printf "\\nx"); nl=${nl%x}; s=; IFS= read -r n || exit 97; ' +
  'while [ "$n" -gt 0 ]; do IFS= read -r l || exit 97; s="$s$l$nl"; n=$((n - 1)); done; eval "$s"'

/** For a shell that is started here. */
export const LOCAL_ARGV = ['sh', '-c', LOADER] as const
/** For `ssh`, which hands its command to the login shell of the far side. */
export const REMOTE_COMMAND = `exec sh -c '${LOADER}'`

/** The line that comes before all output of a script: what login files print comes before it. */
export const BEGIN = 'hooke:begin\n'

const READ_WORDS = `umask 077
printf 'hooke:begin\\n'
read_word() {
  read -r lines || exit 97
  IFS= read -r word || exit 97
  while [ "$lines" -gt 1 ]; do
    IFS= read -r line || exit 97
    word=$word$nl$line
    lines=$((lines - 1))
  done
}
read -r count || exit 97
set --
while [ "$count" -gt 0 ]; do
  read_word
  set -- "$@" "$word"
  count=$((count - 1))
done
`

/** What goes into standard input before the payload: the script by lines, then each word by lines. */
export function frame(source: string, words: readonly string[]): string {
  if (words.some((word) => word.includes('\0') || !word.isWellFormed()))
    throw new HookeError('compute.rejected', 'a word for the host holds a NUL byte or is no valid text', {
      advice: 'this is a mistake of Hooke: please report it',
    })
  const script = `${READ_WORDS}${source.trimEnd()}\n`
  const lines = script.split('\n').length - 1
  const framed = words.map((word) => `${word.split('\n').length}\n${word}\n`).join('')
  return `${lines}\n${script}${words.length}\n${framed}`
}
