import { FactCheck } from '../../domain/outputs.ts'
import { LOOKING_UP, defineRole } from './define-role.ts'

export const factChecker = defineRole({
  name: 'fact-checker',
  prompt: 'fact-checker.md',
  output: FactCheck,
  tools: LOOKING_UP,
})
