import { sha256 } from '../../../lib/canonical.ts'
import type { RunSpec } from '../../driver.ts'
import type { Host } from './host.ts'
import type { MemoryCap } from './memory-cap-found.ts'
import type { Confinement } from './sandbox-found.ts'

/** The sandbox itself takes some. */
const LEAST_BYTES = 64 * 1024 ** 2

/** The group that a run makes, for its wrapper to remove; null where there is none. A scheduler caps its jobs itself. */
export function groupOf(host: Host, confinement: Confinement, run: RunSpec['run']): string | null {
  const cap = capOf(host, confinement)
  if (cap?.kind !== 'cgroup') return null
  // hosts may share a kernel, and work folders may hold runs of the same name
  return `${cap.folder}/hooke-${sha256(host.work).slice(0, 8)}-${run}`
}

/** The command of a run, in a group whose memory is capped, where one can be made. */
export function inMemoryCap(
  host: Host,
  confinement: Confinement,
  { run, memoryMb }: Pick<RunSpec, 'run' | 'memoryMb'>,
  argv: readonly string[],
): readonly string[] {
  const cap = capOf(host, confinement)
  if (cap === null) return argv
  const bytes = String(Math.max(LEAST_BYTES, memoryMb * 1024 ** 2))
  if (cap.kind === 'cgroup') {
    const file = cap.version === 1 ? 'memory.limit_in_bytes' : 'memory.max'
    return ['sh', '-c', ENTER, 'sh', groupOf(host, confinement, run) ?? '', file, bytes, ...argv]
  }
  const limits = ['-p', `MemoryMax=${bytes}`, '-p', 'MemorySwapMax=0']
  return [
    'sh',
    '-c',
    FIND_BUS,
    'sh',
    'systemd-run',
    cap.scope,
    '--scope',
    '--quiet',
    ...limits,
    '--',
    ...argv,
  ]
}

function capOf({ kind }: Host, confinement: Confinement): MemoryCap | null {
  return kind.runsElsewhere || confinement.kind !== 'bubblewrap' ? null : confinement.found.memoryCap
}

// A hog would go on in swap; kernels without swap accounting do not have those files. What cannot be entered caps nothing.
const ENTER = [
  'mkdir "$1" 2>/dev/null || [ -d "$1" ] || exit 126',
  'echo "$3" >"$1/$2" || exit 126',
  '[ ! -e "$1/memory.memsw.limit_in_bytes" ] || echo "$3" >"$1/memory.memsw.limit_in_bytes"',
  '[ ! -e "$1/memory.swap.max" ] || echo 0 >"$1/memory.swap.max"',
  // of version 1: a shell that moves itself alone does not wait for all processors
  'to=cgroup.procs; [ ! -e "$1/tasks" ] || to=tasks; echo 0 >"$1/$to" || exit 126',
  'shift 3; exec "$@"',
].join('\n')

const FIND_BUS = 'XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}; export XDG_RUNTIME_DIR; exec "$@"'
