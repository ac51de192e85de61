import type { SshTarget } from '../../../domain/ssh-target.ts'

export interface ConfigPlace {
  /** Script that compares a host key with the pinned fingerprint; laid there when one is pinned. */
  readonly pinScript: string
  readonly connectSeconds: number
  /** Seconds without an answer after which a connection counts as broken, asked three times. */
  readonly aliveSeconds: number
}

/**
 * A configuration file of OpenSSH. The first value counts there, so what stands here beats the user's own file, which is
 * read last for aliases and jump hosts; `-F` reaches jump hosts too, so they are verified alike.
 */
export function renderSshConfig(target: SshTarget, place: ConfigPlace): string {
  const { configFile } = target
  return [
    `Host ${target.host}`,
    ...indent(ofTarget(target, place)),
    'Host *',
    ...indent([
      'BatchMode yes',
      'StrictHostKeyChecking yes',
      'CheckHostIP no',
      'UpdateHostKeys no',
      'VerifyHostKeyDNS no',
      'ClearAllForwardings yes',
      'ForwardAgent no',
      'ForwardX11 no',
      'PermitLocalCommand no',
      'RequestTTY no',
      'SendEnv -*',
      'LogLevel ERROR',
      `ConnectTimeout ${place.connectSeconds}`,
      `ServerAliveInterval ${place.aliveSeconds}`,
      'ServerAliveCountMax 3',
    ]),
    ...(configFile === '' ? [] : [`Include ${quoted(configFile ?? '~/.ssh/config')}`]),
    '',
  ].join('\n')
}

function ofTarget(target: SshTarget, place: ConfigPlace): readonly string[] {
  const { port, user, key, jumpHost, knownHosts, fingerprint } = target
  return [
    ...(port === undefined ? [] : [`Port ${port}`]),
    ...(user === undefined ? [] : [`User ${user}`]),
    ...(key === undefined ? [] : [`IdentityFile ${quoted(key)}`, 'IdentitiesOnly yes']),
    ...(jumpHost === undefined ? [] : [`ProxyJump ${jumpHost}`]),
    ...(knownHosts === undefined ? [] : [`UserKnownHostsFile ${quoted(knownHosts)}`]),
    ...(fingerprint === undefined
      ? []
      : [
          'UserKnownHostsFile /dev/null',
          'GlobalKnownHostsFile /dev/null',
          `KnownHostsCommand /bin/sh ${quoted(place.pinScript)} ${fingerprint} %f %H %t %K`,
        ]),
    'ControlMaster auto',
    'ControlPersist 60',
  ]
}

/** Prints the key that the host showed as known, if its fingerprint is the pinned one. */
export const PIN_SCRIPT = `[ "$1" = "$2" ] || exit 0
printf '%s %s %s\\n' "$3" "$4" "$5"
`

/** A path for OpenSSH, where `%` begins a token. */
export function quoted(file: string): string {
  return `"${file.replaceAll('%', '%%')}"`
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`)
}
