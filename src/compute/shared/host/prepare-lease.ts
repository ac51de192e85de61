import type { LeaseSpec, Prepared } from '../../driver.ts'
import { readWorktree } from '../read-worktree.ts'
import { buildEnvironment } from './build-environment.ts'
import { type Host, hostTrouble } from './host.ts'
import { askingArgv, confinementOn, openLease } from './confinement.ts'
import { keepLease } from './host-leases.ts'
import type { LeaseRecord } from './lease-record.ts'
import { parseFacts } from './parse-facts.ts'
import type { Confinement } from './sandbox-found.ts'
import { syncCode } from './sync-code.ts'

/** Code and environment once per lease (C-16), then what is true on the host. */
export async function prepareLease(
  host: Host,
  spec: LeaseSpec,
  signal: AbortSignal,
): Promise<{ readonly prepared: Prepared; readonly record: LeaseRecord }> {
  const { clock, gitEnvironment, secret, pricePerHourUsd = 0 } = host.options
  const worktree = await readWorktree(spec.worktree, gitEnvironment, clock.now())
  const { commit } = worktree
  const code = commit === '' ? '' : await syncCode(host, spec, { commit, signal })
  const confinement = await confinementOn(host, signal)
  const bin = await buildEnvironment(host, code, signal)
  if (confinement !== null) await openLease(host, confinement, { code, bin, signal })
  const { image, of, asking } = askedOf(host, confinement, bin)
  const sentAt = clock.now()
  const outcome = await host.call('facts', [of, code, ...asking], {
    signal,
    timeoutMs: 240_000,
  })
  if (outcome.code !== 0) throw hostTrouble(host, 'the host could not be looked at', outcome)
  const facts = parseFacts(outcome.stdout.toString('utf8'), {
    spec,
    worktree,
    commit,
    sentAt,
    now: clock.now(),
    missingSecrets: spec.secretNames.filter((name) => secret?.(name) === undefined),
  })
  if (image !== undefined) facts.environment.containerImage = image
  const record: LeaseRecord = {
    worktree: spec.worktree,
    code,
    bin,
    environment: { ...spec.environment },
    secretNames: [...spec.secretNames],
    devices: spec.devices,
  }
  await keepLease(host, spec.lease, record, signal)
  return {
    prepared: { lease: spec.lease, host: facts.environment.host || host.shell.host, pricePerHourUsd, facts },
    record,
  }
}

/** Of what `facts.sh` is told about: an environment, an image or the host itself; and how what it asks there is confined. */
function askedOf(
  host: Host,
  confinement: Confinement | null,
  bin: string,
): { readonly image?: string; readonly of: string; readonly asking: readonly string[] } {
  if (confinement?.kind === 'container')
    return { image: confinement.image, of: 'image', asking: askingArgv(host, confinement, bin) }
  const isConfined = confinement !== null && bin !== ''
  return { of: bin, asking: isConfined ? askingArgv(host, confinement, bin) : [] }
}
