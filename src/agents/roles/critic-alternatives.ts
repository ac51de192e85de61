import { Critique } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const criticAlternatives = defineRole({
  name: 'critic-alternatives',
  prompt: 'critic-alternatives.md',
  output: Critique,
  tools: READ_ONLY,
})
