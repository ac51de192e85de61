import { HookeError } from '../../../domain/errors.ts'

interface Trouble {
  readonly pattern: RegExp
  readonly what: (host: string) => string
  readonly advice: string
  /** Only a person can mend it. */
  readonly isFinal?: boolean
}

const TROUBLES: readonly Trouble[] = [
  {
    pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED|Host key for .* has changed/i,
    what: (host) => `the host key of ${host} is not the one that is known`,
    advice:
      'somebody may be in between, or the host was set up anew: ask who runs it for the fingerprint, then remove the old key with ssh-keygen -R and add the new one',
    isFinal: true,
  },
  {
    pattern: /host key is known for|Host key verification failed/i,
    what: (host) => `the host key of ${host} is unknown, or is not the pinned one`,
    advice:
      'compare its fingerprint with the one its operators publish, then log in once by hand with ssh to keep the key, or set `fingerprint` of this compute',
    isFinal: true,
  },
  {
    pattern: /Permission denied|Too many authentication failures/i,
    what: (host) => `${host} does not let us in`,
    advice:
      'see that `user` and `key` of this compute are right and that its public key is among authorized_keys there; a key with a passphrase has to be in the ssh agent',
  },
  {
    pattern: /Could not resolve hostname/i,
    what: (host) => `nobody knows the name ${host}`,
    advice: 'see that `host` of this compute is spelt right, and whether this computer needs a VPN',
  },
  {
    pattern: /Connection refused/i,
    what: (host) => `${host} is there but no SSH server answers`,
    advice: 'see that `port` of this compute is right and that the SSH server runs',
  },
  {
    pattern: /timed out|No route to host|Network is unreachable/i,
    what: (host) => `${host} does not answer`,
    advice: 'see whether it is up, and whether this computer needs a VPN or a jump host to reach it',
  },
  {
    pattern: /identity file|load key|invalid format|error in libcrypto|bad permissions|UNPROTECTED/i,
    what: (host) => `the key for ${host} cannot be read`,
    advice: 'see that `key` of this compute names a private key that only you can read (mode 0600)',
  },
  {
    pattern: /Bad configuration option|terminating, \d+ bad configuration/i,
    what: () => 'OpenSSH does not understand its configuration',
    advice: 'see that ssh -V says 8.5 or newer, and mend ~/.ssh/config',
    isFinal: true,
  },
]

/** Why `ssh` ended by itself, in words that help. What was asked for may have happened all the same. */
export function sshTrouble(host: string, stderr: string): HookeError {
  const found = stderr.trim().split('\n').slice(-6).join('\n').slice(-1000)
  const known = TROUBLES.find(({ pattern }) => pattern.test(stderr))
  return new HookeError('compute.unreachable', known?.what(host) ?? `the connection to ${host} broke`, {
    retryable: known?.isFinal !== true,
    found: found === '' ? 'ssh said nothing' : found,
    advice: known?.advice ?? 'nothing is lost on the host; it is tried again',
  })
}

/** A call that took longer than it was given. */
export function sshTimeout(host: string): HookeError {
  return new HookeError('compute.unreachable', `${host} took too long to answer`, {
    retryable: true,
    found: 'the connection was there but no answer came in time',
    advice: 'nothing is lost on the host; it is tried again',
  })
}
