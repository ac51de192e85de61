import { z } from 'zod'
import { COMMON } from './common.ts'
import { CONNECTION, Host, NODES, PLACE, SANDBOX } from './remote.ts'

/** `kind = "ssh"`: runs on a machine behind SSH. */
export const Ssh = z.strictObject({
  kind: z.literal('ssh').describe('Runs execute on a machine behind SSH.'),
  ...COMMON,
  host: Host.describe('Name or address of the machine, or an alias of ~/.ssh/config.'),
  ...CONNECTION,
  ...PLACE,
  ...SANDBOX,
  ...NODES,
})
