import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of its own in memory, or undefined where this user may not mount one. */
export function aSmallDisk(bytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'hooke-small', folder], { stdio: 'pipe' })
  } catch (error) {
    rmSync(folder, { recursive: true })
    if (error instanceof Error) return undefined
    throw error
  }
  const filler = join(folder, 'filler')
  const free = (): number => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    free,
    /** Somebody else takes all that is left, but for `left` bytes. */
    fill: (left = 0) => writeFileSync(filler, Buffer.alloc(Math.max(0, free() - left))),
    empty: () => rmSync(filler, { force: true }),
    gone() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true })
    },
  }
}
export type SmallDisk = NonNullable<ReturnType<typeof aSmallDisk>>

/** Whether this user may mount one, for `it.skipIf`: a skipped test is counted and shown. */
export function mayMount(): boolean {
  const disk = aSmallDisk(65_536)
  disk?.gone()
  return disk !== undefined
}
