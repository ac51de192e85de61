import { randomUUID } from 'node:crypto'
import { open, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { asError } from '../../domain/errors.ts'
import type { Clock } from '../../lib/clock.ts'
import { makeFolder } from '../../lib/make-folder.ts'
import type { HostFacts } from '../driver.ts'

export interface WriteProbe {
  readonly found: HostFacts['writeProbes'][number]
  /** How far the file system's clock is from ours. */
  readonly skewMs: number
}

/** Writes a real megabyte to a folder: quota, inodes, overlays and read-only mounts show only then. */
export async function probeWrite(folder: string, clock: Clock): Promise<WriteProbe> {
  const file = path.join(folder, `.hooke-probe-${randomUUID()}`)
  try {
    makeFolder(folder)
    const handle = await open(file, 'wx')
    await handle.write(Buffer.alloc(1024 ** 2, 1))
    await handle.sync()
    await handle.close()
    const { mtimeMs } = await stat(file)
    const { bavail, bsize } = await statfs(folder)
    const freeMb = Math.floor((bavail * bsize) / 1024 ** 2)
    return { found: { path: folder, freeMb, error: null }, skewMs: Math.round(mtimeMs - clock.now()) }
  } catch (error) {
    return { found: { path: folder, freeMb: 0, error: asError(error).message }, skewMs: 0 }
  } finally {
    await rm(file, { force: true }).catch((error: unknown) => asError(error))
  }
}
