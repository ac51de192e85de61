import { AnalysisOutput } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const analyzer = defineRole({
  name: 'analyzer',
  prompt: 'analyzer.md',
  output: AnalysisOutput,
  tools: READ_ONLY,
})
