import { z } from 'zod'
import { globToRegExp } from './glob.ts'
import { defineTool, done } from './tool.ts'
import { SKIPPED, walk } from './walk.ts'

const MOST = 500

export const list = defineTool({
  name: 'list',
  description:
    'Lists the files below a folder of the worktree. glob narrows it: "*.py" matches at any depth, "src/**/*.py" below src. ' +
    `Left out: ${SKIPPED.join(', ')}.`,
  class: 'pure',
  input: z.strictObject({
    path: z.string().default('.').describe('folder, relative to the worktree'),
    glob: z.string().min(1).max(200).default('**/*'),
  }),

  async use({ path, glob }, place, signal) {
    const wanted = globToRegExp(glob)
    const found: string[] = []
    for await (const file of walk(path, place, signal)) {
      if (!wanted.test(file)) continue
      if (found.length === MOST)
        return done(`${found.join('\n')}\n(more than ${MOST}; narrow it with glob or path)`)
      found.push(file)
    }
    return done(found.length > 0 ? found.join('\n') : `no file below ${path} matches ${glob}`)
  },
})
