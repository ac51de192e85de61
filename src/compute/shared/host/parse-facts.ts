import type { HostFacts, LeaseSpec } from '../../driver.ts'
import { skewOf } from './skew.ts'
import type { WorktreeFacts } from '../read-worktree.ts'

const LARGEST = Number.MAX_SAFE_INTEGER

/** What `facts.sh` printed, and what our own side knows of the worktree, as the gate `preflight` is told it. */
export function parseFacts(
  text: string,
  given: {
    readonly spec: LeaseSpec
    readonly worktree: WorktreeFacts
    readonly commit: string
    /** Our clock before and after the host told its own. */
    readonly sentAt: number
    readonly now: number
    readonly missingSecrets: readonly string[]
  },
): HostFacts {
  const lines = text.split('\n').map(wordsOf)
  const all = (kind: string) => lines.flatMap(([name, rest]) => (name === kind ? [rest] : []))
  const one = (kind: string) => all(kind)[0] ?? ''
  const cards = all('card').map((line) => line.split(', '))
  const cluster = clusterOf(one('cluster'))
  const interpreters = all('interpreter').map(interpreterOf)
  const { spec, worktree } = given
  return {
    environment: {
      os: one('os') || one('kernel'),
      kernel: one('kernel'),
      cpu: one('cpu'),
      cores: cluster?.cores ?? whole(one('cores')),
      memoryMb: cluster?.memoryMb ?? whole(one('memory')),
      accelerators: cards.map(([name = '', memory = '']) => `${name} ${memory}`),
      driver: cards[0]?.[2] ?? '',
      cuda: one('cuda'),
      node: versionOf(interpreters, 'node'),
      python: versionOf(interpreters, 'python3'),
      pythonLock: one('freeze'),
      lockfiles: all('lock').flatMap(lockOf),
      variables: { ...spec.environment },
      secretNames: [...spec.secretNames],
      containerImage: one('image'),
      commit: given.commit,
      diffSha256: worktree.diffSha256,
      host: one('host'),
    },
    // a scheduler gives a job exactly what it asked for, where any node has that much
    devicesFound: cluster === null ? cards.length : Math.min(spec.devices, cluster.devices),
    devicesBusy: cluster === null ? all('busy') : [],
    writeProbes: probesOf(lines),
    interpreters,
    leftovers: all('leftover'),
    staleLocks: worktree.staleLocks,
    missingSecrets: given.missingSecrets,
    clockSkewMs: skewOf(whole(one('now')) * 1000, given),
    worktreeDirty: worktree.dirty,
  }
}

function versionOf(interpreters: HostFacts['interpreters'], name: string): string {
  return interpreters.find((found) => found.name === name)?.version ?? ''
}

/** `cluster MEMORY CORES ACCELERATORS` of the largest node, where runs are on other machines. */
function clusterOf(line: string): { memoryMb: number; cores: number; devices: number } | null {
  const [memory = '', cores = '', devices = ''] = line.split(' ')
  return line === '' ? null : { memoryMb: whole(memory), cores: whole(cores), devices: whole(devices) }
}

function interpreterOf(line: string): HostFacts['interpreters'][number] {
  const [name = '', path = '', ...version] = line.split(' ')
  return { name, path, version: version.join(' ') }
}

function lockOf(line: string): { path: string; sha256: string }[] {
  const found = /^([0-9a-f]{64}) [ *]\.\/(.+)$/.exec(line)
  return found === null ? [] : [{ sha256: found[1] ?? '', path: found[2] ?? '' }]
}

function probesOf(lines: readonly (readonly [string, string])[]): HostFacts['writeProbes'] {
  return lines.flatMap(([kind, rest], i) => {
    if (kind !== 'probe') return []
    const [free, path] = wordsOf(rest)
    const [next, error = ''] = lines[i + 1] ?? ['']
    return [
      { path, freeMb: whole(free), error: next === 'unwritable' ? error || 'it cannot be written' : null },
    ]
  })
}

function whole(text: string): number {
  const number = Number.parseInt(text, 10)
  return Number.isFinite(number) ? Math.min(Math.max(0, number), LARGEST) : 0
}

function wordsOf(line: string): readonly [string, string] {
  const at = line.indexOf(' ')
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)]
}
