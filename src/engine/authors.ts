import type { GateSet } from '../domain/effect.ts'
import { CRITICS, type RoleName } from '../domain/workflow.ts'

/** Whose submit is taken once the gates of a stage passed. */
export const AUTHORS: Readonly<Partial<Record<GateSet, RoleName>>> = {
  planning: 'planner',
  implementing: 'implementer',
  analyzing: 'analyzer',
}

/** Whose findings an author is given, and has to answer one by one. */
export const READERS_OF: Readonly<Partial<Record<RoleName, readonly RoleName[]>>> = {
  planner: [...CRITICS, 'fact-checker'],
  implementer: ['code-reviewer'],
  analyzer: ['auditor'],
}
