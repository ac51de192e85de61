import { PLAIN_PATH } from '../lib/shell.ts'

export type Setting = readonly [key: string, value: string]

/** Commands and helpers that a repository may name; none of them runs for us (S-3). */
export const HARDENED: readonly Setting[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.attributesFile', '/dev/null'],
  ['core.pager', 'cat'],
  ['core.editor', 'false'],
  ['core.askPass', ''],
  ['core.gitProxy', ''],
  ['core.splitIndex', 'false'],
  // Git's default leaves new objects out: after a power cut a branch could name a commit that is not there.
  ['core.fsync', 'committed'],
  ['core.fsyncMethod', 'batch'],
  ['commit.gpgSign', 'false'],
  ['tag.gpgSign', 'false'],
  ['push.gpgSign', 'false'],
  ['log.showSignature', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['submodule.recurse', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['diff.ignoreSubmodules', 'all'],
  ['protocol.allow', 'never'],
  ['protocol.https.allow', 'always'],
  ['protocol.ssh.allow', 'always'],
  ['protocol.file.allow', 'always'],
  ['i18n.commitEncoding', 'UTF-8'],
  ['i18n.logOutputEncoding', 'UTF-8'],
  ['trailer.separators', ':'],
  ['merge.verifySignatures', 'false'],
]

/** What simple-git is to let through: the settings above turn these off, they do not turn them on. */
export const PERMITTED = {
  allowUnsafeAskPass: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeEditor: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeHooksPath: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
}

const DRIVER = /^(filter|merge)\.(.+)\.[^.]+$/s
/** What git does anyway for a file without a driver of its own. */
const PLAIN_MERGE = 'git merge-file --marker-size=%L %A %O %B'

/** Overrides for the filter and merge drivers that the repository's config defines, given its keys. */
export function withoutDrivers(keys: readonly string[]): Setting[] {
  const drivers = new Set<string>()
  for (const key of keys) {
    const [, kind, name] = DRIVER.exec(key) ?? []
    if (kind !== undefined && name !== undefined) drivers.add(`${kind}.${name}`)
  }
  return [...drivers].flatMap(withoutDriver)
}

function withoutDriver(driver: string): Setting[] {
  if (driver.startsWith('merge.')) return [[`${driver}.driver`, PLAIN_MERGE]]
  return [
    [`${driver}.clean`, ''],
    [`${driver}.smudge`, ''],
    [`${driver}.process`, ''],
    [`${driver}.required`, 'false'],
  ]
}

/** The complete environment of git. Settings go by number, so that no character of a driver's name can break out. */
export function environmentOf(settings: readonly Setting[]): Record<string, string> {
  const numbered: Record<string, string> = {}
  for (const [n, [key, value]] of settings.entries()) {
    numbered[`GIT_CONFIG_KEY_${n}`] = key
    numbered[`GIT_CONFIG_VALUE_${n}`] = value
  }
  return {
    PATH: PLAIN_PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
    GIT_CONFIG_COUNT: String(settings.length),
    ...numbered,
  }
}
