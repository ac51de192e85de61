import { z } from 'zod'
import { ExperimentId, Slug } from '../domain/ids.ts'
import { Right, RoleName } from '../domain/workflow.ts'
import { Job } from './compute/remote.ts'
import { StudyPolicyTable } from './policy.ts'
import { Argv, Branch, Count, Host, InsidePath, Text, Usd } from './values.ts'

const Commands = z.strictObject({
  test: Argv.optional().describe('Runs the tests; without it `tests-pass` rests on the smoke run.'),
  lint: Argv.optional().describe('Checks the style.'),
  build: Argv.optional().describe('Builds what must be built.'),
})

const Context = z.strictObject({
  text: z.string().default('').describe('Told to every role, word for word.'),
  files: z.array(InsidePath).default([]).describe('Files of the repository that every role is given.'),
})

const Gotcha = z.strictObject({
  text: Text.describe('The lesson.'),
  roles: z.array(RoleName).default([]).describe('Roles that are told it; none named: all.'),
  seen: Count.default(1).describe('How often it came up.'),
})

const KnownFailure = z.strictObject({
  name: Slug.describe('Tells it from others; part of the signature by which two alike are known.'),
  class: z
    .enum(['infra', 'code', 'plan'])
    .describe('"infra" is tried again, "code" goes back to the implementer, "plan" asks the person.'),
  pattern: Text.max(500)
    .refine(isPattern, 'is no regular expression')
    .describe('Regular expression, without regard to case.'),
  decides: z
    .enum(['error', 'library'])
    .default('library')
    .describe(
      '"error": matched with the message that the program ended with, even inside the code of the study; "library": with the end of the log, where no frame of that code is known.',
    ),
  first_action: Text.describe('What whoever mends it does first.'),
})

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'i').source !== ''
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

const Retries = z.strictObject({
  infra: z
    .number()
    .int()
    .min(0)
    .max(100)
    .default(3)
    .describe('Times one run is tried again after trouble of the infrastructure.'),
  resumed: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(10)
    .describe('Times one run goes on after a pre-emption or a failed machine.'),
  code: Count.optional().describe(
    'Times failing runs or tests send the code back; default: test_rounds of [limits].',
  ),
  hardware: z
    .number()
    .int()
    .min(0)
    .max(100)
    .optional()
    .describe('Times an experiment gets other hardware for its runs; default: infra_retries of [limits].'),
})

const StudyBudget = z.strictObject({
  experiment_usd: Usd.optional().describe('Replaces the cap of [budget] in this study.'),
  study_usd: Usd.optional().describe('Replaces the cap of [budget] in this study.'),
  auto_approve_gpu_hours: z
    .number()
    .nonnegative()
    .optional()
    .describe('Replaces the number of [budget] in this study.'),
})

/** A line of research. Everything may be left out: id and name then come from the folder of the repository. */
export const StudyTable = z.strictObject({
  id: Slug.optional().describe('Short name; default: the name of the folder.'),
  name: Text.optional().describe('Name as people read it.'),
  scope: z.string().default('').describe('What belongs to this study, in a sentence; heads its logbook.'),
  prefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,15}$/, 'must be 2 to 16 capital letters or digits, a letter first')
    .optional()
    .describe('Begins the ids of its experiments: BANDIT gives BANDIT-001.'),
  repo: Text.refine(
    (place) => !/^([a-z+]+:\/\/|[^/]+@[^/]+:)/.test(place),
    'is an address: clone the repository and write its folder',
  )
    .default('.')
    .describe('Folder of the research repository, relative to this file.'),
  base_branch: Branch.optional().describe(
    'Branch that work starts from; default: the one of the repository.',
  ),
  merge_target: Branch.optional().describe('Branch that approved code goes to; default: base_branch.'),
  remote: Branch.default('origin').describe('Git remote that branches and tags are pushed to.'),
  tracker: Slug.default('embedded').describe('Where its issues live: "embedded", or a name of [tracker].'),
  owner: Text.optional().describe('Person who approves when the issue names nobody.'),
  glossary: z
    .record(Text, Text)
    .default({})
    .describe('Terms that a result may use without explaining them, with their meaning.'),
  gotchas: z
    .array(z.union([Text, Gotcha]))
    .default([])
    .describe('Lessons: a text that every role is told, or a table with the roles it concerns.'),
  context: Context.prefault({}).describe('What every role of this study is given.'),
  prompts: Text.optional().describe(
    'Folder, relative to this file, with prompts that replace (`planner.md`, `shared/…`) or extend (`planner.extra.md`) those of Hooke.',
  ),
  protected_paths: z
    .array(InsidePath)
    .default(['hooks/**', '.github/**', '.ci/**', '.agents/**', 'hooke.toml'])
    .describe('Paths that no agent may change: evaluation code, CI, hooks, logbooks.'),
  logbook: InsidePath.optional().describe('File of the logbook; default: .agents/logbooks/<id>.md.'),
  commands: Commands.prefault({}).describe('Commands of the study, each a list of words.'),
  compute: Slug.default('local').describe('Where its runs execute: the name of a table [compute.<name>].'),
  job: Job.optional().describe(
    'What its jobs ask a scheduler for; single options replace those of the compute.',
  ),
  failures: z
    .array(KnownFailure)
    .default([])
    .describe('Failures that its runs are known to have, looked for before those that Hooke knows.'),
  retries: Retries.prefault({}).describe(
    'How often what failed is tried again, by the class of the failure ("plan" always asks the person); "code" and "hardware" hold for experiments that begin from then on.',
  ),
  lookup_hosts: z
    .array(Host)
    .optional()
    .describe('Hosts that its planner and critics may read, in place of those of [agents.lookup].'),
  minimum_seeds: Count.default(3).describe('Seeds per condition below which no plan passes.'),
  baseline: ExperimentId.optional().describe('The approved experiment that is the reference case.'),
  budget: StudyBudget.optional().describe('Caps on money that differ from [budget].'),
  policy: StudyPolicyTable.optional().describe('Wording rules that differ from [policy].'),
})
export type StudyTable = z.infer<typeof StudyTable>

const Ids = z.strictObject({
  git: z.email({ error: 'is no e-mail address' }).optional().describe('E-mail address of the git identity.'),
  system: Text.optional().describe('User name on this computer.'),
  linear: Text.optional().describe(
    'Id of the user in Linear, a UUID; names count for nothing. For trackers of this kind at one address; at several, for the usual one.',
  ),
  github: Text.regex(/^\d+$/, 'is no number: write the id of the user, not the login')
    .optional()
    .describe(
      'Id of the user at GitHub, a number that never changes, unlike the login. For trackers of this kind at one address; at several, for the usual one.',
    ),
  trackers: z
    .record(Slug, Text)
    .default({})
    .describe(
      'Id of the user in single trackers, by the name under [tracker]: for a second workspace, or a host of your own.',
    ),
})

/** Who may do what (W-8). The name is what `--as` takes and what the record shows. */
export const PeopleTable = z.record(
  Text,
  z.strictObject({
    ids: Ids.prefault({}).describe('How this person is known elsewhere.'),
    rights: z
      .array(Right)
      .default(['view'])
      .describe('Any of "view", "approve", "spend", "admin"; the last one includes all.'),
  }),
)
