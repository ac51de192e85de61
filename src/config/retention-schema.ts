import { z } from 'zod'
import { Duration, Share, Size } from './values.ts'

/** `[retention]`: what is kept on this computer and on hosts, for how long, and when the disk is an alarm (P-18). */
export const Retention = z
  .strictObject({
    nightly: z
      .boolean()
      .default(true)
      .describe('The daemon cleans each night; false leaves it to `hooke clean`.'),
    runs: Duration.prefault('30d').describe(
      'How long the folders of runs stay after their experiment ended; their files are artifacts by then.',
    ),
    host_runs: Duration.prefault('30d').describe(
      'The same for the folders of runs on hosts, each file of which is compared there first.',
    ),
    worktrees: Duration.prefault('30d').describe(
      'How long the checkout of an experiment stays after it ended; its branch and tag stay for ever.',
    ),
    environments: Duration.prefault('30d').describe(
      'How long an environment made of a lock file stays after its last use, here and on hosts; at least a day.',
    ),
    per_study: Size.prefault('0 B').describe(
      'Bytes of these that a study may keep; above it they go earlier, the oldest first. 0 B is no cap.',
    ),
    quota: Size.prefault('0 B').describe(
      'Bytes that state, worktrees and artifacts may fill together; then no experiment begins. 0 B is no quota.',
    ),
    host_quota: Size.prefault('0 B').describe(
      'Bytes that folders of runs and environments may fill on each host; then no experiment takes hardware there. 0 B is no quota.',
    ),
    warn_at: Share.default(0.8).describe('Share of a quota from which there is an alarm.'),
    warn_free: Size.prefault('5 GB').describe('Free space below which there is an alarm.'),
    least_free: Size.prefault('1 GB').describe('Free space below which no experiment begins.'),
  })
  .refine((table) => table.warn_free >= table.least_free, {
    path: ['warn_free'],
    message: 'is less than `least_free`: the alarm has to come before work stops',
  })
