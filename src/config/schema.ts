import { z } from 'zod'
import { Slug } from '../domain/ids.ts'
import { RoleName } from '../domain/workflow.ts'
import { ComputeSection } from './compute/index.ts'
import { Anthropic, Backend, ClaudeCode, Codex, Effort, Prices } from './models-schema.ts'
import { PolicyTable } from './policy.ts'
import { PeopleTable, StudyTable } from './study-schema.ts'
import { Retention } from './retention-schema.ts'
import { TrackersTable } from './tracker-schema.ts'
import { Count, Duration, Host, SecretRef, Share, Size, Text, Usd } from './values.ts'

const Server = z.strictObject({
  host: Text.default('127.0.0.1').describe('Address the web pages and the API listen on.'),
  port: z.number().int().min(0).max(65535).default(4665).describe('Port; 0 takes a free one.'),
})

const SessionLimits = z.strictObject({
  turns: Count.default(60).describe('Answers of the model in one session.'),
  usd: Usd.default(5).describe('US dollars one session may cost.'),
  minutes: z.number().positive().default(60).describe('Minutes one session may take.'),
  tokens: Count.default(10_000_000).describe('Tokens one session may read and write, cached ones included.'),
})

const RoleSettings = z.strictObject({
  backend: Backend.optional().describe('Backend of this role.'),
  model: Text.optional().describe('Model of this role.'),
  effort: Effort.optional().describe('How hard the model of this role thinks.'),
  turns: Count.optional().describe('Answers of the model in one session of this role.'),
  usd: Usd.optional().describe('US dollars one session of this role may cost.'),
  minutes: z.number().positive().optional().describe('Minutes one session of this role may take.'),
  tokens: Count.optional().describe('Tokens one session of this role may read and write.'),
})

const Sandbox = z
  .strictObject({
    kind: z
      .enum(['bubblewrap', 'container'])
      .default('bubblewrap')
      .describe('What makes the sandbox: bubblewrap, or a container of podman or docker.'),
    image: z
      .string()
      .default('')
      .describe(
        'Image of the container with its digest, name@sha256:…; it has to be on this computer already.',
      ),
    memory: Size.prefault('4 GB').describe('Memory of one command of an agent; a run has that of its plan.'),
    processes: Count.default(512).describe('Processes of one command or run.'),
    scratch: Size.prefault('1 GB').describe('Size of the private /tmp of one command or run.'),
    file_size: Size.prefault('20 GB').describe('Largest file that a command or run may write.'),
    allow_hosts: z
      .array(Host)
      .default([])
      .describe(
        'Hosts that commands of agents reach through a proxy that logs each request: host, *.domain or host:port. Runs have no such way.',
      ),
    read_only: z
      .array(Text)
      .default([])
      .describe(
        'More files and folders that commands and runs may read: data, environments, caches of models. Relative to this file.',
      ),
    mode: z
      .enum(['required', 'none'])
      .default('required')
      .describe('"required": commands of agents and runs execute in a sandbox. "none": they never do.'),
    allow_unsandboxed: z
      .boolean()
      .default(false)
      .describe(
        'Loud: true lets agents and runs execute with your own rights where there is no sandbox. Without it the daemon refuses to start there.',
      ),
  })
  .refine(({ mode, allow_unsandboxed }) => mode === 'required' || allow_unsandboxed, {
    path: ['mode'],
    message: 'is "none": that needs allow_unsandboxed = true beside it',
  })
  .refine(({ kind, image }) => kind === 'bubblewrap' || /@sha256:[0-9a-f]{64}$/.test(image), {
    path: ['image'],
    message: 'is what kind = "container" needs, with its digest: name@sha256:…',
  })

const Lookup = z.strictObject({
  hosts: z
    .array(Host)
    .default([])
    .describe(
      'Hosts that planner, fact-checker and critics may read over https, each request logged: host, *.domain or host:port. None: they read no web.',
    ),
  per_session: Count.default(40).describe('Requests of one session.'),
  seconds: Count.default(30).describe('Time for one page.'),
  size: Size.prefault('4 MB').describe('Largest page.'),
})

