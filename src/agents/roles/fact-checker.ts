import { FactCheck } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const factChecker = defineRole({
  name: 'fact-checker',
  prompt: 'fact-checker.md',
  output: FactCheck,
  tools: READ_ONLY,
})
