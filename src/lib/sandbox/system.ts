import { lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isWithin, type Network, type SystemEntry } from './policy.ts'

const ROOTS = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store']

/** What programs of all kinds need; nothing here tells of people, hosts or keys. */
export const ETC = [
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
  'R',
  'ssl/cert.pem',
  'ssl/certs',
  'ssl/openssl.cnf',
].map((name) => join('/etc', name))

/** In place of the lists of users and hosts; empty where the host's own are mounted over them. */
const STUBS = ['passwd', 'group', 'hosts', 'nsswitch.conf', 'resolv.conf', 'services']
const STUB_FOLDER = fileURLToPath(new URL('./etc/', import.meta.url)).replace(/\/$/, '')
/** Where their folder lies inside; links lead there, because a mount for each takes longer. */
const STUBS_INSIDE = '/etc/hooke'
/** Of the CPUs and memory nodes, which numeric libraries ask for; nothing there can be written. */
const TRAITS = '/sys/devices/system'
/** Where names lead to on the network of this computer. */
const NAMES = ['/etc/hosts', '/etc/resolv.conf', '/etc/services']

/** The operating system as a sandbox shows it, read-only; with `etc`, a folder of all its parts of `/etc` in one. */
export function systemEntries(network: Network, etc: string | null = null): readonly SystemEntry[] {
  return [
    ...ROOTS.flatMap(entryOf),
    ...(etc === null ? inParts(network) : [{ kind: 'bind' as const, from: etc, to: '/etc' }]),
    ...(network === 'host' ? NAMES.filter(isThere).map(mounted) : []),
    ...[TRAITS].filter(isThere).map(mounted),
  ]
}

/** What one folder has to hold to stand for all of `/etc`: places for the names of the host's network, too. */
export function etcInFull(): readonly SystemEntry[] {
  return [
    ...ETC.flatMap(boundAt),
    ...STUBS.map((name) => ({
      kind: 'bind' as const,
      from: join(STUB_FOLDER, name),
      to: join('/etc', name),
    })),
  ]
}

function inParts(network: Network): readonly SystemEntry[] {
  return [...ETC.flatMap(boundAt), ...stubs(network, STUB_FOLDER)]
}

function stubs(network: Network, from: string): readonly SystemEntry[] {
  const names = STUBS.filter((name) => network === 'none' || !NAMES.includes(join('/etc', name)))
  return [
    { kind: 'bind', from, to: STUBS_INSIDE },
    ...names.map((name) => ({
      kind: 'link' as const,
      to: join('/etc', name),
      target: join(STUBS_INSIDE, name),
    })),
  ]
}

/** The same of a host that is not this one: what is not there is left out; `etc` is the folder there that has `stubFiles`. */
export function systemEntriesOn(network: Network, etc: string): readonly SystemEntry[] {
  const shown = [...ROOTS, ...ETC, ...(network === 'host' ? NAMES : []), TRAITS]
  return [
    // a link such as /bin is followed and shown as the folder it leads to
    ...shown.map((path) => ({ kind: 'bind' as const, from: path, to: path, mayBeAbsent: true })),
    ...stubs(network, etc),
  ]
}

/** The lists of users and hosts that a sandbox shows in place of the real ones, by file name. */
export function stubFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(STUBS.map((name) => [name, readFileSync(join(STUB_FOLDER, name), 'utf8')]))
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function mounted(path: string): SystemEntry {
  return { kind: 'bind', from: realpathSync(path), to: path }
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
  if (!isThere(path)) return []
  const from = realpathSync(path)
  return [
    isWithin(from, '/usr') ? { kind: 'link', to: path, target: from } : { kind: 'bind', from, to: path },
  ]
}
