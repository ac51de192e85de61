import { Audit } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const auditor = defineRole({
  name: 'auditor',
  prompt: 'auditor.md',
  output: Audit,
  tools: READ_ONLY,
})
