import { z } from 'zod'

export const TEST_KEY = 'rpa_TEST0KEY0OF0THE0FAKE0RUNPOD0000000000'

/** Strict, as RunPod is: a field it does not know is refused with 422. */
export const createBody = z.strictObject({
  name: z.string().min(1),
  image: z.string().min(1),
  gpu: z
    .strictObject({
      id: z.string(),
      count: z.number().int().min(1).optional(),
      minCudaVersion: z
        .string()
        .regex(/^\d+\.\d+$/)
        .optional(),
      allowedCudaVersions: z.array(z.string()).optional(),
    })
    .optional(),
  cpu: z.strictObject({ id: z.string().min(1), vcpuCount: z.number().int().min(2) }).optional(),
  cloud: z.enum(['SECURE', 'COMMUNITY']).default('SECURE'),
  disk: z.number().int().min(1).optional(),
  mounts: z
    .strictObject({
      network: z
        .array(z.strictObject({ volumeId: z.string(), path: z.string() }))
        .max(1)
        .optional(),
      persistent: z.strictObject({ size: z.number().int().min(10), path: z.string() }).optional(),
    })
    .optional(),
  ports: z.array(z.string().regex(/^\d+\/(tcp|http)$/)).default([]),
  env: z.record(z.string(), z.string()).default({}),
  args: z.string().optional(),
  dataCenterIds: z.array(z.string()).optional(),
  startSsh: z.boolean().default(false),
  startJupyter: z.boolean().optional(),
  globalNetworking: z.boolean().optional(),
  registry: z.string().nullable().optional(),
})

export interface FakePod {
  readonly id: string
  readonly wish: z.infer<typeof createBody>
  readonly createdAt: number
  upSince: number
  stopped: boolean
  failed: boolean
  neverReady: boolean
  locked: boolean
  gpuPercent: number
  price: number
}

export function aPod(n: number, wish: FakePod['wish'], now: number): FakePod {
  return {
    id: `pod${String(n).padStart(4, '0')}`,
    ...{ wish, createdAt: now, upSince: now, price: 0.5, gpuPercent: 0 },
    ...{ stopped: false, failed: false, neverReady: false, locked: false },
  }
}

export function actionsOf(status: string): readonly string[] {
  if (status === 'RUNNING') return ['stop', 'restart', 'terminate']
  return status === 'EXITED' || status === 'ERROR' ? ['start', 'terminate'] : ['stop', 'terminate']
}

type Ssh = { host: string; port: number; username: string }

/** A pod in the form of the document's `Pod`. */
export function podJson(pod: FakePod, status: string, ssh: Ssh | undefined): unknown {
  const { id, wish, locked, createdAt, upSince, gpuPercent, price } = pod
  const isUp = status === 'RUNNING'
  return {
    ...{ id, name: wish.name, status, actions: actionsOf(status), ...containerOf(wish) },
    ...{ cloud: wish.cloud, dataCenterId: wish.dataCenterIds?.[0] ?? 'EU-RO-1', cudaVersion: '12.8' },
    ssh: { proxy: null, direct: isUp ? directOf(wish, ssh) : null },
    ...{ template: null, cost: status === 'EXITED' ? 0 : price, locked },
    runtime: isUp ? { uptime: 60, gpus: [{ util: gpuPercent, memoryUtil: 0 }], ports: [] } : null,
    createdAt: new Date(createdAt).toISOString(),
    startedAt: isUp ? new Date(upSince).toISOString() : null,
    globalNetworking: { enabled: false },
  }
}

function containerOf(wish: FakePod['wish']): object {
  const { image, args = '', disk = 20, mounts = {}, ports, env, gpu } = wish
  const card = gpu === undefined ? {} : { gpu: { id: gpu.id, count: gpu.count ?? 1 } }
  return { image, args, disk, mounts, ports, env, registry: null, ...card }
}

function directOf({ startSsh, ports }: FakePod['wish'], ssh: Ssh | undefined): object | null {
  if (ssh === undefined || !startSsh || !ports.includes('22/tcp')) return null
  return { ...ssh, command: `ssh -p ${ssh.port} ${ssh.username}@${ssh.host}` }
}
