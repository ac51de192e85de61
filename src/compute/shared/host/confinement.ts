import { randomUUID } from 'node:crypto'
import { HookeError } from '../../../domain/errors.ts'
import { explain } from '../../../lib/sandbox/probe.ts'
import { RUNTIMES } from '../../../lib/sandbox/runtimes.ts'
import { stubFiles } from '../../../lib/sandbox/system.ts'
import { runOn } from '../remote/remote-calls.ts'
import { type Host, hostTrouble } from './host.ts'
import { askInContainer, runInContainer } from './in-container.ts'
import type { HostSandbox } from './host-options.ts'
import { inMemoryCap } from './memory-cap.ts'
import {
  askInBubblewrap,
  type ConfinedPlace,
  environmentOf,
  makeInBubblewrap,
  runInBubblewrap,
  trialArgv,
} from './host-sandbox.ts'
import { askAsUser, makeAsUser, OPEN_LEASE, OPEN_WAY, runAsUser, tryAsUser } from './own-user.ts'
import {
  type Confinement,
  type Contained,
  type OwnUser,
  parseSandboxFound,
  type SandboxFound,
} from './sandbox-found.ts'

/**
 * What confines runs on a host, tried out there once; null where the owner allowed that nothing does. Where it cannot be
 * made it throws `compute.rejected`: nothing runs there then.
 */
export async function confinementOn(host: Host, signal: AbortSignal): Promise<Confinement | null> {
  const { sandbox: options } = host.options
  if (options === undefined) return null
  host.confinement.tried ??= tryOut(host, options, signal)
  const { tried } = host.confinement
  // whoever asks hears of it, and the next looks again
  tried.catch(() => delete host.confinement.tried)
  return tried
}

async function tryOut(host: Host, options: HostSandbox, signal: AbortSignal): Promise<Confinement> {
  const files = Object.entries(stubFiles())
  const named = [...options.readOnly, ...options.writable]
  const words = [String(files.length), ...files.flat(), String(RUNTIMES.length), ...RUNTIMES, ...named]
  const outcome = await host.call('sandbox', words, { signal, timeoutMs: 60_000 })
  if (outcome.code !== 0) throw hostTrouble(host, 'the sandbox could not be looked at', outcome)
  const found = parseSandboxFound(outcome.stdout.toString('utf8'))
  const absent = found.named.filter(({ leadsTo }) => leadsTo === null).map((each) => each.path)
  if (absent.length > 0) throw absentThere(host, absent)
  if (options.image !== undefined)
    return inContainer(host, { kind: 'container', options, found, image: options.image }, signal)
  const why = await whyNotBubblewrap(host, { options, found }, signal)
  if (typeof why !== 'string') return why
  if (options.orOwnUser !== true) throw unconfined(host, found, why)
  const user = await asOwnUser(host, { options, found }, signal)
  if (typeof user !== 'string') return user
  throw unconfined(host, found, `${why}; a run cannot be a user of its own either: ${user}`)
}

interface Tried {
  readonly options: HostSandbox
  readonly found: SandboxFound
}

/** Bubblewrap, tried out; or what is in the way. */
async function whyNotBubblewrap(
  host: Host,
  { options, found }: Tried,
  signal: AbortSignal,
): Promise<Confinement | string> {
  const { program } = found
  if (program === null) return `${found.missing ?? 'bubblewrap'} is not installed there`
  const confinement = { kind: 'bubblewrap', options, found, program } as const
  const complaint = await complaintOf(host, trialArgv(host, confinement), signal)
  return complaint ?? confinement
}

async function inContainer(host: Host, confinement: Contained, signal: AbortSignal): Promise<Contained> {
  const { found, image } = confinement
  const complaint =
    found.engine === ''
      ? 'neither podman nor docker is installed there'
      : await complaintOf(
          host,
          [...askInContainer(host, confinement, trialName()), 'sh', '-c', 'echo confined'],
          signal,
        )
  if (complaint === null) return confinement
  throw new HookeError('compute.rejected', `runs cannot be in a container on ${host.shell.host}`, {
    found: complaint.slice(-500),
    advice: `see that podman or docker works there for this user, and fetch the image: podman pull ${image}`,
  })
}

const trialName = (): string => `hooke-trial-${randomUUID()}`

/** A user of its own for each run, tried out; or what is in the way. The host is a container anyway. */
async function asOwnUser(
  host: Host,
  { options, found }: Tried,
  signal: AbortSignal,
): Promise<OwnUser | string> {
  const { setpriv, prlimit, isRoot } = found
  if (options.network !== 'host') return 'that takes no network away'
  if (!isRoot) return 'we are not root there'
  if (setpriv === '' || prlimit === '') return 'setpriv or prlimit is not there'
  const confinement = { kind: 'user', options, found, setpriv, prlimit } as const
  const opened = await host.shell.script(OPEN_WAY, [host.work], { signal })
  if (opened.code !== 0) return opened.stderr.trim() || 'folders cannot be given away there'
  return (await complaintOf(host, tryAsUser(host, confinement), signal)) ?? confinement
}

