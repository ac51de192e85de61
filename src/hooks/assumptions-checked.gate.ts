import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { placeholderIn } from './placeholder.ts'

const Check = z.strictObject({
  assumption: z.string(),
  verdict: z.enum(['confirmed', 'wrong', 'unverified']),
  source: z.string(),
  acceptedBy: z.string().nullable(),
})

export const AssumptionsCheckedFacts = z.strictObject({
  assumptions: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  /** Fact checks of this version of the plan. */
  checks: z.array(Check),
})
export type AssumptionsCheckedFacts = z.infer<typeof AssumptionsCheckedFacts>

/** Refuses a plan that rests on something nobody looked at. */
export const assumptionsCheckedGate: Gate<AssumptionsCheckedFacts> = {
  name: 'assumptions-checked',
  refuses: 'a listed assumption with neither evidence nor the mark "unverified, accepted by …"',
  facts: AssumptionsCheckedFacts,

  check({ assumptions, checks }) {
    const judged = assumptions.map(({ id, text }) => ({
      id,
      text,
      check: checks.find((c) => c.assumption === id),
    }))
    const reasons = judged.flatMap(({ id, text, check }) => {
      const fault = faultOf(check)
      return fault === undefined ? [] : [`the assumption \`${id}\` ("${text}") ${fault}`]
    })
    const evidence = judged.map(({ id, check }) => ({ what: `assumption ${id}`, found: foundOf(check) }))
    return verdictOf(
      reasons,
      evidence.length > 0 ? evidence : [{ what: 'assumptions', found: 'the plan lists none' }],
    )
  },
}

type Check = z.infer<typeof Check>

function faultOf(check: Check | undefined): string | undefined {
  if (!check) return 'was not checked: check it, or have a person accept it as unverified'
  if (isAccepted(check)) return undefined
  if (check.verdict === 'wrong') return 'was found wrong: change the plan so that it does not rest on it'
  if (check.verdict === 'unverified') return 'is unverified and nobody accepted that: a person must accept it'

  const fault = placeholderIn(check.source)
  return fault === undefined
    ? undefined
    : `is called confirmed, but its source ${fault}: name path, command or address`
}

function isAccepted({ acceptedBy }: Check): boolean {
  return acceptedBy !== null && acceptedBy.trim() !== ''
}

function foundOf(check: Check | undefined): string {
  if (!check) return 'no check'
  return isAccepted(check)
    ? `${check.verdict}, accepted by ${check.acceptedBy ?? ''}`
    : `${check.verdict}: ${check.source}`
}
