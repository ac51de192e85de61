import { PlanOutput } from '../../domain/outputs.ts'
import { LOOKING_UP, defineRole } from './define-role.ts'

export const planner = defineRole({
  name: 'planner',
  prompt: 'planner.md',
  output: PlanOutput,
  tools: LOOKING_UP,
})
