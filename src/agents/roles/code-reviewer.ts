import { CodeReview } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const codeReviewer = defineRole({
  name: 'code-reviewer',
  prompt: 'code-reviewer.md',
  output: CodeReview,
  tools: READ_ONLY,
})
