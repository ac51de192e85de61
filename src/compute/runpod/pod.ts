import { z } from 'zod'

/** Goes into the path of a request. */
export const PodId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

const SshEndpoint = z.object({
  host: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$/),
  port: z.number().int().min(1).max(65535),
  username: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/),
})

/** A pod as REST v2 shows it, as far as Hooke reads it (PROTOCOLS 5). `cost` is US dollars an hour, 0 when stopped. */
export const Pod = z.object({
  id: PodId,
  name: z.string(),
  /** Observed, not desired. A word that this version does not know counts as one that may be billed. */
  status: z
    .enum(['PROVISIONING', 'STARTING', 'RUNNING', 'EXITED', 'ERROR', 'TERMINATED', 'UNKNOWN'])
    .catch('UNKNOWN'),
  env: z.record(z.string(), z.string()).nullish(),
  cost: z.number().nonnegative().catch(0),
  locked: z.boolean().catch(false),
  dataCenterId: z.string().nullish(),
  gpu: z.object({ id: z.string(), count: z.number().int().optional() }).optional(),
  mounts: z
    .object({ persistent: z.unknown().optional(), network: z.array(z.unknown()).optional() })
    .nullish(),
  runtime: z
    .object({
      uptime: z.number().optional(),
      gpus: z.array(z.object({ util: z.number().optional() })).nullish(),
    })
    .nullish(),
  ssh: z.object({ direct: SshEndpoint.nullish().catch(null) }).nullish(),
  createdAt: z.string().transform((text) => Date.parse(text)),
})
export type Pod = z.infer<typeof Pod>
export type SshEndpoint = z.infer<typeof SshEndpoint>

export const PodList = z.object({ pods: z.array(Pod) })

/** Compute is paid for in these; a stopped pod pays for its disk alone. */
export function isBilled({ status }: Pick<Pod, 'status'>): boolean {
  return status !== 'EXITED' && status !== 'TERMINATED'
}

/** Whether something of it outlives a stop. */
export function hasVolume({ mounts }: Pick<Pod, 'mounts'>): boolean {
  return mounts?.persistent != null || (mounts?.network?.length ?? 0) > 0
}

/** The busiest accelerator in percent; undefined where the provider does not tell. */
export function gpuPercentOf({ runtime }: Pick<Pod, 'runtime'>): number | undefined {
  const known = (runtime?.gpus ?? []).flatMap(({ util }) => (util === undefined ? [] : [util]))
  return known.length === 0 ? undefined : Math.max(...known)
}

/** Body of `POST /v2/pods`. Fields that RunPod does not know are refused by it with 422. */
export interface CreatePod {
  readonly name: string
  readonly image: string
  readonly gpu?: { readonly id: string; readonly count: number; readonly minCudaVersion?: string }
  readonly cpu?: { readonly id: string; readonly vcpuCount: number }
  readonly cloud: 'SECURE' | 'COMMUNITY'
  readonly disk: number
  readonly mounts?:
    | { readonly network: readonly [{ readonly volumeId: string; readonly path: string }] }
    | { readonly persistent: { readonly size: number; readonly path: string } }
  readonly ports: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly dataCenterIds?: readonly string[]
  readonly startSsh: boolean
}
