import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

const LEAST_FREE = 4 * 2 ** 30

/**
 * A folder that lies in memory, for the thousand small folders that tests make and remove; null where this user may not
 * mount one or memory is short: then they lie on the disk, and all takes longer.
 */
export function memoryFolder(): { readonly path: string; readonly remove: () => void } | null {
  if (freemem() < LEAST_FREE) return null
  const path = mkdtempSync(join(tmpdir(), 'hooke-'))
  if (mount('mount', '-t', 'tmpfs', '-o', 'size=50%,mode=1777', 'hooke-tests', path)) {
    return {
      path,
      remove: () => {
        // one that a process still looks at goes when that process does
        if (mount('umount', path) || mount('umount', '-l', path)) rmdirSync(path)
      },
    }
  }
  rmdirSync(path)
  return null
}

function mount(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
