import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGitProcess, type GitProcess } from '../../src/worktrees/git-process.ts'
import { runGit } from '../../src/worktrees/run-git.ts'
import { aStudy, type Study } from './study.ts'

const MAIN = 'git-process-main'
let study: Study
let git: GitProcess
beforeEach(async () => {
  study = await aStudy()
  git = createGitProcess()
})
afterEach(async () => {
  git.close()
  await study.gone()
})

const place = () => ({ gitDir: join(study.path, '.git'), workTree: null, settings: [], environment: {} })
const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => textOf(pid, 'status').includes(`\nPPid:\t${parent}\n`) && textOf(pid, 'cmdline').includes(MAIN))

function textOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch (error) {
    if (error instanceof Error) return ''
    throw error
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error('it did not come to it')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('git in a process of its own', () => {
  it.each([
    ['an answer', ['rev-parse', 'HEAD'], {}],
    ['a refusal', ['rev-parse', '--verify', 'nothing'], {}],
    ['bytes', ['cat-file', 'blob', 'HEAD:src/code.txt'], {}],
    ['input', ['hash-object', '--stdin'], { input: 'words\n' }],
    ['a cap', ['cat-file', 'blob', 'HEAD:readme.md'], { maxBytes: 4 }],
  ] as const)('S-3: says the same as git run directly: %s', async (_, args, call) => {
    expect(await git.run(place(), args, call)).toEqual(await runGit(place(), args, call))
  })

  it('F-3: serves many at once through one process', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => git.run(place(), ['hash-object', '--stdin'], { input: `${n}` })),
    )

    expect(new Set(answers.map(({ stdout }) => stdout.toString())).size).toBe(20)
  })

  it('says what is wrong when git cannot be run', async () => {
    const nowhere = { ...place(), gitDir: '/nonexistent' }

    await expect(git.run(nowhere, ['status'], {})).rejects.toMatchObject({ code: 'git.failed' })
  })

  it('E-3: a process that dies fails its calls for another try, and the next call has a new one', async () => {
    const others = childrenOf(process.pid)
    await git.run(place(), ['rev-parse', 'HEAD'], {})
    const [pid] = childrenOf(process.pid).filter((one) => !others.includes(one))
    process.kill(pid!, 'SIGSTOP')
    const slow = git.run(place(), ['rev-parse', 'HEAD'], {})
    process.kill(pid!, 'SIGKILL')

    await expect(slow).rejects.toMatchObject({ code: 'git.failed', retryable: true })
    expect((await git.run(place(), ['rev-parse', 'HEAD'], {})).code).toBe(0)
  })

  it('E-5: ends with a parent that was killed', async () => {
    const script = `
      import { createGitProcess } from ${JSON.stringify(join(import.meta.dirname, '../../src/worktrees/git-process.ts'))}
      await createGitProcess().run(${JSON.stringify(place())}, ['rev-parse', 'HEAD'], {})
      console.log('asked')
      setInterval(() => {}, 1000)`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(parent.stdout, 'data')
    const [pid] = childrenOf(parent.pid!)
    expect(pid).toBeDefined()

    parent.kill('SIGKILL')

    await until(() => !textOf(pid!, 'cmdline').includes(MAIN))
  })

  it('when it is closed ends as soon as what was asked is answered', async () => {
    const before = childrenOf(process.pid)
    const asked = git.run(place(), ['rev-parse', 'HEAD'], {})
    const [pid] = childrenOf(process.pid).filter((one) => !before.includes(one))
    git.close()

    expect((await asked).code).toBe(0)
    await until(() => !textOf(pid!, 'cmdline').includes(MAIN))
  })

  it('lets a program end that has nothing else to do', () => {
    const script = `
      import { createGitProcess } from ${JSON.stringify(join(import.meta.dirname, '../../src/worktrees/git-process.ts'))}
      const { stdout } = await createGitProcess().run(${JSON.stringify(place())}, ['rev-parse', 'HEAD'], {})
      console.log(String(stdout).trim())`

    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000 })

    expect(said.toString().trim()).toBe(study.git('rev-parse', 'HEAD'))
  })
})
