import { RunId } from '../../../domain/ids.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { HostFolders } from '../../driver.ts'
import { createGathering } from './gathering.ts'
import { type Host, hostTrouble } from './host.ts'

/** Sums of large files take their time. */
const TIMEOUT_MS = 1_800_000

interface Wish {
  readonly run: RunId
  readonly kept: ReadonlyMap<string, string>
}

/** The folders of runs in the work folder of a host; all that are asked for at once cost one command. */
export function createHostFolders(clock: Clock, greeted: () => Promise<Host>): HostFolders {
  const by = (how: 'look' | 'take') => {
    const gathered = createGathering(clock, async (wishes: readonly Wish[]) =>
      clearRuns(await greeted(), how, wishes),
    )
    return (run: RunId, kept: Wish['kept'], signal: AbortSignal) => gathered({ run, kept }, signal)
  }
  return {
    list: async (signal) => listFolders(await greeted(), signal),
    whyStays: by('look'),
    takeAway: by('take'),
  }
}

async function listFolders(host: Host, signal: AbortSignal): ReturnType<HostFolders['list']> {
  const outcome = await host.call('kept', [], { signal, timeoutMs: TIMEOUT_MS })
  if (outcome.code !== 0) throw hostTrouble(host, 'the folders of runs could not be listed', outcome)
  return [...outcome.stdout.toString('utf8').matchAll(/^(\d+)\t\.\/(.*)$/gm)].flatMap(([, kb, name]) => {
    const run = RunId.safeParse(name)
    return run.success ? [{ run: run.data, bytes: Number(kb) * 1024 }] : []
  })
}

async function clearRuns(
  host: Host,
  how: 'look' | 'take',
  wishes: readonly Wish[],
): Promise<readonly (string | null)[]> {
  const payload = wishes.map(({ run, kept }) => {
    const files = [...kept].map(([name, sha256]) => `${sha256}  ./${name}\n`)
    return `${run} ${files.length}\n${files.join('')}`
  })
  const outcome = await host.call('clear', [how], { payload: payload.join(''), timeoutMs: TIMEOUT_MS })
  if (outcome.code !== 0) throw hostTrouble(host, 'folders of runs could not be taken away', outcome)
  const said = outcome.stdout.toString('utf8').split('\n')
  return wishes.map(({ run }) => {
    if (said.includes(`goes ${run}`)) return null
    const stays = said.find((line) => line.startsWith(`stays ${run} `))?.slice(`stays ${run} `.length)
    return stays === undefined ? `${host.shell.host} said nothing of it` : wordsOf(stays)
  })
}

function wordsOf(stays: string): string {
  return stays.startsWith('./') ? `${stays.slice(2)} was never collected as it is there` : stays
}
