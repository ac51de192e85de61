import { FollowUps } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const followUpDesigner = defineRole({
  name: 'follow-up-designer',
  prompt: 'follow-up-designer.md',
  output: FollowUps,
  tools: READ_ONLY,
})
