import { HookeError } from '../../domain/errors.ts'
import type { Probe } from '../driver.ts'
import { troubleAsProbe } from '../shared/probe-trouble.ts'
import type { PodDesk } from './options.ts'

/** Whether pods could be asked for, in words for a researcher; costs three requests and no money. */
export async function probe(desk: PodDesk, signal: AbortSignal): Promise<Probe> {
  try {
    const { client, wishes, prefix } = desk
    const [pods, types] = await Promise.all([client.pods(signal), client.gpuTypes(signal)])
    const ours = pods.filter(({ name }) => name.startsWith(`${prefix}-`))
    const gpus = wishes.chips.flatMap((chip) => ('gpu' in chip ? [chip.gpu] : []))
    const unknown = gpus.filter((id) => !types.some((type) => type.id === id))
    if (unknown.length > 0) {
      const some = types.slice(0, 3).map(({ id }) => `"${id}"`)
      const found = unknown.map((id) => `"${id}"`).join(', ')
      return {
        ok: false,
        detail: `RunPod knows no GPU ${found}`,
        found: `it knows for example ${some.join(', ')}`,
        advice: 'write `gpu` of this compute as the catalogue of RunPod does',
      }
    }
    const free = types.filter(({ id }) => gpus.includes(id)).map((type) => stockOf(type, wishes.clouds))
    const volume = wishes.volume.kind === 'none' ? '; no volume: a stop loses what is on a pod' : ''
    return { ok: true, detail: [`the key works, ${ours.length} pods of ours`, ...free].join('; ') + volume }
  } catch (error) {
    if (error instanceof HookeError) return troubleAsProbe(error)
    throw error
  }
}

function stockOf(
  {
    id,
    price,
    availability = 'unknown',
  }: { id: string; price: { secure: number; community: number }; availability?: string | undefined },
  clouds: readonly string[],
): string {
  const usd = clouds.map((cloud) => price[cloud === 'SECURE' ? 'secure' : 'community'].toFixed(2))
  const words = availability === 'NONE' ? 'none free now' : `stock ${availability.toLowerCase()}`
  return `${id}: ${words}, ${usd.join(' or ')} USD an hour`
}
