import { inDays } from '../../../lib/words.ts'
import type { KeptEnvironment, KeptEnvironments } from '../../driver.ts'
import type { CallOptions, RemoteOutcome } from '../remote/remote-shell.ts'
import { type Host, hostTrouble } from './host.ts'

/** Thousands of small files take their time. */
const TIMEOUT_MS = 1_800_000
const MINUTE_MS = 60_000
/** Who prepares a lease has its environment for a while before the lease says so. */
const LEAST_MS = 1_440 * MINUTE_MS

/** Where environments lie, and how `environments.sh` is called there. */
export interface EnvironmentsPlace {
  readonly isHere: boolean
  /** Of their folder. */
  readonly path: string
  readonly shell: { readonly host: string }
  call(words: readonly string[], more: CallOptions): Promise<RemoteOutcome>
}

export function keptEnvironments(
  isHere: boolean,
  open: () => Promise<Omit<EnvironmentsPlace, 'isHere'>>,
): KeptEnvironments {
  return {
    isHere,
    list: async (keepMs, signal) => ask(await open(), ['look', keepMs, ''], signal),
    async takeAway(name, keepMs, signal) {
      const [one] = await ask(await open(), ['take', keepMs, name], signal)
      return one?.stays ?? null
    },
  }
}

/** Those in the work folder of a host. */
export function environmentsOnHost(greeted: () => Promise<Host>): KeptEnvironments {
  return keptEnvironments(false, async () => {
    const host = await greeted()
    const { shell, work } = host
    return {
      shell,
      path: `${shell.host}:${work}/envs`,
      call: (words, more) => host.call('environments', [...words, `${work}/leases`, `${work}/runs`], more),
    }
  })
}

async function ask(
  place: Omit<EnvironmentsPlace, 'isHere'>,
  [how, keepMs, name]: readonly ['look' | 'take', number, string],
  signal: AbortSignal,
): Promise<readonly KeptEnvironment[]> {
  const kept = Math.max(keepMs, LEAST_MS)
  const minutes = String(Math.ceil(kept / MINUTE_MS))
  const outcome = await place.call([how, minutes, name], { signal, timeoutMs: TIMEOUT_MS })
  if (outcome.code !== 0) throw hostTrouble(place, 'the environments could not be looked at', outcome)
  return [...outcome.stdout.toString('utf8').matchAll(/^(\d+)\t([0-9a-f]{16}(?:\.going)?)\t(\w*)$/gm)].map(
    ([, kb, found = '', reason = '']) => ({
      name: found,
      path: `${place.path}/${found}`,
      bytes: Number(kb) * 1024,
      stays: inWords(reason, kept),
    }),
  )
}

function inWords(reason: string, keptMs: number): string | null {
  if (reason === '') return null
  if (reason === 'making') return 'it is being made'
  if (reason === 'used') return 'a lease or a run uses it'
  return `it was used within ${inDays(keptMs)}`
}