/** Why a trial did not confine; null when it did. */
async function complaintOf(host: Host, argv: readonly string[], signal: AbortSignal): Promise<string | null> {
  const [first = '', ...rest] = argv
  const { code, stdout, stderr } = await runOn(host.shell, [first, ...rest], { signal, timeoutMs: 30_000 })
  if (code === 0 && stdout.toString('utf8').trim() === 'confined') return null
  return stderr.trim() || `the trial command ended with code ${code}`
}

/** The command of a run, confined: it reads code and environment and writes to the run's own folder. */
export function runArgv(host: Host, confinement: Confinement, place: ConfinedPlace): readonly string[] {
  if (confinement.kind === 'container') return runInContainer(host, confinement, place)
  if (confinement.kind === 'user') return runAsUser(host, confinement, place)
  return inMemoryCap(host, confinement, place.spec, runInBubblewrap(host, confinement, place))
}

/** The command that confines the making of an environment: it has the network and writes to one folder, `HOOKE_ENVIRONMENT`. */
export function makingArgv(
  host: Host,
  confinement: Exclude<Confinement, Contained>,
  code: string,
): readonly string[] {
  return confinement.kind === 'user' ? makeAsUser(confinement) : makeInBubblewrap(host, confinement, code)
}

/** The command that confines a question to the interpreters of an environment: code of packages may stand in their place. */
export function askingArgv(host: Host, confinement: Confinement, bin: string): readonly string[] {
  if (confinement.kind === 'container') return askInContainer(host, confinement, trialName())
  return confinement.kind === 'user' ? askAsUser(confinement) : askInBubblewrap(host, confinement, bin)
}

/** Lets runs read code and environment, where they are users of their own. */
export async function openLease(
  host: Host,
  confinement: Confinement,
  { code, bin, signal }: { readonly code: string; readonly bin: string; readonly signal: AbortSignal },
): Promise<void> {
  if (confinement.kind !== 'user') return
  const folders = [code, bin === '' ? '' : environmentOf(bin)]
  const opened = await host.shell.script(OPEN_LEASE, folders, { signal, timeoutMs: 600_000 })
  if (opened.code !== 0) throw hostTrouble(host, 'code and environment could not be opened to runs', opened)
}

function unconfined({ options, shell }: Host, { user, settings }: SandboxFound, found: string): HookeError {
  const setting = (name: string): string => settings.get(name) ?? ''
  const advice = /is not installed there/.test(found)
    ? 'install bubblewrap there (Debian and Ubuntu: apt install bubblewrap; Fedora and Rocky: dnf install bubblewrap)'
    : adviceOf(explain(found, setting))
  return new HookeError('compute.rejected', `runs would execute on ${shell.host} without a sandbox`, {
    found: found.slice(0, 500),
    advice: `${advice}; or, if you trust the agents with all that ${user || 'the user'} may do there, write sandbox = false under [compute.${options.name}]`,
  })
}

function adviceOf(probe: ReturnType<typeof explain>): string {
  return probe.ok ? '' : probe.advice
}

function absentThere({ options, shell }: Host, absent: readonly string[]): HookeError {
  return new HookeError(
    'compute.rejected',
    `the sandbox of ${options.name} names what ${shell.host} does not have`,
    {
      found: `${absent.join(', ')}: not there`,
      advice: `make it there, or mend read_only and writable under [compute.${options.name}]`,
    },
  )
}

/** One sentence for a check: what confines the runs of a host. Throws `compute.rejected` where nothing could. */
export async function confinementInWords(host: Host, signal: AbortSignal): Promise<string> {
  const confinement = await confinementOn(host, signal)
  if (confinement === null) return 'runs are in no sandbox: they may do all that the user may'
  const { options, found } = confinement
  const network = options.network === 'none' ? 'without network' : 'with the network of the host'
  const isWhole = confinement.kind === 'bubblewrap' && found.memoryCap !== null
  const caps = host.kind.runsElsewhere
    ? 'as tried on this host, not on its nodes'
    : `memory capped for ${isWhole ? 'each run as a whole' : 'each process'}`
  if (confinement.kind === 'container') return `runs in a container of ${confinement.image}, ${network}`
  if (confinement.kind === 'user') return `each run is a user of its own without rights, ${network}, ${caps}`
  return `runs in bubblewrap ${found.version}, ${network}, ${caps}`
}
