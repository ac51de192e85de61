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
  image: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._/:-]*@sha256:[0-9a-f]{64}$/,
      'names no image by its digest: write name@sha256:…',
    )
    .optional()
    .describe(
      'Image of a container that sandboxed runs are in, by its digest; podman or docker there has to have it. Default: bubblewrap.',
    ),
  ...NODES,
})
