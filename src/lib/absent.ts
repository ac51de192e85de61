import { readFileSync } from 'node:fs'

const ABSENT: readonly string[] = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO', 'ESRCH']

/** For `.catch` on a file operation: a file that is not there, or is a link, is an answer. */
export function absentAs<T>(answer: T): (thrown: unknown) => T {
  return (thrown) => {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
    if (typeof code === 'string' && ABSENT.includes(code)) return answer
    throw thrown
  }
}

/** The text of a file, undefined where there is none: asking first whether it is there, it may be gone when it is read. */
export function textIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    return absentAs<string | undefined>(undefined)(error)
  }
}
