import type { LookUp, LookupEnd } from '../agents/lookup/lookup.ts'
import { createWebLookup } from '../agents/lookup/web-lookup.ts'
import type { DoctorCheck } from '../cli/deps.ts'
import type { HookeConfig } from '../config/config.ts'

const ADVICE =
  'roles cannot look anything up there: mend the name under [agents.lookup] hosts or `lookup_hosts`, or the network'
const PATIENCE_MS = 10_000

/** Asks each host that roles may read for its first page (H-13). A host that is silent stops no work: a warning. */
export async function lookupChecks(
  { config }: { readonly config: HookeConfig },
  lookUp: LookUp = createWebLookup({ timeoutMs: PATIENCE_MS, maximumBytes: config.agents.lookup.size }),
): Promise<readonly DoctorCheck[]> {
  const all = [
    ...config.agents.lookup.hosts,
    ...config.studies.flatMap(({ lookupHosts }) => lookupHosts ?? []),
  ]
  // a pattern is no host that could be asked
  const hosts = [...new Set(all)].filter((host) => !host.startsWith('*.'))
  return Promise.all(hosts.map((host) => checkOf(host, lookUp)))
}

async function checkOf(host: string, lookUp: LookUp): Promise<DoctorCheck> {
  const ends: LookupEnd[] = []
  const book = { hosts: [host], begin: () => ({ settle: (end: LookupEnd) => void ends.push(end) }) }
  const looked = await lookUp(`https://${host}/`, book, AbortSignal.timeout(2 * PATIENCE_MS))
  const status = ends.find((end) => end.status !== null)?.status ?? null
  const name = `look-ups ${host}`
  if (status !== null) return { name, state: 'ok', found: `it answers over https (${status})` }
  const found = looked.kind === 'refused' ? looked.reason : 'it gave no answer'
  return { name, state: 'warning', found, advice: ADVICE }
}
