import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { matchesCommand } from './command-template.ts'
import { CardRow, cardReasons } from './reproducibility-card.ts'

/** Text that a stored row may lack. */
const maybe = z.string().nullable()
const Hashed = z.strictObject({ name: z.string(), sha256: maybe })

/** The stored proof of one run; null or empty where nothing is stored. `…Seen` was computed again just now. */
const ProvenRun = z.strictObject({
  run: z.string(),
  condition: z.string(),
  seed: z.number().int().nullable(),
  commit: maybe,
  branch: maybe,
  diffSha256: maybe,
  diffSeen: maybe.describe('hash of the diff from the base to that commit, computed from the repository'),
  environmentHash: maybe,
  environmentSeen: maybe.describe('hash of the stored snapshot’s content'),
  lock: maybe.describe('hash or hashes of the environment’s lock'),
  hardware: maybe.describe('host, processor and accelerators'),
  argv: z.array(z.string()),
  configHash: maybe,
  data: z.array(Hashed),
  used: z.array(Hashed.extend({ seen: maybe })).nullable(),
  created: z.array(Hashed.extend({ seen: maybe.describe('hash of the bytes in the store') })),
})
type ProvenRun = z.infer<typeof ProvenRun>

export const ReproducibilityFacts = z.strictObject({
  sealed: z
    .strictObject({
      hash: z.string(),
      seen: z.string().describe('hash of the stored plan'),
      at: z.number(),
      by: z.string(),
      isApproved: z
        .boolean()
        .describe('an approval of this very hash, by this person at this time, is stored'),
    })
    .nullable(),
  firstRunAt: z.number().nullable(),
  expected: z.strictObject({
    cells: z.array(z.strictObject({ condition: z.string(), seed: z.number().int(), configHash: z.string() })),
    branch: z.string(),
    commits: z.array(z.string()).describe('commits on the experiment’s branch'),
    command: z.array(z.string()),
    data: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
    outputs: z.array(z.string()).describe('paths that each run must have created'),
  }),
  runs: z.array(ProvenRun),
  card: z.array(CardRow),
})
export type ReproducibilityFacts = z.infer<typeof ReproducibilityFacts>

/** Refuses a record from which the runs could not be repeated. */
export const reproducibilityGate: Gate<ReproducibilityFacts> = {
  name: 'reproducibility',
  refuses:
    'commit, branch, diff, environment lock, hardware, command, data hashes, seeds or artifacts missing for any run, or a card row that says nothing or contradicts a fact',
  facts: ReproducibilityFacts,

  check(facts) {
    const reasons = [
      ...sealReasons(facts),
      ...missingRuns(facts),
      ...facts.runs.flatMap((run) => [...absences(run), ...contradictions(run, facts)]),
      ...cardReasons(facts.card),
    ]
    return verdictOf(reasons, [
      { what: 'sealed plan', found: facts.sealed ? `${facts.sealed.hash} by ${facts.sealed.by}` : 'none' },
      {
        what: 'runs with full proof',
        found: `${facts.runs.length} looked at, ${facts.expected.cells.length} planned`,
      },
      { what: 'reproducibility card', found: `${facts.card.length} rows` },
    ])
  },
}

function sealReasons({ sealed, firstRunAt }: ReproducibilityFacts): readonly string[] {
  if (sealed === null) return ['the plan is not sealed: a person approves it before the first run']
  return [
    ...(sealed.seen === sealed.hash
      ? []
      : [
          `the stored plan has the hash ${sealed.seen}, sealed was ${sealed.hash}: it was changed after the seal`,
        ]),
    ...(sealed.isApproved
      ? []
      : [
          `no approval of ${sealed.hash} by ${sealed.by} is stored as it was sealed: it was changed or removed`,
        ]),
    ...(firstRunAt !== null && firstRunAt < sealed.at
      ? ['a run started before the plan was sealed: it does not count']
      : []),
  ]
}

