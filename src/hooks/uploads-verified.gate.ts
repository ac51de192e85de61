import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'

const Declared = z.strictObject({
  name: z.string(),
  store: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
})
/** What a look-up in the store itself gave, never what the upload answered. */
const LookedUp = z.strictObject({
  name: z.string(),
  store: z.string(),
  exists: z.boolean(),
  bytes: z.number().int().nonnegative().nullable(),
  sha256: z.string().nullable(),
})

export const UploadsVerifiedFacts = z.strictObject({
  runs: z.number().int().nonnegative(),
  /** Declared files that a run made; data that runs used is declared too and says nothing about them. */
  outputs: z.number().int().nonnegative(),
  declared: z.array(Declared),
  found: z.array(LookedUp),
})
export type UploadsVerifiedFacts = z.infer<typeof UploadsVerifiedFacts>

/** Refuses to let hardware go while a result is in one place only. */
export const uploadsVerifiedGate: Gate<UploadsVerifiedFacts> = {
  name: 'uploads-verified',
  refuses: 'a declared artifact that is missing in its store, or whose size or hash differs there',
  facts: UploadsVerifiedFacts,

  check({ runs, outputs, declared, found }) {
    const reasons = declared.flatMap((artifact) =>
      faultsOf(
        artifact,
        found.find(({ name, store }) => name === artifact.name && store === artifact.store),
      ),
    )
    const none =
      runs > 0 && outputs === 0
        ? [`${runs} runs ended, yet no artifact of them is declared: collect the results`]
        : []
    return verdictOf(
      [...none, ...reasons],
      [
        {
          what: 'declared artifacts',
          found: `${declared.length} in ${[...new Set(declared.map(({ store }) => store))].join(', ') || 'no store'}`,
        },
        { what: 'read back', found: `${found.filter(({ exists }) => exists).length} exist` },
      ],
    )
  },
}

function faultsOf(
  { name, store, bytes, sha256 }: z.infer<typeof Declared>,
  found: z.infer<typeof LookedUp> | undefined,
): readonly string[] {
  if (!found?.exists) return [`${name} is missing in ${store}: upload it again`]
  return [
    ...(found.bytes === bytes
      ? []
      : [
          `${name} has ${found.bytes ?? 'unknown'} bytes in ${store}, declared are ${bytes}: upload it again`,
        ]),
    ...(found.sha256 === sha256
      ? []
      : [
          `${name} has the hash ${found.sha256 ?? 'unknown'} in ${store}, declared is ${sha256}: upload it again`,
        ]),
  ]
}
