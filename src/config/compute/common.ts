import { z } from 'zod'
import { Count, Duration, Size, Text } from '../values.ts'

const Variables = z.array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is no name of a variable'))

/** What the table of every compute has, whatever its kind; each kind spreads it into its own. */
export const COMMON = {
  concurrency: Count.default(2).describe('Runs at the same time.'),
  time_limit: Duration.prefault('1h').describe('Longest time of one run whose plan says nothing.'),
  log_limit: Size.prefault('50 MB').describe('Bytes of output one run may write before it is ended.'),
  environment: Variables.default([]).describe(
    'Variables of the daemon that runs may see; all others stay hidden.',
  ),
  secrets: z.array(Text).default([]).describe('Names from [secrets] that runs get as environment variables.'),
}

/** Keys that a daemon takes over while it runs; what else stands in the table of a compute waits for a start. */
export const LIVE_KEYS: readonly string[] = ['concurrency', 'time_limit', 'log_limit']

/** The environment of runs on this computer, which is that of the daemon. */
export const OWN_VARIABLES = Variables.default(['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR']).describe(
  'Variables of the daemon that runs may see; all others stay hidden.',
)
