import { Critique } from '../../domain/outputs.ts'
import { LOOKING_UP, defineRole } from './define-role.ts'

export const criticMethodology = defineRole({
  name: 'critic-methodology',
  prompt: 'critic-methodology.md',
  output: Critique,
  tools: LOOKING_UP,
})
