import { type z } from 'zod'
import { type RoleName } from '../../domain/workflow.ts'
import { type Role } from '../agent.ts'
import { SUBMIT } from '../submit.ts'
import { type WorktreeTool } from '../tools/index.ts'
import { LOOKUP } from '../tools/lookup.ts'

type ToolName = WorktreeTool | typeof LOOKUP | typeof SUBMIT

export const SUBMIT_ONLY = [SUBMIT] as const satisfies readonly ToolName[]
export const READ_ONLY = ['read', 'list', 'search', SUBMIT] as const satisfies readonly ToolName[]
/** For those who read papers and documents too; without hosts in the configuration there is no such tool. */
export const LOOKING_UP = ['read', 'list', 'search', LOOKUP, SUBMIT] as const satisfies readonly ToolName[]
export const CHANGING = [
  'read',
  'list',
  'search',
  'write',
  'edit',
  'run',
  SUBMIT,
] as const satisfies readonly ToolName[]

/** A role whose output stays typed: a prompt file, what it returns and which tools it has. */
export function defineRole<Name extends RoleName, Output extends z.ZodType>(role: {
  readonly name: Name
  readonly prompt: `${Name}.md`
  readonly output: Output
  readonly tools: readonly ToolName[]
}): Role & { readonly name: Name; readonly output: Output } {
  return role
}
