import { Critique } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const criticStatistics = defineRole({
  name: 'critic-statistics',
  prompt: 'critic-statistics.md',
  output: Critique,
  tools: READ_ONLY,
})
