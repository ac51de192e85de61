import type { OpenRepository } from './open-repository.ts'
import { remoteOf } from './push.ts'

/** `git@host:path`, which is no URL to a parser of URLs. */
const SHORT_FORM = /^([A-Za-z0-9_.-]+)@([A-Za-z0-9.-]+):(?!\/\/)\S+$/

/**
 * Where others can have the code from: the address of the remote, without what signs in there. Null where there is no
 * remote, and for one that is a folder of this machine.
 */
export async function readAddress(repository: OpenRepository): Promise<string | null> {
  const remote = remoteOf(repository)
  if (remote === null) return null
  const named = await repository.git.run(['config', '--get', `remote.${remote}.url`])
  return publicPart(named.code === 0 ? named.stdout.toString('utf8').trim() : remote)
}

/** The address without name and password; null for a path. */
export function publicPart(address: string): string | null {
  if (SHORT_FORM.test(address)) return address
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (!['https:', 'http:', 'ssh:', 'git:'].includes(url.protocol)) return null
  url.password = ''
  // over ssh the name is that of the service, as in git@; over https it can be a token
  if (url.protocol !== 'ssh:') url.username = ''
  url.search = ''
  url.hash = ''
  return url.href
}
