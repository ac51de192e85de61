import { PlanOutput } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const planner = defineRole({
  name: 'planner',
  prompt: 'planner.md',
  output: PlanOutput,
  tools: READ_ONLY,
})
