import type { EngineDeps } from '../deps.ts'
import type { Keeping } from './rules.ts'

export type RetentionDeps = Pick<
  EngineDeps,
  'store' | 'clock' | 'log' | 'mask' | 'worktrees' | 'study' | 'artifacts' | 'stateDir' | 'drivers'
> & { readonly keeping: Keeping }
