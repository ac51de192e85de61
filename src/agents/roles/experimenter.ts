import { Diagnosis } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const experimenter = defineRole({
  name: 'experimenter',
  prompt: 'experimenter.md',
  output: Diagnosis,
  tools: READ_ONLY,
})
