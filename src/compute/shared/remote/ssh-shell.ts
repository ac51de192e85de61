import { chmod, lstat, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { asError } from '../../../domain/errors.ts'
import { sha256 } from '../../../lib/canonical.ts'
import { absentAs } from '../../../lib/absent.ts'
import { writeWhole } from '../write-file.ts'
import { CUT_SHORT, frame, REMOTE_COMMAND } from './bootstrap.ts'
import { converse } from './converse.ts'
import type { RemoteShell } from './remote-shell.ts'
import { PIN_SCRIPT, quoted, renderSshConfig } from './ssh-config.ts'
import { nameOf, SshTarget } from '../../../domain/ssh-target.ts'
import { sshTimeout, sshTrouble } from './ssh-trouble.ts'
import { createTurnstile } from './turnstile.ts'

export interface SshOptions {
  readonly target: SshTarget
  /** For `ssh` itself: PATH, HOME, SSH_AUTH_SOCK and the like; no secret. */
  readonly environment: Readonly<Record<string, string>>
  readonly connectSeconds?: number
  readonly aliveSeconds?: number
  /** Calls at once over the shared connection; most servers allow ten sessions. */
  readonly sessions?: number
}

interface Files {
  readonly config: string
  readonly socket: string
}

let shells = 0

/**
 * A host behind SSH. All calls share one connection, which the next call makes anew when it broke; nobody else has it, so
 * that who is done with a host cuts nobody off.
 */
export function createSshShell(options: SshOptions): RemoteShell {
  const target = SshTarget.parse(options.target)
  const host = nameOf(target)
  const environment = { ...options.environment, LC_ALL: 'C' }
  const turnstile = createTurnstile(options.sessions ?? 8)
  let files: Promise<Files> | undefined
  const call = async (args: readonly string[], opening: string, more: Parameters<typeof converse>[1]) => {
    files ??= layOut(target, options)
    files.catch(() => (files = undefined))
    const { config, socket } = await files
    const own = ['-F', config, '-o', `ControlPath=${quoted(socket)}`]
    return converse({ program: 'ssh', args: [...own, ...args], environment, opening }, more)
  }
  /** Ends the shared connection, so that the next call does not wait for a dead one. */
  const drop = async () => {
    await call(['-O', 'exit', '--', target.host], '', { timeoutMs: 5_000 }).catch((error: unknown) =>
      asError(error),
    )
  }
  return {
    host,
    script: (source, words, more = {}) =>
      turnstile(async () => {
        const opening = frame(source, words)
        const ending = await call(['-T', '--', target.host, REMOTE_COMMAND], opening, more)
        const { code, stdout, stderr, begun, timedOut } = ending
        if (timedOut) {
          await drop()
          throw sshTimeout(host)
        }
        if (!begun || code === null || code === 255 || code === CUT_SHORT) throw sshTrouble(host, stderr)
        return { code, stdout, stderr }
      }, more.signal),
    close: drop,
  }
}

/** Beside each other in a short path of our own: the name of a socket may have a hundred bytes. */
async function layOut(target: SshTarget, options: SshOptions): Promise<Files> {
  const folder = await ownFolder()
  const place = { connectSeconds: options.connectSeconds ?? 15, aliveSeconds: options.aliveSeconds ?? 15 }
  const pinScript = path.join(folder, 'pin.sh')
  const config = renderSshConfig(target, { ...place, pinScript })
  const id = sha256(config).slice(0, 12)
  shells += 1
  const files = {
    config: path.join(folder, `${id}.config`),
    socket: path.join(folder, `${id}-${process.pid}-${shells}`),
  }
  await writeWhole(pinScript, PIN_SCRIPT, { mode: 0o600 })
  await writeWhole(files.config, config, { mode: 0o600 })
  return files
}

async function ownFolder(): Promise<string> {
  const { uid } = userInfo()
  const shared = path.join(tmpdir().length > 40 ? '/tmp' : tmpdir(), `hooke-ssh-${uid}`)
  await mkdir(shared, { recursive: true, mode: 0o700 })
  const found = await lstat(shared).catch(absentAs(undefined))
  const isOurs = found?.isDirectory() === true && (found.uid === uid || uid < 0)
  if (!isOurs) return mkdtemp(path.join('/tmp', 'hooke-ssh-'))
  await chmod(shared, 0o700)
  return shared
}
