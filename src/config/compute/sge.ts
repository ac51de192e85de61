import { z } from 'zod'
import { COMMON } from './common.ts'
import { CONNECTION, Host, Job, NODES, PLACE, SANDBOX } from './remote.ts'

const Name = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, 'is no name of Grid Engine')

/** `kind = "sge"`: runs as jobs of Grid Engine, from here or over SSH. */
export const Sge = z.strictObject({
  kind: z.literal('sge').describe('Runs are jobs of Grid Engine.'),
  ...COMMON,
  host: Host.optional().describe('Submit host; without it the commands are called on this computer.'),
  ...CONNECTION,
  ...PLACE,
  ...SANDBOX,
  ...NODES,
  memory_resource: Name.default('h_vmem').describe('What the site calls the memory of a slot.'),
  gpu_resource: Name.default('gpu').describe('What the site calls accelerators.'),
  parallel_environment: Name.optional().describe(
    'Gives a job several slots of one host; qconf -spl lists them.',
  ),
  job: Job.prefault({}).describe('What each job asks for.'),
})
