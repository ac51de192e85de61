import { Critique } from '../../domain/outputs.ts'
import { LOOKING_UP, defineRole } from './define-role.ts'

export const criticAlternatives = defineRole({
  name: 'critic-alternatives',
  prompt: 'critic-alternatives.md',
  output: Critique,
  tools: LOOKING_UP,
})
