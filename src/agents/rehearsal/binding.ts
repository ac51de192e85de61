import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const INPUTS = 'inputs'

/** Only what the writing needs; everything else of the file is kept as it is. */
const Bindable = z.looseObject({
  sessions: z.array(z.looseObject({ cases: z.array(z.looseObject({ input: z.unknown().optional() })) })),
})

/** Writes a binding into the script of its role: from then on that case plays for this input only. */
export function writeBinding(folder: string, { role, part, input }: Binding): void {
  const path = join(folder, `${role}.json`)
  const script = Bindable.parse(JSON.parse(readFileSync(path, 'utf8')))
  const bound = script.sessions[part.session]?.cases[part.case]
  if (bound)
    bound.input = input.map(({ title, text }) => ({ title, textFrom: writeBlock(folder, title, text) }))
  writeFileSync(path, `${JSON.stringify(script, null, 2)}\n`)
}

/** Most blocks are given to many roles: each text is written once, under the name of its content. */
function writeBlock(folder: string, title: string, text: string): string {
  const words = title.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  const name = `${words.slice(0, 40)}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.txt`
  mkdirSync(join(folder, INPUTS), { recursive: true })
  writeFileSync(join(folder, INPUTS, name), `${text}\n`)
  return `${INPUTS}/${name}`
}

/** Takes away the blocks that no script names any more. */
export function removeUnbound(folder: string): readonly string[] {
  const inputs = join(folder, INPUTS)
  if (!existsSync(inputs)) return []
  const scripts = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const unbound = readdirSync(inputs).filter(
    (name) => !scripts.some((script) => script.includes(`"${INPUTS}/${name}"`)),
  )
  for (const name of unbound) rmSync(join(inputs, name))
  return unbound
}
