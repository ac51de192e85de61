import { z } from 'zod'
import { printable } from './output.ts'

/** A text from outside, safe to print on a terminal. */
export const Shown = z.string().transform(printable)
const Maybe = Shown.nullish().transform((text) => text ?? null)
const At = z.number()
const MaybeAt = At.nullish().transform((at) => at ?? null)

/** Something outside is not to be had until then. */
const Waits = z.object({ until: At, reason: Shown }).nullish()

const head = { id: Shown, study: Shown, title: Shown, stage: Shown, since: At }

export const ExperimentLine = z.object({
  ...head,
  turn: Shown,
  waitingFor: Maybe,
  waitsForPlace: z.object({ limit: Shown, words: Shown }).nullish(),
  waits: Waits,
})
export type ExperimentLine = z.infer<typeof ExperimentLine>
export const ExperimentPage = z.object({
  items: z.array(ExperimentLine),
  next: Maybe,
  nextCursor: Maybe,
})

const PathStage = z.object({ stage: z.string(), visits: z.number(), ms: z.number(), current: z.boolean() })
export const Question = z.object({
  n: z.number().int(),
  text: Shown,
  why: Shown,
  defaultAnswer: Shown,
  answer: Maybe,
})
export type Question = z.infer<typeof Question>
const Proposal = z.object({ title: Shown, usd: z.number(), gpuHours: z.number() })
const Run = z.object({
  kind: z.string(),
  state: z.string(),
  nextLookAt: MaybeAt,
  commitHash: z.string().nullish(),
})
const SkipProposals = z.array(z.object({ role: Shown, gate: Shown, because: Shown })).default([])
const Lookup = z.object({ role: Maybe, url: Shown, outcome: Shown, bytes: z.number(), cited: z.boolean() })
const FoundBy = z.object({
  role: z.string().nullish(),
  findings: z.array(z.object({ severity: z.string(), answer: Maybe, text: Shown })),
})

/** The parts of the full view that screens use; `--json` prints all of it. */
export const ExperimentView = z.object({
  ...head,
  turn: Shown,
  waitingFor: Maybe,
  reason: Maybe,
  waits: Waits,
  brief: Shown.default(''),
  stages: z.array(PathStage).default([]),
  questions: z.array(Question).default([]),
  plan: z
    .object({
      version: z.number(),
      hash: z.string(),
      sealedAt: MaybeAt,
      plan: z.object({ forecast: z.object({ usd: z.number(), minutes: z.number() }) }),
    })
    .nullish(),
  factChecks: z.array(z.object({ assumption: Shown, verdict: z.string(), acceptedBy: Maybe })).default([]),
  findings: z.array(FoundBy).default([]),
  lookups: z.array(Lookup).default([]),
  runs: z.array(Run).default([]),
  gates: z
    .object({ latest: z.array(z.object({ gate: Shown, verdict: z.string(), reasons: z.array(Shown) })) })
    .default({ latest: [] }),
  artifacts: z.array(z.object({ verifiedAt: MaybeAt })).default([]),
  overrides: z.array(z.object({ what: Shown, because: Shown, by: Shown })).default([]),
  skipProposals: SkipProposals,
  draft: z
    .object({
      version: z.number(),
      hash: z.string().nullish(),
      markdown: Maybe,
      draft: z.object({ claim: Shown, confidence: Shown }),
    })
    .nullish(),
  followUps: z.array(z.object({ n: z.number().int(), proposal: Proposal })).default([]),
  result: z.object({ tag: Maybe, publishedAt: MaybeAt }).nullish(),
  cost: z.object({ total: z.number(), capUsd: z.number().nullish() }).default({ total: 0 }),
})
export type ExperimentView = z.infer<typeof ExperimentView>

/** A list that may come bare or under `items`. */
function listOf<Item extends z.ZodType>(item: Item) {
  const wrapped = z.preprocess(
    (raw) => (Array.isArray(raw) ? { items: raw } : raw),
    z.object({ items: z.array(item) }),
  )
  return wrapped
}

