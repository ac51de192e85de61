import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { findSecrets } from '../lib/find-secrets.ts'
import { createMasker } from '../lib/masking.ts'

export const SecretsFacts = z.strictObject({
  /** Everything about to leave: comment, page, commit, artifact. */
  outbound: z.array(z.strictObject({ where: z.string(), text: z.string() })).min(1),
  /** The values the daemon holds. They stay in memory: facts are stored as a hash only. */
  live: z.array(z.strictObject({ name: z.string(), value: z.string() })),
})
export type SecretsFacts = z.infer<typeof SecretsFacts>

/** Refuses text that would carry a secret out. */
export const secretsGate: Gate<SecretsFacts> = {
  name: 'secrets',
  refuses: 'a live secret or a known pattern of one, also encoded or split, in anything outbound',
  facts: SecretsFacts,

  check({ outbound, live }) {
    const masker = createMasker({ secrets: live })
    const reasons = outbound.flatMap(({ where, text }) =>
      findSecrets(text, live).map(({ name, live: isLive, how, line }) => {
        const what = isLive ? `the live secret ${name}` : `what looks like a secret (${name})`
        const form = how === 'plain' ? '' : `, ${how}`
        return masker.mask(
          `${where}, line ${line}, holds ${what}${form}: take it out and name the secret instead`,
        )
      }),
    )
    return verdictOf(reasons, [
      {
        what: 'outbound texts',
        found: masker.mask(
          outbound.map(({ where, text }) => `${where} (${text.length} characters)`).join(', '),
        ),
      },
      { what: 'live secrets looked for', found: String(live.length) },
    ])
  },
}
