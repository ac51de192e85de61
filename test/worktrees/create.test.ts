import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ExperimentId } from '../../src/domain/ids.ts'
import { aStudy, git, ID, type Study } from './study.ts'

let study: Study
beforeEach(async () => {
  study = await aStudy({ patienceMs: 300 })
})
afterEach(() => study.gone())

const create = () => study.made()

describe('check', () => {
  const refused = (change: Partial<Study['repository']>) =>
    expect(study.worktrees.check({ ...study.repository, ...change })).rejects

  it('W-9: accepts a repository with its base branch and merge target', async () => {
    await expect(study.worktrees.check(study.repository)).resolves.toBeUndefined()
  })

  it('W-9: names what is missing', async () => {
    await mkdir(join(study.path, 'sub'), { recursive: true })
    const notRepository = (found: string) => ({ code: 'git.notRepository', found: expect.stringContaining(found) as string })

    await refused({ path: join(study.base, 'absent') }).toMatchObject(notRepository('ENOENT'))
    await refused({ path: study.base }).toMatchObject(notRepository('no .git'))
    await refused({ path: join(study.path, 'sub') }).toMatchObject(notRepository('no .git'))
    await refused({ path: 'relative' }).toMatchObject(notRepository('not absolute'))
    await refused({ baseBranch: 'gone' }).toMatchObject(notRepository('no branch "gone"'))
    await refused({ mergeTarget: 'research/x' }).toMatchObject(notRepository('no branch "research/x"'))
    await refused({ baseBranch: '--all' }).toMatchObject({ code: 'path.unsafe' })
  })

  it('W-9: recognises an empty repository', async () => {
    git(study.base, 'init', '-q', '-b', 'main', 'empty')
    const empty = join(study.base, 'empty')

    await refused({ path: empty }).toMatchObject({ code: 'git.notRepository' })
    await expect(study.worktrees.create({ ...study.repository, path: empty }, ID)).rejects.toMatchObject({
      code: 'git.notRepository',
    })
  })
})

describe('create', () => {
  it('W-6: makes a checkout on its own branch from the base branch, and makes it once', async () => {
    const head = study.git('rev-parse', 'main')

    const first = await create()
    const second = await create()

    expect(first).toEqual({
      path: study.tree,
      branch: `hooke/${ID}`,
      head,
      base: head,
      dirtyFiles: [],
    })
    expect(second).toEqual(first)
    expect(git(study.tree, 'status', '--porcelain')).toBe('')
    expect(git(study.tree, 'symbolic-ref', 'HEAD')).toBe(`refs/heads/hooke/${ID}`)
    expect(study.git('rev-parse', 'main')).toBe(head)
    expect(study.git('rev-parse', `refs/hooke/start/${ID}`)).toBe(head)
  })

  it('row 38, W-6: keeps the start commit when the base branch moves on', async () => {
    const { base } = await create()
    study.git('commit', '-q', '--allow-empty', '-m', 'Later')

    expect(await create()).toMatchObject({ base, head: base })
  })

  it('W-6: works beside a dirty main, a detached HEAD and a bare repository', async () => {
    await study.writeMain('readme.md', 'dirty\n')
    await create()
    expect(await readFile(join(study.path, 'readme.md'), 'utf8')).toBe('dirty\n')
    expect(await readFile(join(study.tree, 'readme.md'), 'utf8')).toBe('one\ntwo\nthree\n')

    study.git('checkout', '-q', '--detach')
    const second = ExperimentId.parse('BANDIT-002')
    expect(await study.worktrees.create(study.repository, second)).toMatchObject({ branch: 'hooke/BANDIT-002' })

    git(study.base, 'clone', '-q', '--bare', study.path, 'bare.git')
    const bare = { ...study.repository, path: join(study.base, 'bare.git') }
    expect(await study.made(ExperimentId.parse('BANDIT-003'), bare)).toMatchObject({ dirtyFiles: [] })
  })

  it('W-6: keeps committed and uncommitted work, also when the git directory of the worktree is lost', async () => {
    await create()
    await study.write('src/code.txt', 'changed\n')
    const commit = await study.commit('k/1')
    await study.write('src/new.txt', 'new\n')
    await rm(join(study.path, '.git/worktrees'), { recursive: true })

    const again = await create()

    expect(again).toMatchObject({ head: commit, dirtyFiles: ['src/new.txt'] })
    expect(await readFile(join(study.tree, 'src/new.txt'), 'utf8')).toBe('new\n')
  })

  it('row 35, W-6: makes the checkout again from the branch when its folder was deleted', async () => {
    await create()
    await study.write('src/code.txt', 'changed\n')
    const commit = await study.commit('k/1')
    await rm(study.tree, { recursive: true })

    expect(await create()).toMatchObject({ head: commit, dirtyFiles: [] })
    expect(await readFile(join(study.tree, 'src/code.txt'), 'utf8')).toBe('changed\n')
  })

  it('W-6: refuses a folder with files that it did not make, and a branch that is checked out elsewhere', async () => {
    await study.write('mine.txt', 'mine')
    await expect(create()).rejects.toMatchObject({ code: 'git.dirty' })
    expect(existsSync(join(study.tree, 'mine.txt'))).toBe(true)

    await rm(study.tree, { recursive: true })
    study.git('checkout', '-q', '-b', `hooke/${ID}`)
    await expect(create()).rejects.toMatchObject({ code: 'git.conflict' })
  })

  it('S-3: reports a branch that went missing instead of starting over', async () => {
    await create()
    study.git('update-ref', '-d', `refs/heads/hooke/${ID}`)

    await expect(create()).rejects.toMatchObject({ code: 'git.failed' })
    expect(existsSync(join(study.tree, 'readme.md'))).toBe(true)
  })

  it('W-6: makes many at once', async () => {
    const ids = [1, 2, 3, 4, 5, 6].map((n) => ExperimentId.parse(`BANDIT-00${n}`))

    const made = await Promise.all(ids.flatMap((id) => [1, 2].map(() => study.made(id))))

    expect(new Set(made.map(({ path }) => path)).size).toBe(6)
    for (const { dirtyFiles } of made) expect(dirtyFiles).toEqual([])
  })
})

describe('locks', () => {
  const locks = () => [
    join(study.path, `.git/worktrees/${ID}/index.lock`),
    join(study.path, `.git/refs/heads/hooke/${ID}.lock`),
  ]

  it('row 35, S-3: removes those a killed git left behind', async () => {
    await create()
    await study.write('new.txt', 'new')
    for (const lock of locks()) await writeFile(lock, '')

    expect(await study.commit('k/1')).toMatch(/^[0-9a-f]{40}$/)
    for (const lock of locks()) expect(existsSync(lock)).toBe(false)
  })

  it('row 36, S-3: waits for a git that lives, and never removes its lock', async () => {
    await create()
    await writeFile(locks()[0]!, '')
    const live = spawn('git', ['cat-file', '--batch'], { cwd: study.tree, stdio: ['pipe', 'ignore', 'ignore'] })
    const ended = once(live, 'exit')
    await once(live, 'spawn')
    try {
      await expect(create()).rejects.toMatchObject({ code: 'git.failed', retryable: true })
      expect(existsSync(locks()[0]!)).toBe(true)
    } finally {
      live.stdin.end()
      await ended
    }

    expect(await create()).toMatchObject({ dirtyFiles: [] })
    expect(existsSync(locks()[0]!)).toBe(false)
  })
})
