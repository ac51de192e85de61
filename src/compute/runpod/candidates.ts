import type { CreatePod } from './pod.ts'
import type { Chip, PodWishes } from './options.ts'

/** One way to ask for a pod. */
export interface Candidate {
  readonly chip: Chip
  readonly dataCenter: string | undefined
  readonly cloud: 'SECURE' | 'COMMUNITY'
}

/** All of them in the order in which they are tried: chip, then data centre, then cloud. */
export function candidatesOf({ chips, dataCenters, clouds }: PodWishes): readonly Candidate[] {
  const places = dataCenters.length === 0 ? [undefined] : dataCenters
  return chips.flatMap((chip) =>
    places.flatMap((dataCenter) => clouds.map((cloud) => ({ chip, dataCenter, cloud }))),
  )
}

export function wordsOf({ chip, dataCenter, cloud }: Candidate): string {
  const name = 'gpu' in chip ? chip.gpu : `${chip.vcpus} × ${chip.cpu}`
  return [name, ...(dataCenter === undefined ? [] : [dataCenter]), cloud.toLowerCase()].join(', ')
}

/** The body of the create: the same for the same candidate and marks. */
export function bodyOf(
  wishes: PodWishes,
  { chip, dataCenter, cloud }: Candidate,
  pod: { name: string; marks: Readonly<Record<string, string>>; devices: number; diskMb: number },
): CreatePod {
  const { image, volume, minCudaVersion, publicKey } = wishes
  const cuda = minCudaVersion === undefined ? {} : { minCudaVersion }
  return {
    name: pod.name,
    image,
    ...('gpu' in chip
      ? { gpu: { id: chip.gpu, count: Math.max(1, pod.devices), ...cuda } }
      : { cpu: { id: chip.cpu, vcpuCount: chip.vcpus } }),
    cloud,
    disk: Math.max(wishes.diskGb, Math.ceil(pod.diskMb / 1024)),
    ...mountsOf(volume),
    ports: ['22/tcp'],
    // the account's registered keys are not needed: the pod lets in the one key of this compute
    env: { ...pod.marks, PUBLIC_KEY: publicKey },
    ...(dataCenter === undefined ? {} : { dataCenterIds: [dataCenter] }),
    startSsh: true,
  }
}

function mountsOf(volume: PodWishes['volume']): Pick<CreatePod, 'mounts'> {
  if (volume.kind === 'none') return {}
  if (volume.kind === 'network') {
    return { mounts: { network: [{ volumeId: volume.id, path: volume.path }] } }
  }
  return { mounts: { persistent: { size: volume.gb, path: volume.path } } }
}
