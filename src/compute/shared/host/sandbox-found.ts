import type { HostSandbox } from './host-options.ts'
import type { Bubblewrap } from '../../../lib/sandbox/bubblewrap.ts'
import { type MemoryCap, parseMemoryCap } from './memory-cap-found.ts'
import type { Hidden } from '../../../lib/sandbox/policy.ts'
import { runtimePathsOn } from '../../../lib/sandbox/runtimes.ts'

/** What a host has to make a sandbox of, as `sandbox.sh` tells it. */
export interface SandboxFound {
  /** Null where bubblewrap or prlimit is not there. */
  readonly program: Bubblewrap | null
  /** What is missing, for people. */
  readonly missing: string | null
  readonly version: string
  readonly cores: number
  readonly user: string
  /** Ours is the user that may become any other. */
  readonly isRoot: boolean
  readonly uid: number
  readonly gid: number
  /** Paths of programs; empty where they are not there. */
  readonly setpriv: string
  readonly prlimit: string
  readonly engine: string
  readonly memoryCap: MemoryCap | null
  /** Where the languages on PATH come from. */
  readonly languages: readonly string[]
  readonly hidden: readonly Hidden[]
  /** Of the paths that the configuration names: where each leads to; null where nothing is. */
  readonly named: readonly { readonly path: string; readonly leadsTo: string | null }[]
  /** `/proc/self/limits` there. */
  readonly limits: string
  /** Settings of the kernel that may keep bubblewrap from working. */
  readonly settings: ReadonlyMap<string, string>
}

/** How the runs of a host are confined there (C-14). */
export type Confinement = Bubblewrapped | OwnUser | Contained

export interface Bubblewrapped {
  readonly kind: 'bubblewrap'
  readonly options: HostSandbox
  readonly found: SandboxFound
  readonly program: Bubblewrap
}

/** Each run is a user of its own without any rights, in a container that holds nothing else: a pod. */
export interface OwnUser {
  readonly kind: 'user'
  readonly options: HostSandbox
  readonly found: SandboxFound
  readonly setpriv: string
  readonly prlimit: string
}

/** Each run is in a container of an image. */
export interface Contained {
  readonly kind: 'container'
  readonly options: HostSandbox
  readonly found: SandboxFound
  readonly image: string
}

/** Reads what `sandbox.sh` printed. */
export function parseSandboxFound(text: string): SandboxFound {
  const lines = text.split('\n').map(wordsOf)
  const all = (kind: string) => lines.flatMap(([name, rest]) => (name === kind ? [rest] : []))
  const one = (kind: string) => all(kind)[0] ?? ''
  const missing = ['bwrap', 'prlimit'].find((name) => one(name) === '')
  const options = new Set(all('option'))
  const hidden = (kind: Hidden['kind']) => all(`hidden-${kind}`).map((path): Hidden => ({ path, kind }))
  return {
    program:
      missing === undefined
        ? {
            bwrap: one('bwrap'),
            prlimit: one('prlimit'),
            refusesUserNamespaces: options.has('disable-userns'),
            limitsProcesses: isAtLeast(one('kernel'), [5, 14]),
            sizesScratch: options.has('size') && options.has('perms'),
          }
        : null,
    missing: missing === undefined ? null : missing === 'bwrap' ? 'bubblewrap' : missing,
    version: one('version'),
    cores: Math.max(1, Number.parseInt(one('cores'), 10) || 1),
    user: one('user'),
    isRoot: one('uid') === '0',
    uid: Number.parseInt(one('uid'), 10) || 0,
    gid: Number.parseInt(one('gid'), 10) || 0,
    engine: one('engine'),
    memoryCap: parseMemoryCap(one('memory-cap')),
    setpriv: one('setpriv'),
    prlimit: one('prlimit'),
    languages: runtimePathsOn({ path: all('path'), home: one('home'), programs: all('program') }),
    hidden: [...hidden('folder'), ...hidden('file')],
    named: lines.flatMap(namedIn),
    limits: all('limit').join('\n'),
    settings: new Map(all('setting').map(wordsOf)),
  }
}

type Line = readonly [string, string]

/** `absent PATH`, or `shown PATH` and then `leads-to PATH`. */
function namedIn([kind, path]: Line, i: number, lines: readonly Line[]): SandboxFound['named'] {
  if (kind === 'absent') return [{ path, leadsTo: null }]
  return kind === 'shown' ? [{ path, leadsTo: lines[i + 1]?.[1] ?? path }] : []
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split(/[.-]/).map(Number)
  return a > major || (a === major && b >= minor)
}

function wordsOf(line: string): Line {
  const at = line.indexOf(' ')
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)]
}
