import { Critique } from '../../domain/outputs.ts'
import { LOOKING_UP, defineRole } from './define-role.ts'

export const criticStatistics = defineRole({
  name: 'critic-statistics',
  prompt: 'critic-statistics.md',
  output: Critique,
  tools: LOOKING_UP,
})
