import { z } from 'zod'

/** A host name, an address or an alias of `~/.ssh/config`; never an option, and nothing a config file would split. */
export const HostName = z
  .string()
  .regex(
    /^(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|[0-9A-Fa-f:]{2,45})$/,
    'is no host name, address or alias of ~/.ssh/config',
  )
export const UserName = z.string().regex(/^[A-Za-z_][A-Za-z0-9._-]{0,63}$/, 'is no user name')
export const Port = z.number().int().min(1).max(65535)
/** As `ssh-keygen -lf` prints it. */
export const Fingerprint = z
  .string()
  .regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'is no fingerprint: write SHA256:… as ssh-keygen -lf prints it')
/** `[user@]host[:port]`; several are passed one after the other. */
export const JumpHost = z
  .string()
  .regex(
    /^(?:[A-Za-z_][A-Za-z0-9._-]*@)?[A-Za-z0-9_][A-Za-z0-9._-]*(?::\d{1,5})?(?:,(?:[A-Za-z_][A-Za-z0-9._-]*@)?[A-Za-z0-9_][A-Za-z0-9._-]*(?::\d{1,5})?)*$/,
    'is no jump host: write [user@]host[:port]',
  )
/** A file name that can stand in a configuration of OpenSSH. */
export const SshFile = z
  .string()
  .min(1)
  .max(1000)
  .refine((text) => !/["\\\u0000-\u001f\u007f]/.test(text), 'holds a quote, backslash or control character')

/** Where to connect, and how the host proves that it is the one meant (C-15). */
export const SshTarget = z.strictObject({
  host: HostName,
  port: Port.optional(),
  user: UserName.optional(),
  /** Private key; without it those of the agent and of `~/.ssh`. */
  key: SshFile.optional(),
  jumpHost: JumpHost.optional(),
  /** File of known host keys; without it that of the user. */
  knownHosts: SshFile.optional(),
  /** The host key itself, pinned; then no file is asked. */
  fingerprint: Fingerprint.optional(),
  /** Configuration of OpenSSH to read besides; without it that of the user, and an empty text for none. */
  configFile: z.union([SshFile, z.literal('')]).optional(),
})
export type SshTarget = z.infer<typeof SshTarget>

/** How messages name the host. */
export function nameOf({ user, host, port }: SshTarget): string {
  return `${user === undefined ? '' : `${user}@`}${host}${port === undefined || port === 22 ? '' : `:${port}`}`
}