export const Timeline = listOf(
  z.object({ at: At, actor: Shown, type: Shown, from: Shown, to: Shown, sentence: Shown }),
)
/** Rules and task of one session. On a terminal signs that would steer it are shown as such; `--json` has each byte. */
export const PromptGiven = z.object({
  session: Shown,
  backend: Shown,
  model: Shown,
  tools: z.array(Shown),
  system: Shown,
  task: Shown,
})
export const LogPart = z.object({ text: Shown, nextOffset: z.number().int(), end: z.boolean() })
export const RecordPlace = z.object({ path: Shown, files: z.array(Shown).default([]) })
export const Inbox = z.object({
  needsYou: z.array(
    z.object({ ...head, person: Maybe, ask: Shown, reason: Maybe, skipProposals: SkipProposals }),
  ),
  alarms: z.array(z.object({ words: Shown, since: At, experiment: Maybe })).default([]),
  atWork: z
    .array(
      z.object({
        ...head,
        runs: z.number(),
        runsEnded: z.number(),
        nextLookAt: MaybeAt,
        spentUsd: z.number(),
        capUsd: z.number().nullable(),
      }),
    )
    .default([]),
})
export const StudyView = z.object({
  id: Shown,
  name: Shown,
  prefix: Shown,
  baseline: Maybe,
  owner: Maybe,
  repo: Maybe,
})
export const Studies = listOf(StudyView)
export const Claims = listOf(
  z.object({
    study: Shown,
    name: Shown,
    statement: Shown,
    confidence: Shown.default(''),
    evidence: z.array(z.object({ experiment: Shown, bears: Shown })).default([]),
  }),
)
export const Hits = listOf(z.object({ kind: Shown, ref: Shown, title: Shown }))
const Spent = { model: z.number(), hardware: z.number(), total: z.number() }
export const BudgetView = z.object({
  studies: z.array(z.object({ study: Shown, experiments: z.number(), ...Spent })),
  experiments: z.array(
    z.object({
      id: Shown,
      study: Shown.default(''),
      title: Shown,
      forecastUsd: z.number().nullish(),
      capUsd: z.number().nullable(),
      ...Spent,
    }),
  ),
  perHourUsd: z.number().default(0),
})
export const Drivers = listOf(
  z.object({
    name: Shown,
    ok: z.boolean().nullish(),
    detail: Shown.default(''),
    found: Maybe,
    advice: Maybe,
    avoided: Maybe,
    leases: z.number().int().default(0),
    runs: z.number().int().default(0),
  }),
)
export const Leases = z.object({
  items: z.array(
    z.object({
      ...{ lease: Shown, compute: Shown, owner: Shown, state: Shown, host: Maybe, reason: Maybe },
      ...{ pricePerHourUsd: z.number(), spentUsd: z.number(), capUsd: z.number() },
    }),
  ),
  alarms: z.array(z.object({ words: Shown })).default([]),
})
const KeptFolder = z.object({
  ...{ kind: z.enum(['run', 'worktree', 'environment']), study: Maybe, experiment: Maybe, name: Shown },
  ...{ bytes: z.number(), goes: Maybe, stays: Maybe, compute: Maybe.default(null) },
})
const Unasked = z.array(z.object({ compute: Shown, reason: Shown })).default([])
export const Kept = z.object({
  folders: z.array(KeptFolder),
  studies: z.array(z.object({ study: Shown, bytes: z.number(), afterwards: z.number() })),
  unasked: Unasked,
})
export const Cleaned = z.object({
  ...{ gone: z.array(KeptFolder), kept: z.array(KeptFolder), unasked: Unasked },
})
export const HeldMachine = z.object({ id: Shown, host: Maybe, pricePerHour: z.number(), capUsd: z.number() })
/** What a command printed goes to the terminal without its control characters, line by line. */
const Lines = z.string().transform((text) => text.split('\n').map(printable).join('\n'))
export const Tried = z.object({
  ...{ code: z.number().nullable(), outcome: Shown, stdout: Lines, stderr: Lines },
})
export const Words = z.object({ words: Shown })
export const ConfigState = z
  .object({ file: Shown, takenAt: At, problems: z.array(Shown), waits: z.array(Shown) })
  .nullable()
export const Status = z.object({
  daemon: z.object({ pid: z.number().int(), url: Shown, startedAt: At }).nullish(),
  /** How many experiments stand in each stage. */
  experiments: z.record(z.string(), z.number()).default({}),
  waiting: z.number().int().default(0),
  effects: z.number().int().default(0),
  stuck: z.array(Shown).default([]),
  /** About hardware and the disk; each stands until it is over. */
  alarms: z.array(z.object({ words: Shown })).default([]),
  config: ConfigState.default(null),
  waitingForPlace: z
    .array(z.object({ limit: Shown, words: Shown, count: z.number().int(), experiments: z.array(Shown) }))
    .default([]),
  lag: z.object({ p99: z.number(), longest: z.number() }).nullable().default(null),
})
export const DriftReport = z.object({
  items: z.array(
    z.object({
      ...{ experiment: Shown, tracker: Shown, issue: Shown, shows: Shown, stage: Shown, means: Shown },
      why: Shown,
    }),
  ),
})
export const Created = z.object({ id: Shown, issue: Maybe })
export const ImportView = z.object({
  repository: Shown,
  dryRun: z.boolean(),
  items: z.array(
    z.object({
      ...{ issue: Shown, title: Shown, stood: Shown, comesAs: Shown, experiment: Maybe },
      ...{ markers: z.number(), moves: z.number(), wasThere: z.boolean(), problems: z.array(Shown) },
    }),
  ),
  leftOut: z.array(z.object({ issue: Shown, because: Shown })),
  others: z.number(),
  notes: z.array(Shown),
})
export type ImportView = z.infer<typeof ImportView>
/** Where the experiment stands after a decision; empty when the daemon says no more than "taken". */
export const Decided = z.object({ stage: Shown, turn: Shown, words: Shown }).partial().nullable()
export const Said = z.object({
  outcome: z.enum(['edit', 'answer', 'note', 'revision', 'nothing']),
  text: Shown,
})

export const SignInLink = z.object({ link: z.string() })