const Agents = z.strictObject({
  backend: Backend.default('rehearsal').describe(
    'Who plays the roles: "anthropic" asks models, "claude-code" and "codex" do so with the programs of these names; "rehearsal" plays recorded sessions.',
  ),
  model: Text.default('recorded').describe('Model of every role that names none.'),
  effort: Effort.optional().describe('How hard the model thinks, of every role that says nothing.'),
  rehearsals: Text.optional().describe('Folder with the recorded sessions, relative to this file.'),
  anthropic: Anthropic.prefault({}).describe('The Messages API of Anthropic.'),
  claude_code: ClaudeCode.prefault({}).describe('The program Claude Code.'),
  codex: Codex.prefault({}).describe('The program Codex, with the Responses API of OpenAI.'),
  prices: Prices.describe('What each model costs. A model without a price is refused.'),
  limits: SessionLimits.prefault({}).describe('Limits of one session.'),
  roles: z.partialRecord(RoleName, RoleSettings).default({}).describe('Settings of single roles.'),
  lookup: Lookup.prefault({}).describe('Papers and the web, for those who plan and criticise.'),
  sandbox: Sandbox.prefault({}).describe('What confines the commands of agents and runs.'),
})

const Budget = z.strictObject({
  experiment_usd: Usd.default(10).describe('US dollars one experiment may cost.'),
  stage_usd: Usd.default(8).describe('US dollars the models of one stage of an experiment may cost.'),
  study_usd: Usd.default(200).describe('US dollars one study may cost in all.'),
  day_usd: Usd.default(50).describe('US dollars all experiments together may cost in a day.'),
  warn_at: Share.default(0.8).describe('Share of a cap at which a warning is given.'),
  stop_new_at: Share.default(1).describe('Share of a cap at which no new work starts.'),
  stop_running_at: z
    .number()
    .min(1)
    .default(1.2)
    .describe('Share of a cap at which running work is stopped.'),
  auto_approve_gpu_hours: z
    .number()
    .nonnegative()
    .default(2)
    .describe('Forecast in GPU hours up to which a `config` or `reseed` plan needs no person.'),
})

const Limits = z.strictObject({
  plan_rounds: Count.default(3).describe('Times a plan is sent back by its critics.'),
  review_rounds: Count.default(3).describe('Times code is sent back by its reviewer.'),
  test_rounds: Count.default(3).describe('Times failing tests send the code back.'),
  audit_rounds: Count.default(3).describe('Times a draft is sent back by the auditor.'),
  gate_refusals: Count.default(3).describe('Times a session hears a refusal before a person is asked.'),
  infra_retries: z
    .number()
    .int()
    .min(0)
    .default(3)
    .describe('Times a run is retried after hardware trouble.'),
  experiments: Count.default(16).describe('Experiments that advance at the same time.'),
  per_study: Count.default(8).describe('Experiments of one study that advance at the same time.'),
  per_person: Count.default(8).describe('Experiments of one person that advance at the same time.'),
  per_role: Count.default(4).describe('Sessions of one role at the same time.'),
  per_compute: Count.default(8).describe('Experiments with runs on one kind of hardware at the same time.'),
  agents: Count.default(4).describe('Experiments whose agents work at the same time.'),
})

const Phase = z.strictObject({
  every: Duration.describe('Time between two looks.'),
  until: Duration.describe('Time after the start of the run up to which this holds.'),
})

const Attention = z
  .strictObject({
    phases: z
      .array(Phase)
      .prefault([
        { every: '30s', until: '2min' },
        { every: '1min', until: '7min' },
        { every: '5min', until: '30min' },
      ])
      .describe('How often a run is looked at while it is young.'),
    then: Duration.prefault('15min').describe('Time between two looks afterwards.'),
    unchanged_looks: Count.default(3).describe('Looks without change after which the time doubles.'),
    longest: Duration.prefault('1h').describe('Longest time between two looks.'),
    milestone_every: Duration.prefault('1min').describe('Time between two looks after a milestone.'),
    milestone_for: Duration.prefault('5min').describe('How long a milestone keeps attention high.'),
    milestone_wakes: z
      .boolean()
      .default(true)
      .describe('Whether milestones of a run that goes on wake the experimenter.'),
    milestone_wake_after: Duration.prefault('5min').describe(
      'Age of a run from which on its milestones wake the experimenter.',
    ),
    milestone_wake_every: Duration.prefault('1h').describe(
      'Least time between a wake-up and the next one by a milestone; it doubles with each, up to a day.',
    ),
    final_share: Share.default(0.1).describe('Last share of the expected time in which looks are closer.'),
    final_every: Duration.prefault('5min').describe('Time between two looks in that last share.'),
    heartbeat_stale: Duration.prefault('2min').describe('Silence of the wrapper that counts as an anomaly.'),
    log_silent: Duration.prefault('30min').describe('Silence of the log that counts as an anomaly.'),
    loss_spike: z.number().gt(1).default(3).describe('Factor by which a rising loss counts as an anomaly.'),
    gpu_idle_below: z
      .number()
      .min(0)
      .max(100)
      .default(10)
      .describe('Per cent of use below which an accelerator counts as idle.'),
    gpu_idle_for: Duration.prefault('15min').describe(
      'Idleness of an accelerator that counts as an anomaly.',
    ),
    disk_free: Size.prefault('1 GB').describe('Free space below which a filling disk counts as an anomaly.'),
  })
  .refine(({ phases }) => phases.every(({ until }, i) => until > (phases[i - 1]?.until ?? 0)), {
    path: ['phases'],
    message: 'is out of order: each `until` must be later than the one before',
  })

