import { randomUUID } from 'node:crypto'
import { HookeError } from '../../../domain/errors.ts'
import { sha256 } from '../../../lib/canonical.ts'
import type { CallOptions, RemoteOutcome, RemoteShell } from '../remote/remote-shell.ts'
import type { HostKind, HostOptions } from './host-options.ts'
import type { Confinement } from './sandbox-found.ts'
import { knownMark, otherFolder, rememberMark } from './mark.ts'
import { type ScriptName, scriptText, wrapperText } from './scripts.ts'

/** A host that was greeted: its folders are there and its wrapper is laid. */
export interface Host {
  readonly options: HostOptions
  readonly kind: HostKind
  readonly shell: RemoteShell
  /** Absolute, without links on the way. */
  readonly work: string
  /** File name of the wrapper; named by its content, so that an upgrade never changes one under a running shell. */
  readonly wrapper: string
  /** What confines runs there, once it was tried. */
  readonly confinement: { tried?: Promise<Confinement> }
  /** Runs one of our scripts, the functions of the kind before it; the first word is the work folder. */
  call(name: ScriptName, words: readonly string[], more?: CallOptions): Promise<RemoteOutcome>
}

/** What the programs of every cluster take as a path; `%`, `:` and `$` mean something else to them. */
const PLAIN_FOLDER = /^\/[A-Za-z0-9._/@+=-]*$/

/** Makes the folders of Hooke on a host and lays the wrapper there. */
export async function greet(options: HostOptions, kind: HostKind, signal: AbortSignal): Promise<Host> {
  const { shell, workDir } = options
  const text = await wrapperText()
  const wrapper = `wrapper-${sha256(text).slice(0, 16)}.sh`
  const known = await knownMark(options)
  const words = [workDir, wrapper, known, randomUUID()]
  const said = await shell.script(await scriptText('hello'), words, { payload: text, signal })
  const [work = '', mark = ''] = said.stdout.toString('utf8').trim().split('\n')
  if (said.code === 65) throw otherFolder(options, said.stderr)
  if (said.code !== 0)
    throw new HookeError('compute.unreachable', `${workDir} cannot be used on ${shell.host}`, {
      retryable: true,
      found: said.stderr.trim().slice(-500) || 'it could not be made or written',
      advice: 'set `work_dir` of this compute to a folder that is yours and has room',
    })
  if (!PLAIN_FOLDER.test(work))
    throw new HookeError('compute.rejected', `${JSON.stringify(work)} cannot be the work folder`, {
      found: 'schedulers give a meaning of their own to some characters of paths',
      advice: 'set `work_dir` of this compute to a path of letters, digits and . _ / @ + = -',
    })
  if (known === '') await rememberMark(options, mark)
  const call: Host['call'] = async (name, words, more = {}) =>
    shell.script(`${kind.functions}\n${await scriptText(name)}`, [work, ...words], more)
  return { options, kind, shell, work, wrapper, confinement: {}, call }
}

/** Trouble on the host that may pass: a full disk, a file system that hangs, a script that was killed. */
export function hostTrouble(
  { shell }: { readonly shell: Pick<RemoteShell, 'host'> },
  what: string,
  outcome: RemoteOutcome,
): HookeError {
  return new HookeError('compute.unreachable', `${what} on ${shell.host}`, {
    retryable: true,
    found: outcome.stderr.trim().slice(-1000) || `it ended with code ${outcome.code}`,
    advice: 'see whether its disk or your quota is full; it is tried again',
  })
}
