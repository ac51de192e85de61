import { z } from 'zod'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Commit = z.string().regex(/^[0-9a-f]{40}$/)

/** What `hooke show ID --json` must carry once an experiment is done (issue 2, "Must hold"). */
export const Shown = z.looseObject({
  id: z.string(),
  stage: z.string(),
  turn: z.string(),
  reason: z.string().nullable(),
  plan: z.looseObject({ hash: Hash, sealedBy: z.string().nullable() }).nullable(),
  draft: z
    .looseObject({
      hash: Hash.nullable(),
      markdown: z.string().nullable(),
      draft: z.looseObject({ claim: z.string(), confidence: z.string() }),
    })
    .nullable(),
  approvals: z.array(
    z.looseObject({ what: z.string(), decision: z.string(), by: z.string(), hash: Hash, at: z.number() }),
  ),
  runs: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      condition: z.string(),
      seed: z.number(),
      attempt: z.number(),
      state: z.string(),
      argv: z.array(z.string()),
      commit: Commit,
      exitCode: z.number().nullable(),
      environment: z.string().nullable(),
      startedAt: z.number().nullable(),
    }),
  ),
  environments: z.array(z.looseObject({ hash: Hash, snapshot: z.record(z.string(), z.unknown()) })),
  artifacts: z.array(
    z.looseObject({ name: z.string(), sha256: Hash, bytes: z.number(), place: z.string(), role: z.string() }),
  ),
  gates: z.looseObject({
    latest: z.array(
      z.looseObject({
        gate: z.string(),
        verdict: z.string(),
        evidence: z.array(z.looseObject({ what: z.string(), found: z.string() })),
      }),
    ),
  }),
  result: z
    .looseObject({ recordHash: Hash, tag: z.string(), mergeCommit: Commit.nullable(), hash: Hash })
    .nullable(),
  cost: z.looseObject({ total: z.number(), capUsd: z.number().nullable(), items: z.array(z.unknown()) }),
  statistics: z
    .looseObject({ statistics: z.looseObject({ values: z.record(z.string(), z.number()) }) })
    .nullable(),
  issue: z.looseObject({ ref: z.string(), status: z.string() }).nullable(),
  followUps: z.array(z.looseObject({ n: z.number(), chosen: z.boolean(), issue: z.string().nullable() })),
  sessions: z.array(z.looseObject({ id: z.string(), role: z.string(), turns: z.number() })),
})
export type Shown = z.infer<typeof Shown>
