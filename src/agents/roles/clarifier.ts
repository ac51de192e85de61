import { Clarification } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const clarifier = defineRole({
  name: 'clarifier',
  prompt: 'clarifier.md',
  output: Clarification,
  tools: READ_ONLY,
})
