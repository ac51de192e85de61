import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runHook } from '../../../src/agents/claude-code/hook.ts'
import { judgeHook, type HookEvent, type HookRules } from '../../../src/agents/claude-code/hook-rules.ts'
import { testHookWhole } from '../../../src/agents/claude-code/self-test.ts'
import { inFolder } from '../sessions.ts'
import { HOOK } from './backends.ts'

const RULES: HookRules = {
  tools: ['read', 'write', 'edit', 'run', 'submit'],
  protectedPaths: ['eval', '*.lock'],
  hiddenPaths: ['src/agent.py'],
}

const judge = (tool: string, input: object, event: HookEvent = 'PreToolUse') =>
  judgeHook(RULES, event, { tool_name: tool, tool_input: input })

describe('the hook of Claude Code', () => {
  it.each([
    ['a tool of its own', 'Bash', { command: 'ls' }, 'none of your tools'],
    ['a tool of another server', 'mcp__other__write', {}, 'none of your tools'],
    ['a tool that the role has not', 'mcp__hooke__list', {}, 'you have no tool list'],
    ['a protected path', 'mcp__hooke__write', { path: 'Eval/../eval/score.py' }, '".."'],
    ['a protected file', 'mcp__hooke__write', { path: './eval//score.py' }, 'is protected'],
    ['a protected pattern', 'mcp__hooke__edit', { path: 'a/package.lock' }, 'is protected'],
    ['a path out of the worktree', 'mcp__hooke__read', { path: '/etc/passwd' }, 'absolute'],
    ['the .git of the worktree', 'mcp__hooke__write', { path: '.git/hooks/pre-commit' }, '.git belongs'],
    ['what is hidden from the role', 'mcp__hooke__read', { path: 'src/agent.py' }, 'hidden'],
    ['a push', 'mcp__hooke__run', { argv: ['git', '-C', '.', 'push'] }, 'git push'],
    ['a remote', 'mcp__hooke__run', { argv: ['/usr/bin/git', '--no-pager', 'remote', 'add'] }, 'git remote'],
    ['the daemon itself', 'mcp__hooke__run', { argv: ['/usr/bin/hooke', 'approve', 'B-1'] }, 'hooke is none'],
  ])('A-10: blocks %s', (_, tool, input, words) => {
    expect(judge(tool, input)).toContain(words)
  })

  it('A-10: lets pass what the tools of the daemon would do', () => {
    expect(judge('mcp__hooke__write', { path: 'src/new.py', content: 'x' })).toBeNull()
    expect(judge('mcp__hooke__read', { path: 'eval/score.py' })).toBeNull()
    expect(judge('mcp__hooke__run', { argv: ['python3', '-m', 'pytest'] })).toBeNull()
    expect(
      judge('mcp__hooke__run', { argv: ['git', '-c', 'a=b', 'log', '--', 'src/config', 'remote'] }),
    ).toBeNull()
    expect(judge('mcp__hooke__submit', { path: '../..' })).toBeNull()
    expect(judge('Bash', {}, 'PostToolUse')).toContain('none of your tools')
  })

  it('A-4: does not let a session end without a submission, but not for ever', () => {
    expect(judgeHook(RULES, 'Stop', { stop_hook_active: false })).toContain('submit')
    expect(judgeHook(RULES, 'Stop', { stop_hook_active: true })).toBeNull()
    expect(judgeHook(RULES, 'Stop', {})).not.toBeNull()
  })

  it('A-10: blocks whatever it cannot read: events, rules and input of any kind', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'rules.json')
      writeFileSync(file, JSON.stringify(RULES))
      const asked = async (words: readonly string[], input: string) => {
        const said: string[] = []
        const code = await runHook(words, {
          stdin: Readable.from([input]),
          stderr: { write: (text) => said.push(text) },
        })
        return { code, said: said.join('') }
      }
      const fine = JSON.stringify({ tool_name: 'mcp__hooke__submit', tool_input: {} })
      expect(await asked(['PreToolUse', file], fine)).toEqual({ code: 0, said: '' })
      expect(await asked(['PreToolUse', join(folder, 'none')], fine)).toMatchObject({ code: 2 })
      expect(await asked(['SessionStart', file], fine)).toMatchObject({ code: 2 })
      expect(await asked([], fine)).toMatchObject({ code: 2 })
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
          const { code, said } = await asked(['PreToolUse', file], text)
          expect(code).toBe(2)
          expect(said).not.toBe('')
        }),
        { numRuns: 200 },
      )
    }))

  it('A-10: works as the program that the settings name', () => {
    const [program = '', ...words] = HOOK
    const { status, stderr } = spawnSync(program, [...words, 'PreToolUse', '/nowhere'], {
      input: '{}',
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('blocked') as string })
  })

  it('A-10: doctor finds a hook that lets known-bad calls pass, one that blocks everything, and none', async () => {
    expect(await testHookWhole(['/bin/sh', '-c', 'exit 0'])).toHaveLength(3)
    expect(await testHookWhole(['/bin/sh', '-c', 'exit 1'])).toHaveLength(4)
    expect(await testHookWhole(['/bin/sh', '-c', 'exit 2'])).toEqual([
      expect.stringContaining('submission') as string,
    ])
    expect(await testHookWhole(['/nowhere/hooke'])).not.toEqual([])
    expect(await testHookWhole(HOOK)).toEqual([])
  }, 180_000)
})
