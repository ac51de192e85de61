import { HookeError } from '../domain/errors.ts'
import { Fault } from '../lib/fault.ts'
import { insideOf } from '../lib/files.ts'

/** `insideOf`, with the refusal as an error of the domain. */
export function safePath(root: string, path: string): string {
  try {
    return insideOf(root, path)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { code, message, found = '', advice = '' } = error
    throw new HookeError(code, message, { cause: error, found, advice })
  }
}
