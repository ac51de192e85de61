import { Digest } from '../../domain/outputs.ts'
import { SUBMIT_ONLY, defineRole } from './define-role.ts'

export const digestWriter = defineRole({
  name: 'digest-writer',
  prompt: 'digest-writer.md',
  output: Digest,
  tools: SUBMIT_ONLY,
})
