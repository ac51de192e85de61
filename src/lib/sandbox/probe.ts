import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { release, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { systemCode } from '../fault.ts'
import { PLAIN_PATH, run } from '../shell.ts'
import { type Bubblewrap, bubblewrapArgv } from './bubblewrap.ts'
import type { SandboxPolicy } from './policy.ts'
import { systemEntries } from './system.ts'

/** Whether commands can be sandboxed on this machine, or what is in the way and what to do about it. */
export type SandboxProbe =
  | { readonly ok: true; readonly program: Bubblewrap; readonly version: string }
  | Refusal

export interface Refusal {
  readonly ok: false
  readonly found: string
  readonly advice: string
}

const INSTALL =
  'install bubblewrap (Debian and Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap; Arch: pacman -S bubblewrap)'
const TEN_SECONDS_MS = 10_000

/** Starts a real sandbox in which a file of the host must not be there. */
export async function probeBubblewrap(path = PLAIN_PATH): Promise<SandboxProbe> {
  const bwrap = findProgram('bwrap', path)
  if (bwrap === null) return { ok: false, found: 'bubblewrap is not installed', advice: INSTALL }
  const prlimit = findProgram('prlimit', path)
  if (prlimit === null)
    return { ok: false, found: 'prlimit is not installed', advice: 'install the package util-linux' }
  const version = /(\d+\.\d+\.\d+)/.exec((await ask([bwrap, '--version'])).stdout)?.[1] ?? '0.0.0'
  const program = {
    bwrap,
    prlimit,
    refusesUserNamespaces: isAtLeast(version, [0, 8]),
    limitsProcesses: isAtLeast(release(), [5, 14]),
  }
  return (await tryOut(program)) ?? { ok: true, program, version }
}

async function tryOut(program: Bubblewrap): Promise<SandboxProbe | null> {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-probe-'))
  try {
    const secret = join(folder, 'secret')
    writeFileSync(secret, '')
    const script = '[ ! -e "$1" ] && [ "$(id -u)" = 1000 ] && echo confined'
    const argv = ['sh', '-c', script, 'sh', secret]
    const { code, stdout, stderr } = await ask(
      bubblewrapArgv(probePolicy(), program, { argv, lifetime: { capsEachProcess: true } }),
    )
    if (code === 0 && stdout.trim() === 'confined') return null
    return explain(stderr.trim() || `the trial command ended with ${code ?? 'a signal'}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function probePolicy(): SandboxPolicy {
  return {
    system: systemEntries('none'),
    readable: [],
    writable: [],
    sealed: [],
    hidden: [],
    devices: [],
    cwd: '/tmp',
    scratchBytes: 1024 ** 2,
    network: 'none',
    limits: {
      memoryBytes: 1024 ** 3,
      processes: 32,
      openFiles: 64,
      fileBytes: 1024 ** 2,
      cpuSeconds: 10,
    },
  }
}

/** What bubblewrap's complaint means on this machine. */
export function explain(complaint: string, setting: (name: string) => string = readSetting): SandboxProbe {
  const found = complaint.split('\n').slice(0, 3).join('\n')
  if (/proc/.test(complaint) && /mount/i.test(complaint))
    return {
      ok: false,
      found,
      advice:
        'this looks like a container that hides parts of /proc; start it with --security-opt systempaths=unconfined, or let that container be the sandbox and set allow_unsandboxed',
    }
  return { ok: false, found, advice: namespaceAdvice(setting) ?? INSTALL }
}

function namespaceAdvice(setting: (name: string) => string): string | undefined {
  if (setting('kernel/apparmor_restrict_unprivileged_userns') === '1')
    return 'AppArmor keeps programs from making user namespaces; allow it for bwrap with a profile in /etc/apparmor.d (Ubuntu: install the package apparmor-profiles and enable bwrap-userns-restrict)'
  if (setting('kernel/unprivileged_userns_clone') === '0')
    return 'user namespaces are switched off; switch them on with sysctl kernel.unprivileged_userns_clone=1'
  if (setting('user/max_user_namespaces') === '0')
    return 'user namespaces are switched off; switch them on with sysctl user.max_user_namespaces=15000'
  return 'this machine does not let bubblewrap make its namespaces; in a container, start it with --security-opt seccomp=unconfined, or let that container be the sandbox and set allow_unsandboxed'
}

function readSetting(name: string): string {
  try {
    return readFileSync(join('/proc/sys', name), 'utf8').trim()
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return ''
  }
}

/** The first program of a name on a PATH, or null. */
export function findProgram(name: string, path: string): string | null {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch (error) {
      if (systemCode(error) === undefined) throw error
    }
  }
  return null
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

async function ask(argv: readonly string[]) {
  return run(argv, { cwd: '/', timeoutMs: TEN_SECONDS_MS })
}
