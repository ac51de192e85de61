import type { RunSpec } from '../../driver.ts'
import { type Order, safeCommand } from '../order.ts'
import { runVariables } from '../../../domain/run-variables.ts'
import { placed } from '../run-variables.ts'
import { limitWithin } from './asked-options.ts'
import type { Host } from './host.ts'
import { FOR_ENGINES } from './in-container.ts'
import { runArgv } from './confinement.ts'
import type { Confinement } from './sandbox-found.ts'
import type { LeaseRecord } from './lease-record.ts'

type Place = LeaseRecord & { readonly cwd: string; readonly confinement: Confinement | null }

// the file of a site may use what this shell does not want, and speaks to whoever logs in
const SETUP =
  'case $1 in "~/"*) home=$1; shift; set -- "$HOME/${home#??}" "$@" ;; esac; [ -z "$1" ] || . "$1"; [ -z "$2" ] || { VIRTUAL_ENV=${2%/bin} PATH=$2:$PATH; export VIRTUAL_ENV PATH; }; shift 2; exec "$@"'

// inside only: what packages left there is not to stand in place of the programs that confine
const FIND_FIRST = 'VIRTUAL_ENV=${1%/bin} PATH=$1:$PATH; export VIRTUAL_ENV PATH; shift; exec "$@"'

/**
 * A scheduler that warns a job signals bubblewrap as well, and with its end all inside is killed: no checkpoint would be
 * written. So it ignores TERM, where there is an `env` (GNU coreutils 8.31) by which the command inside does not.
 */
const OUTLIVE = 'env --default-signal=TERM true 2>/dev/null && trap "" TERM; exec "$@"'
const HEED = 'env --default-signal=TERM true 2>/dev/null && exec env --default-signal=TERM "$@"; exec "$@"'

/**
 * What the session that starts a wrapper holds is for its user; a run gets what programs need, its secrets by the names in
 * the first word, and what the file of the site sets afterwards.
 */
const FORGET = `keep=$1
shift
for name in $(env | sed -n 's/^\\([A-Za-z_][A-Za-z0-9_]*\\)=.*/\\1/p'); do
  case " $keep " in *" $name "*) continue ;; esac
  case $name in
    SLURM_JWT) command unset "$name" ;;
    PATH | HOME | USER | LOGNAME | SHELL | LANG | LANGUAGE | LC_* | TZ | HOOKE_* | LD_LIBRARY_PATH | OMP_* | CUDA_* | \\
      NVIDIA_* | ROCR_* | HIP_* | SLURM_* | JOB_ID | NSLOTS) ;;
    *) command unset "$name" ;;
  esac
done
`

/** What the wrapper of a run is told on this host. */
export function orderOn(host: Host, spec: RunSpec, place: Place): Order {
  const { options, kind, work } = host
  const run = placed({ ...spec, environment: place.environment }, `${work}/runs/${spec.run}`)
  const timeLimitSeconds = limitWithin(kind.grantedSeconds?.(spec) ?? Infinity, spec)
  const { confinement } = place
  const common = {
    cwd: place.cwd,
    timeLimitSeconds,
    logLimitBytes: Math.max(4096, spec.logLimitBytes),
    graceSeconds: options.graceSeconds ?? 10,
    heartbeatSeconds: options.heartbeatSeconds ?? 5,
  }
  // nothing to run is refused as such, and not wrapped into something
  if (confinement === null || run.argv.length === 0 || run.argv[0] === '')
    return { ...run, ...common, argv: withSetup(host, run.argv, place) }
  return {
    ...common,
    // the rest is set inside only: an agent wrote it, and some variables tell a program outside what to load
    environment: runVariables(spec.run, `${work}/runs/${spec.run}`),
    argv: confinedWords(host, confinement, { ...place, spec, timeLimitSeconds, run }),
  }
}

/** The words that confine the command of a run; of the session it gets what programs need. */
function confinedWords(
  host: Host,
  confinement: Confinement,
  place: Place & {
    readonly spec: RunSpec
    readonly timeLimitSeconds: number
    readonly run: Pick<Order, 'argv' | 'environment'>
  },
): readonly string[] {
  const { run, bin, secretNames } = place
  const { setupFile = '' } = host.options
  const command = ['env', ...variablesInside(run.environment, bin), ...safeCommand(run.argv)]
  const found = bin === '' ? command : ['sh', '-c', FIND_FIRST, 'sh', bin, ...command]
  const isBubblewrap = confinement.kind === 'bubblewrap'
  const inside = isBubblewrap ? ['sh', '-c', HEED, 'sh', ...found] : found
  const keep = [...secretNames, ...(confinement.kind === 'container' ? FOR_ENGINES : [])].join(' ')
  const argv = runArgv(host, confinement, { ...place, argv: inside })
  const words = isBubblewrap ? ['sh', '-c', OUTLIVE, 'sh', ...argv] : argv
  return ['sh', '-c', FORGET + SETUP, 'sh', keep, setupFile, '', ...words]
}

function withSetup({ options }: Host, argv: readonly string[], { bin }: Place): readonly string[] {
  const { setupFile = '' } = options
  const needsSetup = setupFile !== '' || bin !== ''
  return needsSetup && argv.length > 0 ? ['sh', '-c', SETUP, 'sh', setupFile, bin, ...argv] : argv
}

/** A PATH of the plan still finds the environment first. */
function variablesInside({ PATH, ...rest }: Order['environment'], bin: string): readonly string[] {
  const path = PATH === undefined || bin === '' ? PATH : `${bin}:${PATH}`
  const all = path === undefined ? rest : { ...rest, PATH: path }
  return Object.entries(all).map(([name, value]) => `${name}=${value}`)
}
