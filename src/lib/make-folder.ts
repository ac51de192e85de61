import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemCode } from './fault.ts'

/**
 * Makes a folder with all that is missing above it, one by one: asked to make all at once, Node tries without end where a
 * file system takes none, as `/proc` does. Throws the error of the system; a folder that is there is fine.
 */
export function makeFolder(path: string, mode = 0o777): void {
  for (const folder of missingIn(path)) {
    try {
      mkdirSync(folder, mode)
    } catch (error) {
      // somebody else may have made it meanwhile
      if (systemCode(error) !== 'EEXIST' || !isFolder(folder)) throw error
    }
  }
  if (!isFolder(path)) mkdirSync(path, mode)
}

/** What the code of a system error means for a folder that was to be made; undefined for any other. */
export function whyNoFolder(thrown: unknown): string | undefined {
  return WHY[systemCode(thrown) ?? '']
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'whoever runs this may not write there',
  EPERM: 'whoever runs this may not write there',
  EROFS: 'that file system is read-only',
  ENOTDIR: 'it is a file, or a part of the way there is',
  EEXIST: 'it is a file, or a part of the way there is',
  ENOENT: 'that file system takes no folders',
  ELOOP: 'it is a link that leads back to itself',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
}

/** The folders that `makeFolder` would make, the outermost first. */
export function missingIn(path: string): readonly string[] {
  const missing: string[] = []
  for (let at = path; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at)
  return missing
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
