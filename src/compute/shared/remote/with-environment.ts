import type { RemoteShell } from './remote-shell.ts'

/**
 * The same host, whose scripts find some variables and what a file of the host sets: a shell that nobody logged in to
 * often has neither the scheduler's programs on PATH nor its variables.
 */
export function withEnvironment(
  shell: RemoteShell,
  { environment, setupFile = '' }: { environment: Readonly<Record<string, string>>; setupFile?: string },
): RemoteShell {
  const pairs = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  if (pairs.length === 0 && setupFile === '') return shell
  return {
    ...shell,
    script: (source, words, options) =>
      shell.script(`${PRELUDE}${source}`, [setupFile, String(pairs.length), ...pairs, ...words], options),
  }
}

const PRELUDE = `case $1 in '~/'*) home=$1; shift; set -- "$HOME/\${home#'~/'}" "$@" ;; esac
if [ -n "$1" ]; then
  [ -r "$1" ] || { printf 'setup_file %s cannot be read\\n' "$1" >&2; exit 78; }
  . "$1" >/dev/null 2>&1 </dev/null
  # it may have set another: what is written here is for nobody else
  umask 077
fi
set_up=$2
shift 2
while [ "$set_up" -gt 0 ]; do
  export "$1"
  shift
  set_up=$((set_up - 1))
done
`
