import { HookeError } from '../../../domain/errors.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { RemoteOutcome, RemoteShell } from '../remote/remote-shell.ts'
import { type Host, hostTrouble } from './host.ts'
import { confinementOn, makingArgv } from './confinement.ts'

const POLL_MS = 2_000
const LONGEST_MS = 60 * 60_000

/**
 * `bin` of the environment that the lock file in `code` asks for, made there when no earlier lease made it; empty when
 * there is no lock file. Its making outlives the connection and the daemon; whoever comes next waits for the same one. It
 * is confined as runs are, but for the network: packages are fetched, and some run code of their own as they are installed.
 */
export async function buildEnvironment(host: Host, code: string, signal: AbortSignal): Promise<string> {
  if (code === '' || host.options.environments === 'none') return ''
  const confinement = await confinementOn(host, signal)
  // the image is the environment
  if (confinement?.kind === 'container') return ''
  const confined = confinement === null ? [] : makingArgv(host, confinement, code)
  const { shell, options } = host
  return awaitEnvironment(
    {
      shell,
      clock: options.clock,
      look: (which) => host.call('environment', [code, which, ...confined], { signal }),
    },
    signal,
  )
}

/** Where an environment is made, and how `environment.sh` is asked there: it begins the making, and tells how far it is. */
export interface Making {
  readonly shell: Pick<RemoteShell, 'host'>
  readonly clock: Clock
  look(which: 'start' | 'wait'): Promise<RemoteOutcome>
}

/** `bin` of the environment once it is there; empty where there is nothing to make it of. */
export async function awaitEnvironment(making: Making, signal: AbortSignal): Promise<string> {
  const { clock } = making
  const deadline = clock.steady() + LONGEST_MS
  for (let which: 'start' | 'wait' = 'start'; ; which = 'wait') {
    const bin = binIn(making, await making.look(which))
    if (bin !== undefined) return bin
    if (clock.steady() > deadline) throw unbuilt(making, 'it took longer than an hour')
    await new Promise<void>((resolve) => void clock.after(POLL_MS, resolve))
    signal.throwIfAborted()
  }
}

/** What `environment.sh` answered; undefined while the environment is being made. */
function binIn(making: Making, outcome: RemoteOutcome): string | undefined {
  if (outcome.code !== 0) throw hostTrouble(making, 'the environment could not be looked at', outcome)
  const [first = '', ...rest] = outcome.stdout.toString('utf8').split('\n')
  if (first === 'none') return ''
  if (first === 'failed') throw unbuilt(making, rest.join('\n'))
  return first.startsWith('ready ') ? first.slice('ready '.length) : undefined
}

function unbuilt({ shell }: Making, said: string): HookeError {
  return new HookeError(
    'compute.rejected',
    `the environment of the study could not be made on ${shell.host}`,
    {
      found: said.trim().slice(-1500),
      advice:
        'mend the lock file, or what is lacking there (uv, Python with venv, conda, a way to the packages); environments = "none" of this compute makes none',
    },
  )
}
