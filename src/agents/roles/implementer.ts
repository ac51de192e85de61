import { Implementation } from '../../domain/outputs.ts'
import { CHANGING, defineRole } from './define-role.ts'

export const implementer = defineRole({
  name: 'implementer',
  prompt: 'implementer.md',
  output: Implementation,
  tools: CHANGING,
})
