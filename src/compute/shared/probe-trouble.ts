import type { HookeError } from '../../domain/errors.ts'
import type { Probe } from '../driver.ts'

/** Trouble that kept a compute from answering, as the answer. */
export function troubleAsProbe({ message, found, advice }: HookeError): Probe {
  return { ok: false, detail: message, found, advice }
}
