import { z } from 'zod'
import { asError } from '../domain/errors.ts'
import { type Gate, type GateName, type Verdict, refuse } from '../domain/gate.ts'

/** One gate under each name. */
export type Gates = Readonly<Record<GateName, Gate<unknown>>>

/** Runs a gate and fails closed (G-1): facts that do not parse and a check that breaks are refusals. */
export function judge(all: Gates, name: GateName, rawFacts: unknown): Verdict {
  try {
    const gate = all[name]
    const facts = gate.facts.safeParse(rawFacts)
    if (facts.success) return gate.check(facts.data)

    return refuse([`the gate ${name} was not told what it needs to judge: ${z.prettifyError(facts.error)}`])
  } catch (error) {
    return refuse([`the gate ${name} could not judge: ${asError(error).message}`])
  }
}
