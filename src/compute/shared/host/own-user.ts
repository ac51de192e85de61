import { limitedArgv } from '../../../lib/sandbox/bubblewrap.ts'
import { sha256 } from '../../../lib/canonical.ts'
import { withinHardLimits } from '../../../lib/sandbox/hard-limits.ts'
import type { SandboxLimits } from '../../../lib/sandbox/policy.ts'
import type { Host } from './host.ts'
import { type ConfinedPlace, limitsOf, MAKING, MAKING_SECONDS } from './host-sandbox.ts'
import type { OwnUser } from './sandbox-found.ts'

/*
 * Where the host is a container in which nobody can make another one, such as a pod: each run is a user that is nobody else,
 * with no rights, no way to get any, and a home of its own. Of ours it sees what is opened to it: code and environment.
 */

const MAKER = 64_000
const ASKER = 64_001
const FIRST_OF_RUNS = 20_000
const USERS_OF_RUNS = 40_000

/** Root keeps the folder, its `.hooke` and its logs; the run gets the rest. Whoever owned the folder could put others in their place. */
const BEGIN_RUN = `user=$1 run=$2
shift 2
home=$(mktemp -d /tmp/hooke-run.XXXXXX) && chown "$user:$user" "$home" || exit 126
find "$run" -mindepth 1 -path "$run/.hooke" -prune -o ! -path "$run/stdout.log" ! -path "$run/stderr.log" \\
  -exec chown -h "$user:$user" {} + || exit 126
chown "root:$user" "$run" && chmod 1770 "$run" || exit 126
printf '%s\\n%s\\n' "$user" "$home" >"$run/.hooke/user" || exit 126
HOME=$home TMPDIR=$home
export HOME TMPDIR
exec "$@"`

/** What is left of a user that is done: nothing of it may go on while what it made is opened to others. */
const UNTIL_END = `trap : TERM
"$@"
code=$?
for found in $(grep -lsE "^Uid:[[:space:]]+$user[[:space:]]" /proc/[0-9]*/status); do
  found=\${found#/proc/}
  kill -s KILL "\${found%/status}" 2>/dev/null
done
exit "$code"`

/** The environment belongs to who makes it, and to no run. */
const MAKE = `user=$1 place=$2
shift 2
chown "$user:$user" "$place" || exit 126
${UNTIL_END}`

const ASK = `user=$1
shift
${UNTIL_END}`

/** The command that runs as a user of the run's own. */
export function runAsUser(host: Host, confinement: OwnUser, place: ConfinedPlace): readonly string[] {
  const folder = `${host.work}/runs/${place.spec.run}`
  const user = FIRST_OF_RUNS + (Number.parseInt(sha256(folder).slice(0, 8), 16) % USERS_OF_RUNS)
  const limits = limitsOf(confinement, place)
  return [
    'sh',
    '-c',
    BEGIN_RUN,
    'sh',
    String(user),
    folder,
    ...asUser(confinement, user, limits),
    ...place.argv,
  ]
}

/** The command that makes an environment as a user of its own; it writes to `HOOKE_ENVIRONMENT`. */
export function makeAsUser(confinement: OwnUser): readonly string[] {
  const limits = makingLimits(confinement)
  return ['sh', '-c', MAKE, 'sh', String(MAKER), 'HOOKE_ENVIRONMENT', ...asUser(confinement, MAKER, limits)]
}

/** The command that asks the interpreters of an environment as somebody who owns nothing. */
export function askAsUser(confinement: OwnUser): readonly string[] {
  return ['sh', '-c', ASK, 'sh', String(ASKER), ...asUser(confinement, ASKER, makingLimits(confinement))]
}

/** The command that tries it out; it prints "confined". */
export function tryAsUser(host: Pick<Host, 'work'>, confinement: OwnUser): readonly string[] {
  const script =
    '[ "$(id -u)" != 0 ] && ! cat "$1/.hooke-mark" && cd "$1/runs" && ! ls && ! cat /proc/1/environ && echo confined'
  const quiet = `(${script}) 2>/dev/null`
  return [...asUser(confinement, ASKER, makingLimits(confinement)), 'sh', '-c', quiet, 'sh', host.work]
}

function makingLimits({ options, found }: OwnUser): SandboxLimits {
  const cpuSeconds = MAKING_SECONDS * found.cores
  return withinHardLimits({ ...MAKING, fileBytes: options.fileBytes, cpuSeconds }, found.limits)
}

function asUser({ setpriv, prlimit }: OwnUser, user: number, limits: SandboxLimits): readonly string[] {
  return [
    ...[setpriv, '--reuid', String(user), '--regid', String(user), '--clear-groups'],
    ...['--no-new-privs', '--inh-caps=-all', '--bounding-set=-all'],
    // the kernel counts the processes of a user, and this one has no others
    ...limitedArgv(limits, { prlimit, limitsProcesses: true }),
  ]
}

/** Lets these users walk to what is opened to them, and see no list of anything on the way. */
export const OPEN_WAY = `mkdir -p "$1/code" "$1/envs" && chmod 711 "$1" "$1/runs" "$1/code" "$1/envs" || exit 1
# some file systems let nobody give a folder away
probe=$1/runs/.hooke-owner-$$
mkdir "$probe" || exit 1
chown ${ASKER}:${ASKER} "$probe" && chown root:${ASKER} "$probe" && chmod 1770 "$probe"
code=$?
rmdir "$probe"
exit "$code"`
/** Lets them read the code and the environment of a lease. */
export const OPEN_LEASE = `for folder in "$@"; do
  [ -z "$folder" ] || chmod -R go+rX,go-w "$folder" || exit 1
done`
