import { readFileSync, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../src/lib/shell.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hooke-shell-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const node = (script: string, options: Partial<Parameters<typeof run>[1]> = {}) =>
  run([process.execPath, '-e', script], { cwd: folder, timeoutMs: 20_000, ...options })

function isAlive(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false
  return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

describe('run', () => {
  it('gives an exit code, a signal and both streams as values', async () => {
    expect(await node('console.log("out"); console.error("err"); process.exit(3)')).toEqual({
      code: 3,
      signal: null,
      stdout: 'out\n',
      stderr: 'err\n',
      truncated: false,
      timedOut: false,
      aborted: false,
    })
    expect(await node('process.kill(process.pid, "SIGTERM")')).toMatchObject({
      code: null,
      signal: 'SIGTERM',
    })
  })

  it('S-5: inherits nothing from the environment but a PATH', async () => {
    const seen = await node('console.log(JSON.stringify(process.env))', { env: { GIVEN: '1' } })

    expect(Object.keys(JSON.parse(seen.stdout) as object).sort()).toEqual(['GIVEN', 'PATH'])
  })

  it('passes words as they are, without a shell', async () => {
    const words = ['$(touch owned)', '; touch owned', '`touch owned`', '*', '', 'a b\n"c"']
    const argv = [
      process.execPath,
      '-e',
      'console.log(JSON.stringify(process.argv.slice(1)))',
      '--',
      ...words,
    ]

    const { stdout } = await run(argv, { cwd: folder, timeoutMs: 20_000 })

    expect(JSON.parse(stdout)).toEqual(words)
    expect(existsSync(join(folder, 'owned'))).toBe(false)
  })

  it('hands over the input, also to a program that does not read it', async () => {
    expect((await node('process.stdin.pipe(process.stdout)', { input: 'é\n' })).stdout).toBe('é\n')
    expect((await node('process.exit(0)', { input: 'x'.repeat(1_000_000) })).code).toBe(0)
  })

  it('keeps the first and the last bytes of a flood', async () => {
    const flood = await node('process.stdout.write("first" + "x".repeat(3_000_000) + "last")', {
      maxOutputBytes: 1000,
    })

    expect(flood.truncated).toBe(true)
    expect(flood.stdout.startsWith('firstx')).toBe(true)
    expect(flood.stdout.endsWith('xlast')).toBe(true)
    expect(flood.stdout).toContain('[2999009 bytes left out]')
    expect(flood.stdout.length).toBeLessThan(1100)
  })

  it('ends the whole process group at the timeout and at an abort', async () => {
    const script = `
      const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      require('fs').writeFileSync('pid', String(child.pid)); setInterval(() => {}, 1000)`
    const late = await node(script, { timeoutMs: 1500 })
    expect(late).toMatchObject({ timedOut: true, signal: 'SIGKILL', code: null })
    await expect.poll(() => isAlive(Number(readFileSync(join(folder, 'pid'), 'utf8')))).toBe(false)

    const stop = new AbortController()
    const running = node('console.log(1); setInterval(() => {}, 1000)', { signal: stop.signal })
    stop.abort()
    expect(await running).toMatchObject({ aborted: true, timedOut: false, signal: 'SIGKILL' })
  })

  it('does not wait for a grandchild that left the group and holds the output open', async () => {
    const script = `require('child_process').spawn('sleep', ['30'], { detached: true, stdio: 'inherit' }).unref()
      console.log('done')`

    expect(await node(script, { timeoutMs: 15_000 })).toMatchObject({
      code: 0,
      stdout: 'done\n',
      timedOut: false,
    })
  })

  it('says which command is missing, and that it may be the folder', async () => {
    const options = { cwd: folder, timeoutMs: 1000 }
    await expect(run(['no-such-command-here'], options)).rejects.toMatchObject({
      code: 'command.failed',
      advice: 'check that no-such-command-here is installed and on PATH',
    })
    await expect(run(['ls'], { ...options, cwd: join(folder, 'gone') })).rejects.toMatchObject({
      code: 'command.failed',
      advice: expect.stringContaining('does not exist') as string,
    })
    await expect(run([], options)).rejects.toMatchObject({ code: 'command.failed' })
    await expect(run(['ls', 'a\0b'], options)).rejects.toMatchObject({ code: 'command.failed' })
  })
})
