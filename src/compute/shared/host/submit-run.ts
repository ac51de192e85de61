import path from 'node:path'
import { HookeError } from '../../../domain/errors.ts'
import { sha256 } from '../../../lib/canonical.ts'
import type { EarlierTry } from '../../../lib/create-once.ts'
import { isWithin } from '../../../lib/files.ts'
import type { RunSpec } from '../../driver.ts'
import { type Order, refusalOf, renderOrder } from '../order.ts'
import { isPlainPath, OWN_FOLDER } from '../run-folder.ts'
import { type Host, hostTrouble } from './host.ts'
import { confinementOn } from './confinement.ts'
import type { Confinement } from './sandbox-found.ts'
import { containerOf } from './in-container.ts'
import type { LeaseRecord } from './lease-record.ts'
import { groupOf } from './memory-cap.ts'
import { orderOn } from './order-on-host.ts'

export type Submitted =
  | { readonly kind: 'there' | 'started' }
  /** Somebody asked before, and nobody knows whether that arrived. */
  | { readonly kind: 'asked'; readonly secondsAgo: number }

/** The name of the job of a run: it says nothing of its own and is unique for this very folder. */
export function jobNameOf(host: Pick<Host, 'work'>, run: string): string {
  return `hooke-${sha256(`${host.work}/runs/${run}`).slice(0, 16)}`
}

/** Lays out the folder of a run and starts it, in one command. */
export async function submitRun(
  host: Host,
  spec: RunSpec,
  { lease, which, signal }: { lease: LeaseRecord; which: 'first' | 'again'; signal: AbortSignal },
): Promise<Submitted> {
  const cwd = folderOf(lease, spec.cwd)
  const confinement = await confinementOn(host, signal)
  const files = filesOf(host, spec, { ...lease, cwd, confinement })
  const launch = host.kind.launchWords({ spec, lease, job: jobNameOf(host, spec.run) })
  const words = [spec.run, host.wrapper, cwd, which, String(files.length), ...files.flat(), ...launch]
  const outcome = await host.call('submit', words, { signal, timeoutMs: 120_000 })
  const [answer = '', seconds = ''] = outcome.stdout.toString('utf8').trim().split(' ')
  if (outcome.code === 64) throw refused(spec, outcome.stderr)
  if (outcome.code !== 0) throw hostTrouble(host, `the run ${spec.run} could not be started`, outcome)
  if (answer === 'no-folder')
    throw rejected(spec, `${cwd} is no folder on ${host.shell.host}`, 'prepare the lease of the run first')
  return answer === 'asked'
    ? { kind: 'asked', secondsAgo: Number(seconds) }
    : { kind: answer === 'there' ? 'there' : 'started' }
}

/** An earlier try that is only known by its mark on the host. */
export function earlierOf(
  { secondsAgo }: { secondsAgo: number },
  clock: { now(): number; steady(): number },
): EarlierTry {
  return { since: clock.now() - secondsAgo * 1000, endedBy: clock.steady() - secondsAgo * 1000 }
}

/** A folder of the worktree is the same one of the checkout on the host; any other is meant as it stands. */
export function folderOf({ worktree, code }: LeaseRecord, cwd: string): string {
  if (code === '' || !isWithin(worktree, cwd)) return cwd
  return path.posix.join(code, path.relative(worktree, cwd))
}

type Place = LeaseRecord & { readonly cwd: string; readonly confinement: Confinement | null }

/** What lies in the folder of a run before it starts: name and content. Throws `compute.rejected` for what never can. */
export function filesOf(host: Host, spec: RunSpec, place: Place): readonly (readonly [string, string])[] {
  const order = orderOn(host, spec, { ...place, environment: environmentOf(host, spec, place) })
  const refusal = refusalOf(order)
  if (refusal !== null) throw rejected(spec, refusal, 'mend the command of the plan')
  const odd = Object.keys(spec.inputs).find((name) => !isPlainPath(name) || name.startsWith('.hooke'))
  if (odd !== undefined)
    throw rejected(spec, `${JSON.stringify(odd)} is no safe file name`, 'rename the input')
  const secrets = secretsOf(host, place.secretNames)
  return [
    ...Object.entries(spec.inputs),
    [`${OWN_FOLDER}/order`, renderOrder(order)],
    [`${OWN_FOLDER}/hints`, ''],
    ...groupsFile(host, spec, place),
    ...containerFile(host, spec, place),
    ...(secrets === '' ? [] : [[`${OWN_FOLDER}/secrets`, secrets] as const]),
  ]
}

/** By this the wrapper knows that the command makes a sandbox, and which group of the kernel to remove after it. */
function groupsFile(
  host: Host,
  { run }: RunSpec,
  { confinement }: Place,
): readonly (readonly [string, string])[] {
  if (confinement?.kind !== 'bubblewrap') return []
  const group = groupOf(host, confinement, run)
  return [[`${OWN_FOLDER}/groups`, group === null ? '' : `${group}\n`]]
}

/** By this the wrapper removes the container of its run. */
function containerFile(
  host: Host,
  { run }: RunSpec,
  { confinement }: Place,
): readonly (readonly [string, string])[] {
  if (confinement?.kind !== 'container') return []
  return [[`${OWN_FOLDER}/container`, `${confinement.found.engine}\n${containerOf(host, run)}\n`]]
}

/** What the configuration, the lease and the plan say, the last the strongest. */
function environmentOf({ options, kind }: Host, spec: RunSpec, place: Place): Order['environment'] {
  const given = { ...options.environment, ...place.environment, ...spec.environment }
  return unpinned(ofHost(given, options), kind, place)
}

/** Where a host gives each run its accelerators, what is said of them names those that may be used, not this run's. */
function unpinned(
  { CUDA_VISIBLE_DEVICES: devices, ...rest }: Readonly<Record<string, string>>,
  { pinsDevices = false }: Host['kind'],
  place: Place,
): Readonly<Record<string, string>> {
  if (devices === undefined || (pinsDevices && place.devices > 0)) return rest
  return { ...rest, CUDA_VISIBLE_DEVICES: devices }
}

/** Where the daemon's own programs, home and scratch folder lie means nothing on another host. */
function ofHost(
  environment: Readonly<Record<string, string>>,
  { gitEnvironment }: Host['options'],
): Readonly<Record<string, string>> {
  const isOfDaemon = (name: string, value: string): boolean =>
    ['PATH', 'HOME', 'TMPDIR'].includes(name) && gitEnvironment[name] === value
  return Object.fromEntries(Object.entries(environment).filter(([name, value]) => !isOfDaemon(name, value)))
}

/** Secrets reach the wrapper in a file of their own, which it reads once and removes. */
function secretsOf({ options }: Host, names: readonly string[]): string {
  const known = names.flatMap((name) => {
    const value = options.secret?.(name)
    return value === undefined || value.includes('\0') ? [] : [`${name}=${value}`]
  })
  if (known.length === 0) return ''
  const words = [String(known.length), ...known]
  return words.map((word) => `${word.split('\n').length}\n${word}\n`).join('')
}

export function refused(spec: RunSpec, stderr: string): HookeError {
  const found = stderr.trim().slice(-500) || 'it said nothing'
  return rejected(spec, found, 'mend the job options of this compute, of the study or of the plan')
}

export function rejected(spec: Pick<RunSpec, 'run'>, found: string, advice: string): HookeError {
  return new HookeError('compute.rejected', `the run ${spec.run} cannot be started`, { found, advice })
}
