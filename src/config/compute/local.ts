import { z } from 'zod'
import { Text } from '../values.ts'
import { COMMON, OWN_VARIABLES } from './common.ts'

/** `kind = "local"`: runs on the computer of the daemon. */
export const Local = z.strictObject({
  kind: z.literal('local').describe('Runs execute on this computer.'),
  ...COMMON,
  environment: OWN_VARIABLES,
  environments: z
    .enum(['auto', 'none'])
    .default('auto')
    .describe(
      '"auto" makes the environment from the lock file of the study, once for each content; "none": runs use what is on PATH.',
    ),
  sandbox: z
    .boolean()
    .default(true)
    .describe('Whether runs execute in the sandbox of [agents.sandbox]; needs allow_unsandboxed when false.'),
  network: z
    .enum(['none', 'host'])
    .default('none')
    .describe('Network of sandboxed runs: none, or that of this computer.'),
  writable: z
    .array(Text)
    .default([])
    .describe('Folders that runs may write to beside their own. Relative to this file.'),
})
