import { Verification } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const verifier = defineRole({
  name: 'verifier',
  prompt: 'verifier.md',
  output: Verification,
  tools: READ_ONLY,
})