const Log = z.strictObject({
  level: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('Least severity that is written.'),
  maximum_size: Size.prefault('10 MB').describe('Size at which the log starts a new file.'),
  keep: z.number().int().min(0).max(100).default(5).describe('Rotated files that are kept.'),
})

const Backup = z.strictObject({
  keep: z
    .number()
    .int()
    .min(0)
    .max(365)
    .default(3)
    .describe('Daily backups that are kept; 0 makes none. hooke backup makes one at any time.'),
  folder: Text.default('.hooke-backups').describe('Where they are kept, best on another disk.'),
  largest_file: Size.prefault('100 MB').describe(
    'Larger artifacts are named in a daily backup but are not in it.',
  ),
})

/** The parts of the file that stand for themselves; `[study]` comes in three forms and is added by each reader. */
const sections = {
  state_dir: Text.default('.hooke').describe('Folder of the database, logs and run folders.'),
  worktrees_dir: Text.default('worktrees').describe('Folder of the checkouts, one per experiment.'),
  public_url: z
    .url({ protocol: /^https?$/, error: 'is no web address: write for example "https://hooke.example.org"' })
    .optional()
    .describe('Address under which people reach the web pages; used in links.'),
  server: Server.prefault({}).describe('Where the daemon listens.'),
  tracker: TrackersTable.default({}).describe('Where issues live besides the built-in tracker, by name.'),
  people: PeopleTable.default({}).describe('Who may do what, by name.'),
  agents: Agents.prefault({}).describe('Who plays the roles, and within which limits.'),
  compute: ComputeSection.prefault({}).describe('Where runs execute, by name.'),
  budget: Budget.prefault({}).describe('Caps on money.'),
  limits: Limits.prefault({}).describe(
    'How often a loop may turn before a person is asked, and how much goes on at once.',
  ),
  attention: Attention.prefault({}).describe('How often runs are looked at, and what counts as an anomaly.'),
  policy: PolicyTable.prefault({}).describe('What the text of a result may say.'),
  log: Log.prefault({}).describe("The daemon's own log."),
  backup: Backup.prefault({}).describe('The backup that the daemon makes each day.'),
  retention: Retention.prefault({}).describe('What is kept on this computer, for how long, and how much.'),
  secrets: z
    .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is no name of a variable'), SecretRef)
    .default({})
    .describe('Secrets by name, each as "env:NAME" or "file:PATH" (mode 0600).'),
}

/** The file after its studies were brought into one form, a list. What loading checks against. */
export const Settings = z.strictObject({
  ...sections,
  study: z
    .array(StudyTable.required({ id: true, name: true, prefix: true, logbook: true }))
    .superRefine((studies, context) => {
      for (const key of ['id', 'prefix'] as const) {
        for (const [i, study] of studies.entries()) {
          const first = studies.findIndex((other) => other[key] === study[key])
          if (first === i) continue
          const message = `"${study[key]}" is taken by study "${studies[first]?.name ?? ''}"`
          context.addIssue({ code: 'custom', path: [i, key], message })
        }
      }
    })
    .describe('One line of research each.'),
})
export type Settings = z.infer<typeof Settings>

/** The file as people write it: `[study]`, `[[study]]` or `[study.<id>]`. For the published JSON Schema. */
export const ConfigFile = z.strictObject({
  ...sections,
  study: z
    .union([StudyTable, z.array(StudyTable), z.record(Slug, StudyTable)])
    .optional()
    .describe('One study, several as [[study]], or several by id as [study.<id>].'),
})
