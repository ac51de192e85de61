import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edited } from '../../src/agents/tools/edit.ts'
import { type ToolExecutor } from '../../src/agents/agent.ts'
import { type Sandbox } from '../../src/lib/sandbox/sandbox.ts'
import { anExecutor, inFolder } from './sessions.ts'

const NEVER = new AbortController().signal
const call = (tools: ToolExecutor, tool: string, input: unknown, signal = NEVER) =>
  tools.run({ id: 'c1', tool, input }, signal)

describe('the tool executor', () => {
  it('A-6: gives a role its own tools only and names them when it asks for another', () =>
    inFolder(async (folder) => {
      const tools = anExecutor(folder, { tools: ['read', 'search', 'submit'] })

      const result = await call(tools, 'write', { path: 'a', content: 'b' })

      expect(tools.tools.map(({ name }) => name)).toEqual(['read', 'search'])
      expect(result).toEqual({
        id: 'c1',
        ok: false,
        output: 'you have no tool write; you have read, search, submit',
      })
      expect(existsSync(join(folder, 'a'))).toBe(false)
    }))

  it('says what is wrong with the input of a call, with the path to it', () =>
    inFolder(async (folder) => {
      const result = await call(anExecutor(folder), 'read', { path: 7, lines: 0 })

      expect(result.ok).toBe(false)
      expect(result.output).toMatch(/- path: .*\n- lines: /)
    }))

  it('A-3: does not show a role what it must not see, by any tool', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'policy.js'), 'export const secretSauce = 1\n')
      const tools = anExecutor(folder, { hiddenPaths: ['policy.js'] })

      const read = await call(tools, 'read', { path: './policy.js' })
      const found = await call(tools, 'search', { text: 'secretSauce' })
      const changed = await call(tools, 'edit', { path: 'policy.js', old: '1', new: '2' })

      expect(read).toMatchObject({ ok: false })
      expect(read.output).toContain('works without seeing it')
      expect(found.output).toContain('nothing found')
      expect(changed.ok).toBe(false)
    }))

  it('S-5: masks every answer', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'token.txt'), 'key = sk-12345')
      const tools = anExecutor(folder, { mask: (text) => text.replaceAll('sk-12345', '[masked]') })

      expect((await call(tools, 'read', { path: 'token.txt' })).output).toBe('1\tkey = [masked]')
      expect((await call(tools, 'run', { argv: ['cat', 'token.txt'] })).output).toContain('[masked]')
      expect((await call(tools, 'read', { path: 'sk-12345' })).output).toContain('[masked]')
    }))
})

describe('read', () => {
  it('numbers lines and gives a part of a long file with the way on', () =>
    inFolder(async (folder) => {
      writeFileSync(
        join(folder, 'long.txt'),
        Array.from({ length: 10 }, (_, i) => `line ${i + 1}\n`).join(''),
      )
      const tools = anExecutor(folder)

      const { output } = await call(tools, 'read', { path: 'long.txt', from: 4, lines: 2 })

      expect(output).toBe('4\tline 4\n5\tline 5\n(10 lines in all; go on from 6)')
      expect(await call(tools, 'read', { path: 'long.txt', from: 11 })).toMatchObject({ ok: false })
    }))

  it('says of binary, huge and broken files what they are', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'binary'), Buffer.from([1, 0, 2]))
      writeFileSync(join(folder, 'latin'), Buffer.from([0x66, 0xfc, 0x72]))
      writeFileSync(join(folder, 'huge'), Buffer.alloc(9 * 1024 * 1024, 97))
      const tools = anExecutor(folder)
      const said = async (path: string) => (await call(tools, 'read', { path })).output

      expect(await said('binary')).toContain('it is binary (3 bytes)')
      expect(await said('latin')).toContain('not UTF-8')
      expect(await said('huge')).toContain('9437184 bytes')
      expect(await said('absent')).toContain('there is no such file')
    }))
})

describe('search', () => {
  it('finds text literally, or by a regular expression when asked', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'a.js'), 'let a.b = 1\nlet axb = 2\n')
      const tools = anExecutor(folder)

      expect((await call(tools, 'search', { text: 'a.b' })).output).toBe('a.js:1: let a.b = 1')
      expect((await call(tools, 'search', { text: 'a.b', regex: true })).output.split('\n')).toHaveLength(2)
      expect(await call(tools, 'search', { text: '(', regex: true })).toMatchObject({ ok: false })
    }))

  it('stops a pattern that would never end', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'a.txt'), `${'a'.repeat(60)}b\n`)

      const result = await call(anExecutor(folder), 'search', { text: '^(a+)+$', regex: true })

      expect(result).toMatchObject({ ok: false, output: expect.stringContaining('took too long') as string })
    }))
})

