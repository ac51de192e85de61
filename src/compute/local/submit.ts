import { spawn } from 'node:child_process'
import { copyFile, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { asError, HookeError } from '../../domain/errors.ts'
import type { RunSpec } from '../driver.ts'
import { absentAs } from '../../lib/absent.ts'
import { type Order, refusalOf, renderOrder } from '../shared/order.ts'
import { isPlainPath, type RunFolder } from '../shared/run-folder.ts'
import { placed } from '../shared/run-variables.ts'
import { writeWhole } from '../shared/write-file.ts'
import { type ConfinedOrder, confineRun } from './confine-run.ts'
import { folderOfRun } from './folder-of-run.ts'
import { leaseOf } from './leases.ts'
import { environmentFolder } from './local-environment.ts'
import type { LocalOptions } from './local-options.ts'

const WRAPPER = fileURLToPath(new URL('../shared/wrapper.sh', import.meta.url))

/** Starts a run under its wrapper, once: the claim folder lets one wrapper through, whoever submits and how often. */
export async function submit(options: LocalOptions, spec: RunSpec): Promise<void> {
  const folder = folderOfRun(options, spec.run)
  if (await isClaimed(folder)) return
  const lease = await leaseOf(options, spec.lease)
  const order = orderOf(options, spec, { folder, ...lease })
  await refuse(spec, order)
  const confined = confinedOrder(options, spec, { folder, order, bin: lease.bin })
  await layOut(folder, spec, confined)
  const printed = await startWrapper(folder, {
    ...options.environment,
    ...secretsOf(options, lease.secretNames),
  })
  if (printed || (await isClaimed(folder))) return
  throw rejected(spec, 'the wrapper ended before it began', 'see whether `sh` and `mkdir` work on this host')
}

export async function isClaimed(folder: RunFolder): Promise<boolean> {
  return (await stat(folder.claim).catch(absentAs(undefined))) !== undefined
}

function orderOf(
  options: LocalOptions,
  spec: RunSpec,
  { folder, environment, bin }: { folder: RunFolder; environment: Order['environment']; bin: string },
): Order {
  const given = withBin({ ...environment, ...spec.environment }, bin, options.environment)
  const run = placed({ ...spec, environment: given }, folder.path)
  return {
    ...run,
    cwd: spec.cwd,
    timeLimitSeconds: spec.timeLimitSeconds,
    logLimitBytes: Math.max(4096, spec.logLimitBytes),
    graceSeconds: options.graceSeconds ?? 10,
    heartbeatSeconds: options.heartbeatSeconds ?? 5,
  }
}

/** Programs of the environment that was made are found first. */
function withBin(
  given: Order['environment'],
  bin: string,
  { PATH: ofDaemon = '' }: LocalOptions['environment'],
): Order['environment'] {
  if (bin === '') return given
  return { ...given, PATH: `${bin}:${given['PATH'] ?? ofDaemon}`, VIRTUAL_ENV: path.dirname(bin) }
}

async function refuse(spec: RunSpec, order: Order): Promise<void> {
  const refusal = refusalOf(order)
  if (refusal !== null) throw rejected(spec, refusal, 'mend the command of the plan')
  const odd = Object.keys(spec.inputs).find((name) => !isPlainPath(name) || name.startsWith('.hooke'))
  if (odd !== undefined)
    throw rejected(spec, `${JSON.stringify(odd)} is no safe file name`, 'rename the input')
  const cwd = await stat(spec.cwd).catch(absentAs(undefined))
  if (cwd?.isDirectory() !== true)
    throw rejected(spec, `${spec.cwd} is no folder`, 'see whether the worktree of the experiment is there')
}

function confinedOrder(
  { sandbox, environment }: LocalOptions,
  spec: RunSpec,
  { folder, order, bin }: { folder: RunFolder; order: Order; bin: string },
): ConfinedOrder {
  if (sandbox === undefined) return { order, groups: null }
  const readable = bin === '' ? [] : [environmentFolder(bin)]
  return confineRun(order, spec, { folder, sandbox, environment, readable })
}

async function layOut(folder: RunFolder, spec: RunSpec, { order, groups }: ConfinedOrder): Promise<void> {
  await mkdir(folder.own, { recursive: true })
  for (const [name, content] of Object.entries(spec.inputs)) {
    const file = path.join(folder.path, name)
    await mkdir(path.dirname(file), { recursive: true })
    // what a killed daemon leaves half-way must not pass for a file of the run
    await writeWhole(file, content, { drafts: folder.own })
  }
  // a copy, so that an upgrade of Hooke does not change the script under a running shell
  await copyFile(WRAPPER, folder.wrapper)
  if (groups !== null) await writeWhole(folder.groups, groups.map((group) => `${group}\n`).join(''))
  await writeWhole(folder.order, renderOrder(order), { mode: 0o600 })
}

/** True once a wrapper says that it has the run; false when this one ended without saying so. */
function startWrapper(folder: RunFolder, environment: Readonly<Record<string, string>>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const wrapper = spawn('sh', [folder.wrapper, folder.path], {
      cwd: folder.path,
      env: { ...environment },
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    wrapper.unref()
    wrapper.once('error', (error) => reject(unstartable(error)))
    wrapper.stdout.once('data', () => resolve(true))
    wrapper.stdout.once('close', () => resolve(false))
  })
}

function secretsOf(options: LocalOptions, names: readonly string[]): Record<string, string> {
  const values = names.map((name) => [name, options.secret?.(name)] as const)
  return Object.fromEntries(values.filter((pair): pair is readonly [string, string] => pair[1] !== undefined))
}

function unstartable(cause: unknown): HookeError {
  return new HookeError('compute.unreachable', 'cannot start a process on this host', {
    cause,
    retryable: true,
    found: asError(cause).message,
    advice: 'see whether the host is out of processes or memory',
  })
}

function rejected(spec: RunSpec, found: string, advice: string): HookeError {
  return new HookeError('compute.rejected', `the run ${spec.run} cannot be started`, { found, advice })
}
