import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ToolExecutor } from '../../src/agents/agent.ts'
import { anExecutor, inFolder } from './sessions.ts'

const NEVER = new AbortController().signal

/** A worktree with every trap we know, beside a folder that nothing may read or write. */
function traps(folder: string): { worktree: string; outside: string; tools: ToolExecutor } {
  const worktree = join(folder, 'worktree')
  const outside = join(folder, 'outside')
  for (const made of [
    worktree,
    outside,
    join(worktree, '.git'),
    join(worktree, 'src'),
    join(worktree, 'evaluation'),
  ]) {
    mkdirSync(made)
  }
  writeFileSync(join(outside, 'secret.txt'), 'outside')
  writeFileSync(join(worktree, '.git/config'), 'git-config')
  writeFileSync(join(worktree, 'evaluation/score.js'), 'protected')
  writeFileSync(join(worktree, 'src/plain.txt'), 'plain')
  symlinkSync(join(outside, 'secret.txt'), join(worktree, 'file-link'))
  symlinkSync(outside, join(worktree, 'folder-link'))
  symlinkSync('.git', join(worktree, 'git-link'))
  symlinkSync('evaluation', join(worktree, 'evaluation-link'))
  symlinkSync(join(outside, 'new.txt'), join(worktree, 'dangling-link'))
  symlinkSync(join(outside, 'nowhere'), join(worktree, 'dangling-folder'))
  symlinkSync('src/plain.txt', join(worktree, 'inner-link'))
  execFileSync('mkfifo', [join(worktree, 'pipe')])
  return {
    worktree,
    outside,
    tools: anExecutor(worktree, { protectedPaths: ['evaluation', '.ci/**', '*.lock'] }),
  }
}

const OUT_OF_BOUNDS = [
  '../outside/secret.txt',
  'src/../../outside/secret.txt',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '..\\outside\\secret.txt',
  'src/a\0b',
  'file-link',
  'folder-link/secret.txt',
  'git-link/config',
  '.git/config',
  'src/../.git/config',
  '.GIT/config',
  '.git./config',
  '.git /config',
  '.gi\u200Ct/config',
  'git~1/config',
  'dangling-link',
  'dangling-folder/new.txt',
  'inner-link',
  'pipe',
  'src',
  '.',
  'a'.repeat(300),
]

describe('a tool of a role', () => {
  it.each(OUT_OF_BOUNDS)('A-6: refuses to read and to write %j', (path) =>
    inFolder(async (folder) => {
      const { tools, outside, worktree } = traps(folder)
      const calls = [
        { id: '1', tool: 'read', input: { path } },
        { id: '2', tool: 'write', input: { path, content: 'taken' } },
        { id: '3', tool: 'edit', input: { path, old: 'outside', new: 'taken' } },
      ]

      for (const call of calls) {
        const result = await tools.run(call, NEVER)
        expect(result).toMatchObject({ id: call.id, ok: false })
        expect(result.output).not.toMatch(/git-config|^outside/)
      }

      expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe('outside')
      expect(readFileSync(join(worktree, '.git/config'), 'utf8')).toBe('git-config')
      expect(existsSync(join(outside, 'new.txt'))).toBe(false)
      expect(existsSync(join(outside, 'nowhere'))).toBe(false)
    }),
  )

  it.each([
    'evaluation/score.js',
    'evaluation/new.js',
    'Evaluation/new.js',
    'evaluation-link/score.js',
    '.ci/run',
    'deep/uv.lock',
  ])('A-6: refuses to write the protected path %s, and says that it is protected', (path) =>
    inFolder(async (folder) => {
      const { tools, worktree } = traps(folder)

      const result = await tools.run(
        { id: '1', tool: 'write', input: { path, content: 'better score' } },
        NEVER,
      )

      expect(result).toMatchObject({ ok: false, output: expect.stringContaining('protected') as string })
      expect(readFileSync(join(worktree, 'evaluation/score.js'), 'utf8')).toBe('protected')
    }),
  )

  it('A-6: no path made of hostile parts leads out of the worktree', () =>
    inFolder(async (folder) => {
      const { tools, outside } = traps(folder)
      const part = fc.constantFrom(
        '..',
        '.',
        '',
        'src',
        'folder-link',
        'file-link',
        '.git',
        'secret.txt',
        'outside',
        'git-link',
        '%2e%2e',
        'new',
      )

      await fc.assert(
        fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
          await tools.run(
            { id: '1', tool: 'write', input: { path: parts.join('/'), content: 'taken' } },
            NEVER,
          )
          const { output } = await tools.run(
            { id: '2', tool: 'read', input: { path: parts.join('/') } },
            NEVER,
          )

          expect(output).not.toMatch(/\toutside/)
          expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe('outside')
          expect(existsSync(join(outside, 'new'))).toBe(false)
        }),
        { numRuns: 300 },
      )
    }))

  it('A-6: writing a file that is linked from outside leaves the other name as it was', () =>
    inFolder(async (folder) => {
      const { tools, outside, worktree } = traps(folder)
      linkSync(join(outside, 'secret.txt'), join(worktree, 'hard'))

      await tools.run({ id: '1', tool: 'write', input: { path: 'hard', content: 'mine' } }, NEVER)

      expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe('outside')
      expect(readFileSync(join(worktree, 'hard'), 'utf8')).toBe('mine')
    }))

  it('keeps a script executable and leaves no remains of a write', () =>
    inFolder(async (folder) => {
      const { tools, worktree } = traps(folder)
      writeFileSync(join(worktree, 'src/go.sh'), 'old')
      chmodSync(join(worktree, 'src/go.sh'), 0o755)

      await tools.run({ id: '1', tool: 'write', input: { path: 'src/go.sh', content: 'new' } }, NEVER)

      expect(statSync(join(worktree, 'src/go.sh')).mode & 0o777).toBe(0o755)
      expect((await tools.run({ id: '2', tool: 'list', input: { path: 'src' } }, NEVER)).output).toBe(
        'src/go.sh\nsrc/plain.txt',
      )
    }))

  it('A-6: list and search see neither git nor what links point to', () =>
    inFolder(async (folder) => {
      const { tools } = traps(folder)

      const { output: listed } = await tools.run({ id: '1', tool: 'list', input: {} }, NEVER)
      const { output: found } = await tools.run(
        { id: '2', tool: 'search', input: { text: 'outside' } },
        NEVER,
      )

      expect(listed).toBe('evaluation/score.js\nsrc/plain.txt')
      expect(found).toBe('nothing found for "outside"')
    }))
})