describe('edit', () => {
  it('replaces text that occurs once and refuses what is absent or ambiguous', () =>
    inFolder(async (folder) => {
      const path = 'a.txt'
      writeFileSync(join(folder, path), 'one two two')
      const tools = anExecutor(folder)

      expect(await call(tools, 'edit', { path, old: 'one', new: 'three' })).toMatchObject({ ok: true })
      expect((await call(tools, 'edit', { path, old: 'two', new: '2' })).output).toContain('occurs 2 times')
      expect((await call(tools, 'edit', { path, old: 'nine', new: '9' })).output).toContain('does not occur')
      expect(readFileSync(join(folder, path), 'utf8')).toBe('three two two')
    }))

  it('A-5: done twice changes a file once, whatever the texts', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), minLength: 1, maxLength: 4 })
    const around = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 8 })
    let edits = 0
    fc.assert(
      fc.property(around, text, around, text, (before, old, after, by) => {
        fc.pre(old !== by)
        const once = edited(before + old + after, { old, new: by })
        if (once.kind === 'refuse') return
        edits += 1
        expect(edited(once.text, { old, new: by })).toEqual(once)
      }),
      { numRuns: 5_000 },
    )
    expect(edits).toBeGreaterThan(500)
  })
})

describe('run', () => {
  it('A-6: sees only the environment it was given, and no shell', () =>
    inFolder(async (folder) => {
      const tools = anExecutor(folder, { env: { PATH: process.env['PATH'] ?? '', ONLY: 'this' } })

      const { output } = await call(tools, 'run', { argv: ['env'] })
      const echoed = await call(tools, 'run', { argv: ['echo', '$HOME;', '*'] })

      expect(output).toContain('ONLY=this')
      expect(output).not.toContain('HOME=')
      expect(echoed.output).toBe('exit code 0\n--- stdout\n$HOME; *\n')
    }))

  it('A-6: runs what the sandbox makes of a command', () =>
    inFolder(async (folder) => {
      let released = 0
      const sandbox: Sandbox = {
        kind: 'none',
        close: () => undefined,
        confine: ({ argv, writable, seconds, environment }) => ({
          environment,
          argv: ['echo', 'in', ...writable, String(seconds), ...argv],
          groups: [],
          release: () => {
            released += 1
            return Promise.resolve()
          },
        }),
      }
      const { output } = await call(anExecutor(folder, { sandbox }), 'run', { argv: ['rm', '-r', '.'] })

      expect(output).toContain(`in ${folder} 300 rm -r .`)
      expect(released).toBe(1)
    }))

  it('tells the exit code and both streams, and that a command does not exist', () =>
    inFolder(async (folder) => {
      const tools = anExecutor(folder)
      const failing = ['node', '-e', 'console.log("out"); console.error("err"); process.exit(3)']

      expect(await call(tools, 'run', { argv: failing })).toEqual({
        id: 'c1',
        ok: false,
        output: 'exit code 3\n--- stdout\nout\n\n--- stderr\nerr\n',
      })
      expect((await call(tools, 'run', { argv: ['no-such-command'] })).output).toContain(
        'could not be started',
      )
    }))

  it('keeps head and tail of endless output', () =>
    inFolder(async (folder) => {
      const argv = ['node', '-e', 'console.log("HEAD" + "x".repeat(5e6) + "TAIL")']

      const { output } = await call(anExecutor(folder), 'run', { argv })

      expect(output.length).toBeLessThan(25_000)
      expect(output).toMatch(/HEAD[\s\S]*left out[\s\S]*TAIL/)
    }))

  it('A-6: ends the whole group at the time limit and on abort', () =>
    inFolder(async (folder) => {
      const script =
        'const child = require("child_process").spawn("sleep", ["300"], {stdio: "inherit"}); ' +
        'console.log("child " + child.pid); setInterval(() => {}, 1000)'
      const stop = new AbortController()

      const limited = await call(anExecutor(folder), 'run', { argv: ['node', '-e', script], seconds: 1 })
      const aborted = call(anExecutor(folder), 'run', { argv: ['node', '-e', script] }, stop.signal)
      stop.abort()

      expect(limited).toMatchObject({
        ok: false,
        output: expect.stringContaining('time limit of 1 s') as string,
      })
      expect(await aborted).toMatchObject({ ok: false })
      await expect.poll(() => isAlive(Number(/child (\d+)/.exec(limited.output)?.[1]))).toBe(false)
    }))
})

/** A killed process that nobody has waited for yet is a zombie: it does nothing any more. */
function isAlive(pid: number): boolean {
  expect(pid).toBeGreaterThan(0)
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^Z\s]/.test(stdout.trim())
}