function missingRuns({ expected, runs }: ReproducibilityFacts): readonly string[] {
  return expected.cells
    .filter((cell) => !runs.some(({ condition, seed }) => condition === cell.condition && seed === cell.seed))
    .map(({ condition, seed }) => `no run is stored for ${condition} with the seed ${seed}`)
}

function absences(run: ProvenRun): readonly string[] {
  const stored: Readonly<Record<string, unknown>> = {
    seed: run.seed,
    commit: run.commit,
    branch: run.branch,
    diff: run.diffSha256,
    'environment snapshot': run.environmentHash,
    'environment lock': run.lock,
    hardware: run.hardware,
    'resolved config': run.configHash,
    command: run.argv.join(' '),
    'list of artifacts used': run.used,
    'artifact created': run.created[0] ?? null,
  }
  return Object.keys(stored)
    .filter((name) => stored[name] === null || stored[name] === '')
    .map((name) => `${run.run} has no ${name} stored: collect it before the hardware goes`)
}

function contradictions(run: ProvenRun, { expected }: ReproducibilityFacts): readonly string[] {
  const faults = [
    ...cellFaults(run, expected),
    ...codeFaults(run, expected),
    ...dataFaults(run, expected),
    ...artifactFaults(run, expected),
  ]
  return faults.map((what) => `${run.run}: ${what}`)
}

function cellFaults(run: ProvenRun, { cells, command }: ReproducibilityFacts['expected']): readonly string[] {
  if (run.seed === null) return []

  const known = { seed: run.seed, condition: run.condition }
  const cell = cells.find(({ condition, seed }) => condition === run.condition && seed === run.seed)
  if (!cell) return [`seed ${run.seed} of ${run.condition} is not in the plan’s matrix`]
  return [
    ...unless(run.configHash, cell.configHash, 'the resolved config is not the plan’s'),
    ...(run.argv.length === 0 || matchesCommand(command, run.argv, known)
      ? []
      : ['the command is not the planned one']),
  ]
}

function codeFaults(
  run: ProvenRun,
  { branch, commits }: ReproducibilityFacts['expected'],
): readonly string[] {
  const elsewhere = run.commit !== null && !commits.includes(run.commit)
  return [
    ...unless(run.branch, branch, `the branch is ${run.branch ?? ''}, not ${branch}`),
    ...(elsewhere ? [`the commit ${run.commit} is not on ${branch}`] : []),
    ...unless(run.diffSha256, run.diffSeen, 'the stored diff hash is not that of the commit’s diff'),
    ...unless(run.environmentHash, run.environmentSeen, 'the environment snapshot was changed'),
  ]
}

/** Absence has its own reason; here only what is stored may be wrong. */
function unless(stored: string | null, expected: string | null, fault: string): readonly string[] {
  return stored === null || stored === '' || stored === expected ? [] : [fault]
}

function dataFaults(run: ProvenRun, { data }: ReproducibilityFacts['expected']): readonly string[] {
  return data.flatMap(({ name, sha256 }) => {
    const found = run.data.find((each) => each.name === name)
    if (found?.sha256 == null || found.sha256 === '') return [`the hash of the data ${name} is not stored`]
    return found.sha256 === sha256
      ? []
      : [`the data ${name} had the hash ${found.sha256}, planned is ${sha256}`]
  })
}

function artifactFaults(run: ProvenRun, { outputs }: ReproducibilityFacts['expected']): readonly string[] {
  const names = run.created.map(({ name }) => name)
  const missing = outputs.filter((path) => !names.some((name) => name === path || name.endsWith(`/${path}`)))
  const wrong = [...(run.used ?? []), ...run.created].filter(
    ({ sha256, seen }) => sha256 === null || sha256 !== seen,
  )
  return [
    ...missing.map((path) => `the output ${path} is not among its artifacts`),
    ...wrong.map(
      ({ name, seen }) =>
        `the artifact ${name} ${seen === null ? 'is not in the store' : 'has another hash in the store'}`,
    ),
  ]
}
