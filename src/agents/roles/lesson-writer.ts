import { Lessons } from '../../domain/outputs.ts'
import { READ_ONLY, defineRole } from './define-role.ts'

export const lessonWriter = defineRole({
  name: 'lesson-writer',
  prompt: 'lesson-writer.md',
  output: Lessons,
  tools: READ_ONLY,
})
