import { HookeError } from '../../../domain/errors.ts'
import { sha256 } from '../../../lib/canonical.ts'
import type { RunSpec } from '../../driver.ts'
import { type Host, hostTrouble } from './host.ts'
import type { HostKind } from './host-options.ts'
import { confinementOn } from './confinement.ts'
import type { Confinement } from './sandbox-found.ts'
import type { LeaseRecord } from './lease-record.ts'
import { packText } from './scripts.ts'
import { filesOf, folderOf, refused, rejected } from './submit-run.ts'

/** Runs of one lease that are to go one after the other. */
export interface Pack {
  readonly specs: readonly RunSpec[]
  readonly lease: LeaseRecord
}

/** What became of each run of a pack: begun or there already, or asked for before by somebody. */
export type PackAnswer = readonly ('there' | 'asked')[] | HookeError

/** Seconds between two runs of a pack that its job is granted besides their limits. */
const BETWEEN_SECONDS = 10
/** A job that is granted longer than this waits long in a queue, and ends many runs with it. */
const LONGEST_PACK_SECONDS = 4 * 3600
const A_YEAR_SECONDS = 365 * 86_400

/** How many runs like this one a job may hold, by the time limit that each of them keeps for itself. */
export function mostInPack({ grantedSeconds }: Pick<HostKind, 'grantedSeconds'>, spec: RunSpec): number {
  const granted = grantedSeconds?.({ ...spec, timeLimitSeconds: A_YEAR_SECONDS }) ?? A_YEAR_SECONDS
  const room = Math.min(granted, LONGEST_PACK_SECONDS)
  return Math.max(1, Math.floor(room / (spec.timeLimitSeconds + BETWEEN_SECONDS)))
}

/** Lays out and starts packs, all of them in one command (C-16). An answer for each, in their order. */
export async function submitPacks(host: Host, packs: readonly Pack[]): Promise<readonly PackAnswer[]> {
  const rendered = await Promise.all(packs.map((pack) => render(host, pack)))
  const sent = rendered.filter((each): each is Rendered => !(each instanceof HookeError))
  if (sent.length === 0) return rendered.map((each) => asAnswer(each))
  const words = [host.wrapper, String(sent.length)]
  const payload = sent.map(({ text }) => text).join('')
  const outcome = await host.call('submit-packs', words, { payload, timeoutMs: 300_000 })
  if (outcome.code !== 0) throw hostTrouble(host, 'runs could not be started together', outcome)
  const lines = outcome.stdout.toString('utf8').split('\n')
  return rendered.map((each) =>
    each instanceof HookeError ? each : answerOf(host, each, { lines, stderr: outcome.stderr }),
  )
}

interface Rendered extends Pack {
  readonly name: string
  readonly text: string
}

function asAnswer(each: Rendered | HookeError): PackAnswer {
  return each instanceof HookeError ? each : each.specs.map(() => 'asked')
}

async function render(host: Host, { specs, lease }: Pack): Promise<Rendered | HookeError> {
  const name = `hooke-${sha256([host.work, ...specs.map(({ run }) => run)].join('/')).slice(0, 16)}`
  const [first] = specs
  if (first === undefined) return new HookeError('compute.rejected', 'a pack without runs cannot be started')
  try {
    const confinement = await confinementOn(host, new AbortController().signal)
    const runs = specs.map((spec) => renderRun(host, spec, { lease, confinement }))
    const launch = host.kind.launchWords({ spec: asOne(first, specs), lease, job: name })
    const head = [name, escaped(await packText()), String(launch.length), ...launch, String(specs.length)]
    return { specs, lease, name, text: `${[...head, ...runs.flat()].join('\n')}\n` }
  } catch (error) {
    if (error instanceof HookeError) return error
    throw error
  }
}

/** What the job of a pack has to be granted: the time of all, the memory of the largest. */
function asOne(first: RunSpec, specs: readonly RunSpec[]): RunSpec {
  return {
    ...first,
    timeLimitSeconds: specs.reduce(
      (sum, { timeLimitSeconds }) => sum + timeLimitSeconds + BETWEEN_SECONDS,
      0,
    ),
    memoryMb: Math.max(...specs.map(({ memoryMb }) => memoryMb)),
  }
}

function renderRun(
  host: Host,
  spec: RunSpec,
  { lease, confinement }: { readonly lease: LeaseRecord; readonly confinement: Confinement | null },
): readonly string[] {
  const cwd = folderOf(lease, spec.cwd)
  if (/[\n\0]/.test(cwd)) throw rejected(spec, `${JSON.stringify(cwd)} is no folder`, 'rename the folder')
  const files = filesOf(host, spec, { ...lease, cwd, confinement })
  const lines = files.flatMap(([name, text]) => [name, escaped(text)])
  return [spec.run, cwd, String(files.length), ...lines]
}

/** One line for the `%b` of the shell's `printf`. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}

function answerOf(
  host: Host,
  { specs, name }: Rendered,
  { lines, stderr }: { lines: readonly string[]; stderr: string },
): PackAnswer {
  const said = new Map(
    lines.flatMap((line) => {
      const found = /^run (\S+) (new|there|asked|no-folder)$/.exec(line)
      return found === null ? [] : [[found[1] ?? '', found[2] ?? '']]
    }),
  )
  const [first] = specs
  const lost = specs.find(({ run }) => said.get(run) === 'no-folder')
  if (lost !== undefined)
    return rejected(lost, `its folder is not on ${host.shell.host}`, 'prepare the lease of the run first')
  const code = Number(lines.find((line) => line.startsWith(`pack ${name} `))?.split(' ')[2] ?? '0')
  if (code === 64 && first !== undefined) return refused(first, stderr)
  const isUnsaid = specs.some(({ run }) => !said.has(run))
  if (code !== 0 || isUnsaid)
    return hostTrouble(host, `${specs.length} runs could not be started`, {
      code,
      stdout: Buffer.of(),
      stderr,
    })
  return specs.map(({ run }) => (said.get(run) === 'asked' ? 'asked' : 'there'))
}
