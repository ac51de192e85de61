import { systemCode } from './fault.ts'

/** What the file system refused, which whoever runs this can mend. */
export interface SystemRefusal {
  readonly what: string
  readonly advice: string
}

const NO_RIGHT: SystemRefusal = {
  what: 'a file or folder may not be read or written',
  advice: 'run this as the user whom it belongs to, or give this one the right to it (chown, chmod)',
}

const REFUSALS: Readonly<Record<string, SystemRefusal>> = {
  EROFS: {
    what: 'a file system is read-only',
    advice: 'mount it with write access, or name another folder in hooke.toml',
  },
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  ENOSPC: { what: 'the disk is full', advice: 'free some space, then try again' },
  EDQUOT: { what: 'the quota of the disk is used up', advice: 'free some space, then try again' },
}

/** Making all folders of a path at once, Node says of a read-only file system that the path is not there. */
const NO_FOLDER: SystemRefusal = {
  what: 'a folder cannot be made',
  advice: 'see that its file system is not mounted read-only and that you may write there',
}

/** For an error of the system that is no fault of the program; its own message names the path. */
export function systemRefusal(error: Error): SystemRefusal | undefined {
  const code = systemCode(error)
  if (code === undefined || !('syscall' in error)) return undefined
  return REFUSALS[code] ?? (error.syscall === 'mkdir' ? NO_FOLDER : undefined)
}
