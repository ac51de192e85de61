import { readFile } from 'node:fs/promises'
import { HookeError } from '../../../domain/errors.ts'
import { absentAs } from '../../../lib/absent.ts'
import { writeAtomic } from '../../../lib/files.ts'
import type { HostOptions } from './host-options.ts'

type Marked = Pick<HostOptions, 'shell' | 'workDir' | 'markFile'>

/**
 * The mark that the work folder was seen to carry; empty when this very folder was never seen. A file system that is not
 * mounted looks like an empty folder, in which every run would be gone.
 */
export async function knownMark({ shell, workDir, markFile }: Marked): Promise<string> {
  if (markFile === undefined) return ''
  const text = await readFile(markFile, 'utf8').catch(absentAs(''))
  const [host, folder, mark = ''] = text.split('\n')
  return host === shell.host && folder === workDir ? mark : ''
}

export async function rememberMark({ shell, workDir, markFile }: Marked, mark: string): Promise<void> {
  if (markFile !== undefined && mark !== '')
    await writeAtomic(markFile, `${shell.host}\n${workDir}\n${mark}\n`)
}

export function otherFolder({ shell, workDir, markFile = '' }: Marked, said: string): HookeError {
  const isThere = !/No such file/.test(said)
  return new HookeError('compute.unreachable', `${workDir} on ${shell.host} is not the folder it was`, {
    retryable: true,
    found: isThere
      ? 'a folder of that name is there, without what Hooke keeps in it'
      : 'no folder of that name is there',
    advice: `see whether its file system is mounted there; when it was emptied for good, remove ${markFile} here`,
  })
}
