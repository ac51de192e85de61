import { z } from 'zod'

/** The 17 stages of SPEC section 3, in the order of the `full` track. */
export const STAGES = [
  'intake',
  'clarifying',
  'planning',
  'critiquing',
  'awaitingPlanApproval',
  'implementing',
  'reviewing',
  'testing',
  'provisioning',
  'running',
  'verifying',
  'analyzing',
  'auditing',
  'proposing',
  'awaitingResultApproval',
  'publishing',
  'done',
] as const
export const Stage = z.enum(STAGES)
export type Stage = z.infer<typeof Stage>

/** Where an experiment may also stand; each keeps the place to return to. */
export const ASIDE = ['blocked', 'paused', 'cancelled', 'failed'] as const
export const Standing = z.enum([...STAGES, ...ASIDE])
export type Standing = z.infer<typeof Standing>

/** Who acts (W-1). `nobody` means ended; `time` means waiting until a deadline. */
export const Turn = z.enum(['daemon', 'agent', 'hardware', 'human', 'time', 'nobody'])
export type Turn = z.infer<typeof Turn>

export const Kind = z.enum(['experiment', 'infra', 'analysis', 'survey'])
export type Kind = z.infer<typeof Kind>

/** Only `full` can be walked today; the others are named so that stored data need not change. */
export const Track = z.enum(['full', 'follow-up', 'config', 'reseed', 'analysis'])
export type Track = z.infer<typeof Track>

export const Right = z.enum(['view', 'approve', 'spend', 'admin'])
export type Right = z.infer<typeof Right>

/** The roles of SPEC section 5. The three critics are one role with three lenses, each its own prompt. */
export const ROLES = [
  'clarifier',
  'planner',
  'fact-checker',
  'critic-methodology',
  'critic-statistics',
  'critic-alternatives',
  'implementer',
  'code-reviewer',
  'tester',
  'experimenter',
  'verifier',
  'analyzer',
  'auditor',
  'follow-up-designer',
  'digest-writer',
  'lesson-writer',
] as const
export const RoleName = z.enum(ROLES)
export type RoleName = z.infer<typeof RoleName>

export const CRITICS = ['critic-methodology', 'critic-statistics', 'critic-alternatives'] as const
