import { z } from 'zod'
import { Duration } from '../values.ts'
import { COMMON } from './common.ts'
import { CONNECTION, Host, Job, NODES, PLACE, SANDBOX } from './remote.ts'

/** `kind = "slurm"`: runs as jobs of SLURM, from here or over SSH. */
export const Slurm = z.strictObject({
  kind: z.literal('slurm').describe('Runs are jobs of SLURM.'),
  ...COMMON,
  host: Host.optional().describe('Login node; without it the commands of SLURM are called on this computer.'),
  ...CONNECTION,
  ...PLACE,
  ...SANDBOX,
  ...NODES,
  message_timeout: Duration.prefault('100s').describe(
    'How long a submission without an answer may still arrive: MessageTimeout of the cluster.',
  ),
  job: Job.prefault({}).describe('What each job asks for.'),
})
