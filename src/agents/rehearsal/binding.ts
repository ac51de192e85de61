import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type RoleName } from '../../domain/workflow.ts'
import { type Part } from './casting.ts'
import { type NormalInput } from './script.ts'

/** The normalised input that one part of a rehearsal met. */
export interface Binding {
  readonly role: RoleName
  readonly study: string
  readonly round: number
  /** The session and case that round and facts chose. */
  readonly part: Part
  readonly input: NormalInput
}

/** Only what the writing needs; everything else of the file is kept as it is. */
const Bindable = z.looseObject({
  sessions: z.array(z.looseObject({ cases: z.array(z.looseObject({ input: z.unknown().optional() })) })),
})

/** Writes a binding into the script of its role: from then on that case plays for this input only. */
export function writeBinding(folder: string, { role, part, input }: Binding): void {
  const path = join(folder, `${role}.json`)
  const script = Bindable.parse(JSON.parse(readFileSync(path, 'utf8')))
  const bound = script.sessions[part.session]?.cases[part.case]
  if (bound) bound.input = input
  writeFileSync(path, `${JSON.stringify(script, null, 2)}\n`)
}
