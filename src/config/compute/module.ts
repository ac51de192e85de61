import { z } from 'zod'
import { Text } from '../values.ts'
import { COMMON } from './common.ts'

/** `kind = "module"`: runs where a driver of your own says, from outside of Hooke (C-18). */
export const Module = z.strictObject({
  kind: z.literal('module').describe('Runs execute where a driver of your own says.'),
  ...COMMON,
  module: Text.describe(
    'File with the driver, relative to this one, or the name of a package installed beside it. The daemon runs it: it is trusted.',
  ),
  options: z
    .record(z.string(), z.json())
    .default({})
    .describe('Handed to the driver as they are; no secrets.'),
})
