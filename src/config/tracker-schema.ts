import { z } from 'zod'
import { Slug } from '../domain/ids.ts'
import { TRACKER_KINDS, TrackerStatus } from '../domain/issue.ts'
import { Duration, Text } from './values.ts'

const Intake = z.strictObject({
  label: z
    .string()
    .default('hooke')
    .describe('An issue with this label becomes an experiment; "" for no label.'),
  status: Text.optional().describe('An issue that is moved here (a column or status) becomes an experiment.'),
  delegation: z
    .boolean()
    .default(true)
    .describe('Whether an issue that is delegated to the daemon becomes an experiment.'),
})

/** One scope of one tracker: a team, a project, a repository. What only one kind reads says so. */
const Tracker = z.strictObject({
  kind: z.enum(TRACKER_KINDS).describe('What it is: embedded, linear, github or a module of your own.'),
  token: Text.optional().describe('Name from [secrets] of the key or token; neither agents nor runs see it.'),
  webhook_secrets: z
    .array(Text)
    .default([])
    .describe('Names from [secrets] that sign its webhooks; two while one is exchanged for the other.'),
  team: Text.optional().describe('linear: key of the team, such as "ENG".'),
  project: Text.optional().describe('linear: name of a project of the team, to see only its issues.'),
  repository: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, 'is no repository: write "owner/name"')
    .optional()
    .describe('github: the repository whose issues are read, as "owner/name".'),
  app_id: Text.optional().describe('github: number of the App, instead of a token.'),
  installation_id: Text.optional().describe('github: number of its installation.'),
  private_key: Text.optional().describe("github: name from [secrets] of the App's private key."),
  module: Text.optional().describe(
    'module: file with the tracker, relative to this one, or the name of a package installed beside it. The daemon runs it: it is trusted.',
  ),
  options: z
    .record(z.string(), z.json())
    .default({})
    .describe('module: handed to it as they are; no secrets.'),
  url: z
    .url({ protocol: /^https?$/, error: 'is no web address' })
    .optional()
    .describe('Address of the API, where it is not the usual one.'),
  statuses: z
    .partialRecord(TrackerStatus, Text)
    .default({})
    .describe('Which column or label shows what; the rest as the kind does by itself.'),
  intake: Intake.prefault({}).describe('Which issues become experiments by themselves.'),
  transcripts: z
    .boolean()
    .default(true)
    .describe('Whether what agents said is attached to the issue of a published result.'),
  poll_every: Duration.prefault('1min').describe('Time between two looks at what changed.'),
})
export type TrackerTable = z.infer<typeof Tracker>

export const TrackersTable = z.record(Slug, Tracker)
