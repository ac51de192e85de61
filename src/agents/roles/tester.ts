import { TestReport } from '../../domain/outputs.ts'
import { CHANGING, defineRole } from './define-role.ts'

export const tester = defineRole({
  name: 'tester',
  prompt: 'tester.md',
  output: TestReport,
  tools: CHANGING,
})
