import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { HookeError } from '../../../domain/errors.ts'
import { absentAs } from '../../../lib/absent.ts'
import { safeCommand } from '../order.ts'
import type { CallOptions, RemoteOutcome, RemoteShell } from './remote-shell.ts'

type Argv = readonly [string, ...string[]]

export interface ProgramOptions extends CallOptions {
  /** Folder on the host; the home of the user when absent. */
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs one program on the host; the payload is its standard input. 126: the folder is not there; 127: no such program. */
export function runOn(shell: RemoteShell, argv: Argv, options: ProgramOptions = {}): Promise<RemoteOutcome> {
  const { cwd = '', environment = {}, ...rest } = options
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  return shell.script(PROGRAM, [cwd, ...variables, ...safeCommand(argv)], rest)
}

const PROGRAM = `[ -z "$1" ] || CDPATH= cd -- "$1" || exit 126
shift
env "$@"
code=$?
[ "$code" -lt 255 ] || code=254
exit "$code"`

/** Puts text or bytes whole into a file of the host, folders included. */
export async function putBytes(
  shell: RemoteShell,
  file: string,
  content: string | Uint8Array,
  options: { readonly mode?: string; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { mode = '600', signal } = options
  const bytes = Buffer.from(content)
  const words = [file, mode, String(bytes.length)]
  const { code, stderr } = await shell.script(PUT, words, { payload: bytes, ...(signal && { signal }) })
  if (code !== 0) throw notWritten(shell, file, stderr)
}

const PUT = `mkdir -p -- "$(dirname -- "$1")" || exit 1
half=$1.$$.tmp
cat >"$half" && [ "$(wc -c <"$half")" -eq "$3" ] && chmod "$2" "$half" && mv -f -- "$half" "$1" && exit 0
rm -f -- "$half"
exit 1`

/** Puts a file of this computer onto the host; what a broken connection had brought over is not sent again (C-7). */
export async function putFile(
  shell: RemoteShell,
  from: string,
  to: string,
  options: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {},
): Promise<void> {
  const digest = await hashOfFile(from)
  const { size } = await stat(from)
  const part = `${to}.${digest.slice(0, 16)}.part`
  const asked = await shell.script(PART_SIZE, [part], options)
  const there = Number.parseInt(asked.stdout.toString('utf8'), 10)
  const start = Number.isSafeInteger(there) && there <= size ? there : 0
  const { code, stderr } = await shell.script(APPEND, [part, to, String(start), digest], {
    timeoutMs: 3_600_000,
    ...options,
    ...(start < size ? { payload: createReadStream(from, { start }) } : {}),
  })
  if (code !== 0) throw notWritten(shell, to, stderr)
}

const PART_SIZE = `wc -c <"$1" 2>/dev/null || printf '0\\n'`
const APPEND = `mkdir -p -- "$(dirname -- "$2")" || exit 1
[ "$3" -gt 0 ] || : >"$1" || exit 1
cat >>"$1" || exit 1
sum=$(sha256sum <"$1") || exit 1
[ "\${sum%% *}" = "$4" ] || { rm -f -- "$1"; printf 'what arrived is not what was sent\\n' >&2; exit 1; }
mv -f -- "$1" "$2"`

/** Brings a regular file of the host here, going on where a broken connection stopped; false when it is not there. */
export async function getFile(
  shell: RemoteShell,
  from: string,
  to: string,
  options: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {},
): Promise<boolean> {
  await mkdir(path.dirname(to), { recursive: true })
  const part = `${to}.part`
  const begun = (await stat(part).catch(absentAs(undefined)))?.size ?? 0
  const handle = await open(part, 'a', 0o600)
  try {
    const { code } = await shell.script(READ_FROM, [from, String(begun + 1)], {
      timeoutMs: 3_600_000,
      ...options,
      onStdout: async (chunk) => {
        await handle.write(chunk)
      },
    })
    if (code === 0) await handle.sync()
    else await rm(part, { force: true })
    if (code !== 0) return false
  } finally {
    await handle.close()
  }
  await rename(part, to)
  return true
}

const READ_FROM = `[ -f "$1" ] && [ ! -L "$1" ] || exit 1
tail -c "+$2" <"$1"`

async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function notWritten(shell: RemoteShell, file: string, stderr: string): HookeError {
  return new HookeError('compute.unreachable', `${file} could not be written on ${shell.host}`, {
    retryable: true,
    found: stderr.trim().slice(-500) || 'the connection broke in between',
    advice: 'see whether its disk or your quota there is full, and whether the folder is yours',
  })
}
