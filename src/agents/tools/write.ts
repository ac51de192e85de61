import { z } from 'zod'
import { replaceFile, safeTarget } from './safe-path.ts'
import { LARGEST_FILE } from './text-file.ts'
import { defineTool, done } from './tool.ts'

export const write = defineTool({
  name: 'write',
  description: 'Writes a whole text file of the worktree; makes its folders; replaces what was there.',
  class: 'idempotent',
  input: z.strictObject({
    path: z.string().min(1).describe('relative to the worktree'),
    content: z.string().max(LARGEST_FILE).describe('the whole file'),
  }),

  async use({ path, content }, place) {
    const target = await safeTarget(path, place)
    await replaceFile(target, content, place)
    return done(`${target.shown} written, ${Buffer.byteLength(content)} bytes`)
  },
})
