import { z } from 'zod'
import { Count, Duration, Size, Text, Usd } from '../values.ts'
import { COMMON } from './common.ts'
import { SANDBOX } from './remote.ts'

const list = <Item extends z.ZodType>(item: Item) => z.array(item).default([])

/** `kind = "runpod"`: runs on pods that are rented by the hour at RunPod. */
export const Runpod = z
  .strictObject({
    kind: z.literal('runpod').describe('Runs execute on pods that are rented by the hour at RunPod.'),
    ...COMMON,
    sandbox: SANDBOX.sandbox.describe(
      'Whether runs are confined on their pod: by bubblewrap, or, where that does not work, each as a user of its own. Where neither does nothing runs; false gives runs all rights on the pod.',
    ),
    network: SANDBOX.network
      .default('host')
      .describe('Network of confined runs: that of the pod, or none, which takes bubblewrap.'),
    api_key: Text.default('RUNPOD_API_KEY').describe('Name in [secrets] of the API key.'),
    reaper_key: Text.optional().describe(
      'Name in [secrets] of a key of its own for hooke reaper. Default: api_key.',
    ),
    api_url: z
      .url()
      .default('https://api.runpod.io')
      .describe('Address of the API; the variable RUNPOD_API_BASE_URL comes before it.'),
    image: Text.describe('Image of the pods. It has to start sshd, as those of RunPod do.'),
    gpu: list(Text).describe('Kinds of GPU as the catalogue of RunPod writes them, the best first.'),
    cpu: list(Text).describe('Kinds of CPU pod, tried after the GPUs, such as "cpu3c".'),
    vcpus: Count.default(4).describe('Virtual CPUs of a CPU pod.'),
    min_cuda: z
      .string()
      .regex(/^\d+\.\d+$/, 'is no version: write for example "12.4"')
      .optional()
      .describe('Least version of CUDA.'),
    data_centers: list(Text).describe('Data centres, tried in order; none named: RunPod chooses.'),
    clouds: z
      .array(z.enum(['SECURE', 'COMMUNITY']))
      .min(1)
      .default(['SECURE'])
      .describe('Clouds, tried in order.'),
    max_price: Usd.default(5).describe('US dollars an hour above which a pod is not kept.'),
    disk: Size.prefault('20 GB').describe('Disk of the container, which a stop empties.'),
    volume: Size.prefault('20 GB').describe(
      'Disk that outlives a stop; "0 GB" for none, which is warned about.',
    ),
    network_volume: Text.optional().describe(
      'Id of a network volume to use instead; it binds to its data centre.',
    ),
    volume_path: z
      .string()
      .regex(/^\/[A-Za-z0-9._/-]+$/, 'is no absolute path of plain letters')
      .default('/workspace')
      .describe('Where the volume is mounted.'),
    ssh_key: Text.describe(
      'Private key for SSH; its public one lies beside it with .pub. Relative to this file.',
    ),
    ready_within: Duration.prefault('10min').describe(
      'From creation until commands run; later ones are let go.',
    ),
    dead_man_idle: Duration.prefault('30min').describe(
      'A pod without a run that hears nothing from the daemon for so long pauses itself.',
    ),
    dead_man_extra: Duration.prefault('1h').describe('The same while a run is on, beyond its time limit.'),
    prefix: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,19}$/, 'use a-z, 0-9 and "-", at most 20 characters')
      .default('hooke')
      .describe('Begins the name of every pod; others are never touched.'),
  })
  .refine(({ gpu, cpu }) => gpu.length + cpu.length > 0, {
    path: ['gpu'],
    message: 'names no kind of GPU (and `cpu` no kind of CPU)',
  })
