import { Critique } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const criticMethodology = defineRole({
  name: 'critic-methodology',
  prompt: 'critic-methodology.md',
  output: Critique,
  tools: READ_ONLY,
})
