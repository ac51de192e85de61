import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComputeDriver } from '../compute/driver.ts'
import { createRunpodClient } from '../compute/runpod/client.ts'
import type { Connect, PodTarget } from '../compute/runpod/connections.ts'
import { armDeadMan, type DeadMan, renewDeadMan } from '../compute/runpod/dead-man.ts'
import type { Chip, PodTiming, PodWishes } from '../compute/runpod/options.ts'
import { TIMING } from '../compute/runpod/options.ts'
import { fingerprintIn } from '../compute/runpod/pod-log.ts'
import type { RunpodClient } from '../compute/runpod/client.ts'
import { createRunpodDriver } from '../compute/runpod/runpod-driver.ts'
import { createSshShell } from '../compute/shared/remote/ssh-shell.ts'
import { createSshDriver } from '../compute/ssh/ssh-driver.ts'
import type { ComputeOf } from '../config/config.ts'
import { asError, HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { SandboxCaps } from './driver-request.ts'
import type { Env } from './env.ts'
import { sandboxOn } from './remote-computes.ts'

export interface RunpodRequest {
  readonly name: string
  readonly table: ComputeOf<'runpod'>
  readonly stateDir: string
  readonly clock: Clock
  readonly env: Env
  readonly secret: (name: string) => string | undefined
  readonly warn?: (words: string) => void
  readonly caps: SandboxCaps
}

/** The driver of a `[compute.<name>]` of kind `runpod`: the API, SSH to each pod, and the switch on it. */
export function buildRunpod(request: RunpodRequest): ComputeDriver {
  const { name, table, stateDir, clock, warn = () => undefined } = request
  const client = runpodClientOf(request)
  return createRunpodDriver({
    ...{ name, client, clock, warn, prefix: table.prefix, timing: TIMING },
    folder: join(stateDir, 'pods', name),
    wishes: wishesOf(table),
    connect: connectPods({
      ...request,
      client,
      workDir: `${table.volumePath}/hooke`,
      deadMan: {
        idleSeconds: Math.round(table.deadManIdle / 1000),
        extraSeconds: Math.round(table.deadManExtra / 1000),
        stop: [],
      },
    }),
  })
}

/** The key is read at each request: secrets are there only after the drivers are built, and may change. */
export function runpodClientOf({
  table,
  clock,
  env,
  secret,
}: Omit<RunpodRequest, 'stateDir' | 'name' | 'caps'>): RunpodClient {
  const { HTTPS_PROXY, https_proxy: proxy, NO_PROXY, no_proxy: without } = env
  const environment = { HTTPS_PROXY: HTTPS_PROXY ?? proxy, NO_PROXY: NO_PROXY ?? without }
  return createRunpodClient({
    baseUrl: env['RUNPOD_API_BASE_URL'] ?? table.apiUrl,
    apiKey: () => secret(table.apiKey) ?? refuseWithoutKey(table.apiKey),
    clock,
    environment,
  })
}

function refuseWithoutKey(name: string): never {
  throw new HookeError('compute.rejected', 'RunPod cannot be asked without its API key', {
    found: `there is no secret ${name}`,
    advice: `put it under [secrets]: ${name} = "env:${name}" or "file:PATH"`,
  })
}

const GB = 1024 ** 3

function wishesOf(table: ComputeOf<'runpod'>): PodWishes {
  const [first, ...rest]: Chip[] = [
    ...table.gpu.map((gpu) => ({ gpu })),
    ...table.cpu.map((cpu) => ({ cpu, vcpus: table.vcpus })),
  ]
  const [cloud = 'SECURE', ...clouds] = table.clouds
  if (first === undefined) throw new HookeError('config.invalid', 'a compute of kind "runpod" names no GPU')
  return {
    chips: [first, ...rest],
    clouds: [cloud, ...clouds],
    dataCenters: table.dataCenters,
    image: table.image,
    ...(table.minCuda === undefined ? {} : { minCudaVersion: table.minCuda }),
    diskGb: gigabytes(table.disk),
    volume: volumeOf(table),
    maxPricePerHour: table.maxPrice,
    readyWithinMs: table.readyWithin,
    publicKey: publicKeyOf(table.sshKey),
  }
}

function volumeOf({ networkVolume, volume, volumePath: path }: ComputeOf<'runpod'>): PodWishes['volume'] {
  if (networkVolume !== undefined) return { kind: 'network', id: networkVolume, path }
  return volume === 0 ? { kind: 'none' } : { kind: 'persistent', gb: Math.max(10, gigabytes(volume)), path }
}

/** RunPod counts whole ones. */
function gigabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / GB))
}

function publicKeyOf(key: string): string {
  return existsSync(`${key}.pub`) ? readFileSync(`${key}.pub`, 'utf8').trim() : ''
}

export interface ConnectRequest {
  readonly name: string
  readonly table: Pick<ComputeOf<'runpod'>, 'sshKey' | 'sandbox' | 'network'>
  readonly caps: SandboxCaps
  readonly stateDir: string
  readonly clock: Clock
  readonly env: Env
  readonly secret: (name: string) => string | undefined
  readonly client: Pick<RunpodClient, 'logLines'>
  /** On the pod. */
  readonly workDir: string
  readonly deadMan: DeadMan
  readonly timing?: PodTiming
}

/** Pods as hosts behind SSH; each proves itself by the host key that its log names (C-15). */
export function connectPods(request: ConnectRequest): Connect {
  const { client } = request
  return Object.assign((target: PodTarget) => connectPod(request, target), {
    fingerprintOf: async ({ id }: { id: string }, _: unknown, signal: AbortSignal) =>
      fingerprintIn(await client.logLines(id, signal)),
  })
}

function connectPod(
  { name, table, caps, stateDir, clock, env, secret, workDir, deadMan }: ConnectRequest,
  { ssh, fingerprint }: PodTarget,
): ReturnType<Connect> {
  const programs = Object.fromEntries(
    ['PATH', 'HOME', 'LANG'].flatMap((variable) =>
      env[variable] === undefined ? [] : [[variable, env[variable]]],
    ),
  )
  const { host, port, username: user } = ssh
  const target = { host, port, user, key: table.sshKey, fingerprint, configFile: '' as const }
  const shell = createSshShell({ target, environment: programs })
  const mirrorDir = join(stateDir, 'runs')
  const confined = sandboxOn({ table: { ...table, readOnly: [], writable: [] }, caps, orOwnUser: true })
  const options = { name, shell, clock, workDir, mirrorDir, gitEnvironment: programs, secret, ...confined }
  return {
    host: createSshDriver(options),
    async greet(signal) {
      try {
        return await armDeadMan(shell, workDir, deadMan, signal)
      } catch (error) {
        return asError(error).message
      }
    },
    renew: (signal) => renewDeadMan(shell, workDir, signal),
    close: () => shell.close(),
  }
}
