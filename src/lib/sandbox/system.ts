import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isWithin, type Network, type SystemEntry } from './policy.ts'

const ROOTS = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store']

/** What programs of all kinds need; nothing here tells of people, hosts or keys. */
const ETC = [
  'alternatives',
  'crypto-policies',
  'fonts',
  'java-21-openjdk',
  'java-17-openjdk',
  'julia',
  'ld.so.cache',
  'localtime',
  'OpenCL',
  'openmpi',
  'pki/ca-trust',
  'pki/tls/cert.pem',
  'pki/tls/certs',
  'python3',
  'R',
  'ssl/cert.pem',
  'ssl/certs',
  'ssl/openssl.cnf',
]

const STUBS = fileURLToPath(new URL('./etc/', import.meta.url)).replace(/\/$/, '')
/** Where their folder lies inside; links lead there, because a mount for each takes longer. */
const STUBS_INSIDE = '/etc/hooke'
/** CPUs and memory nodes, which numeric libraries ask for. */
const TRAITS = ['/sys/devices/system/cpu', '/sys/devices/system/node']

/** The operating system as a sandbox shows it: read-only, with a stub in place of the lists of users and hosts. */
export function systemEntries(network: Network): readonly SystemEntry[] {
  return [
    ...ROOTS.flatMap(entryOf),
    ...ETC.map((name) => join('/etc', name)).flatMap(boundAt),
    ...stubs(
      network === 'host'
        ? ['passwd', 'group', 'nsswitch.conf']
        : ['passwd', 'group', 'hosts', 'nsswitch.conf'],
    ),
    ...(network === 'host' ? ['/etc/hosts', '/etc/resolv.conf', '/etc/services'].flatMap(boundAt) : []),
    ...TRAITS.flatMap(boundAt),
  ]
}

function stubs(names: readonly string[]): readonly SystemEntry[] {
  return [
    { kind: 'bind', from: STUBS, to: STUBS_INSIDE },
    ...names.map((name) => ({
      kind: 'link' as const,
      to: join('/etc', name),
      target: join(STUBS_INSIDE, name),
    })),
  ]
}

/** A root folder as it is here: a link into /usr, or a folder of its own. */
function entryOf(path: string): readonly SystemEntry[] {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return []
  if (found.isSymbolicLink()) return [{ kind: 'link', to: path, target: readlinkSync(path) }]
  return [{ kind: 'bind', from: path, to: path }]
}

/** Where a name leads to: linked where that is shown anyway, else mounted under the name; a link to nowhere is left out. */
function boundAt(path: string): readonly SystemEntry[] {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return []
  const from = realpathSync(path)
  return [
    isWithin(from, '/usr') ? { kind: 'link', to: path, target: from } : { kind: 'bind', from, to: path },
  ]
}
