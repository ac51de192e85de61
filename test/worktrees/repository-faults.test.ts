import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, truncateSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGitProcess } from '../../src/worktrees/git-process.ts'
import { runGit } from '../../src/worktrees/run-git.ts'
import { aStudy, git, ID, type Study } from './study.ts'

let study: Study
beforeEach(async () => {
  study = await aStudy({ patienceMs: 200 })
})
afterEach(() => study.gone())

const merge = (commit: string, base?: string) => {
  const request = { commit, key: 'm/1', message: 'Merge', at: 2_000_000 }
  return study.worktrees.merge(study.repository, { ...request, ...(base !== undefined && { base }) })
}

it('row 35: a folder that was deleted under way is made again by whichever verb comes next', async () => {
  await study.made()
  await study.write('new.txt', 'new\n')
  const commit = await study.commit('k/1')
  await rm(study.tree, { recursive: true })

  expect(await study.worktrees.locate(study.repository, ID)).toMatchObject({ head: commit, path: study.tree })
  expect(await readFile(join(study.tree, 'new.txt'), 'utf8')).toBe('new\n')
  await rm(study.tree, { recursive: true })
  expect(await study.worktrees.status(study.repository, ID)).toMatchObject({ dirtyFiles: [] })
})

it('row 36: a paused git keeps its lock, however long', async () => {
  await study.made()
  const lock = join(study.path, `.git/worktrees/${ID}/index.lock`)
  await writeFile(lock, '')
  const paused = spawn('git', ['cat-file', '--batch'], { cwd: study.tree, stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = once(paused, 'exit')
  await once(paused, 'spawn')
  paused.kill('SIGSTOP')
  try {
    const refusal = { code: 'git.failed', retryable: true, found: `process ${paused.pid ?? 0}` }
    await expect(study.worktrees.status(study.repository, ID)).rejects.toMatchObject(refusal)
    expect(existsSync(lock)).toBe(true)
  } finally {
    paused.kill('SIGKILL')
    await ended
  }
  expect(await study.made()).toMatchObject({ dirtyFiles: [] })
})

describe('what git said and what it did not say', () => {
  it('a list that git could not give is no empty commit, and is asked for again', async () => {
    const head = study.git('rev-parse', 'HEAD')
    const tree = study.git('rev-parse', 'HEAD^{tree}')
    const file = join(study.path, '.git/objects', tree.slice(0, 2), tree.slice(2))
    await rename(file, `${file}.away`)
    const { repository, worktrees } = study

    await expect(worktrees.list(repository, head)).rejects.toMatchObject({ code: 'git.failed' })
    await expect(worktrees.show(repository, head, 'readme.md')).rejects.toMatchObject({ code: 'git.failed' })
    await rename(`${file}.away`, file)
    expect(await worktrees.list(repository, head)).toContain('readme.md')
    expect(await worktrees.show(repository, head, 'readme.md')).not.toBeNull()
  })

  it('S-3: a git that was killed has not answered, so nothing is concluded from its silence', async () => {
    const bin = join(study.base, 'bin')
    await mkdir(bin)
    await writeFile(join(bin, 'git'), '#!/bin/sh\necho partial\nkill -KILL $$\n', { mode: 0o755 })
    const place = { gitDir: join(study.path, '.git'), workTree: null, settings: [], environment: { PATH: bin } }
    const killed = { code: 'git.failed', retryable: true }

    await expect(runGit(place, ['merge-tree'], {})).rejects.toMatchObject(killed)
    const small = createGitProcess()
    await expect(small.run(place, ['merge-tree'], {})).rejects.toMatchObject(killed)
    small.close()
  })
})

describe('a study that is not the main checkout of its repository', () => {
  it('as a submodule is worked in and merged into like any other', async () => {
    const above = join(study.base, 'above')
    git(study.base, 'init', '-q', '-b', 'main', above)
    git(above, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', study.path, 'study')
    const path = join(above, 'study')
    const repository = { ...study.repository, path }

    const { path: tree } = await study.worktrees.create(repository, ID)
    await writeFile(join(tree, 'new.txt'), 'new\n')
    const request = { id: ID, key: 'k/1', message: 'Work', at: 1_000_000 }
    const commit = await study.worktrees.commit(repository, request)
    const merged = await study.worktrees.merge(repository, { ...request, commit: commit! })

    expect(git(path, 'rev-parse', 'HEAD')).toBe(merged.commit)
    expect(await readFile(join(path, 'new.txt'), 'utf8')).toBe('new\n')
    expect(git(path, 'status', '--porcelain')).toBe('')
  })

  it('as a linked worktree is found after its repository was moved and git repaired the link in place', async () => {
    const path = join(study.base, 'linked')
    study.git('worktree', 'add', '-q', path, '-b', 'side')
    const repository = { ...study.repository, path }
    await study.worktrees.check(repository)
    const moved = join(study.base, 'moved')
    await rename(study.path, moved)
    git(moved, 'worktree', 'repair', path)

    await study.worktrees.check(repository)
    expect((await study.worktrees.create(repository, ID)).base).toBe(git(moved, 'rev-parse', 'main'))
  })
})

describe('row 38: the base branch', () => {
  it('when it was deleted is named before an experiment begins, and keeps one that began at work', async () => {
    const { base } = await study.made()
    study.git('checkout', '-q', '--detach')
    study.git('branch', '-q', '-D', 'main')

    await expect(study.worktrees.check(study.repository)).rejects.toMatchObject({
      code: 'git.notRepository',
      found: 'there is no branch "main" with a commit',
    })
    await study.write('new.txt', 'new\n')
    const commit = await study.commit('k/1')
    expect(await study.made()).toMatchObject({ base, head: commit })
    await expect(merge(commit!, base)).rejects.toMatchObject({ code: 'git.notRepository' })
  })

  it('when it was rewritten is not merged into: what was taken out must not come back', async () => {
    await study.writeMain('secret.txt', 'taken out later\n')
    study.git('add', '.')
    study.git('commit', '-qm', 'Too much')
    const { base } = await study.made()
    await study.write('new.txt', 'new\n')
    const commit = await study.commit('k/1')
    study.git('reset', '-q', '--hard', 'HEAD~1')
    const before = study.git('rev-parse', 'main')

    const found = expect.stringContaining(base.slice(0, 12)) as string
    await expect(merge(commit!, base)).rejects.toMatchObject({ code: 'git.conflict', found })
    expect(study.git('rev-parse', 'main')).toBe(before)

    study.git('reset', '-q', '--hard', base)
    await study.writeMain('beside.txt', 'of others\n')
    study.git('add', '.')
    study.git('commit', '-qm', 'Beside')
    const merged = await merge(commit!, base)
    expect(merged.commit).toBe(study.git('rev-parse', 'main'))
  })

  it('when its repository was moved away is missed by name', async () => {
    await study.made()
    await rename(study.path, `${study.path}-renamed`)

    await expect(study.worktrees.locate(study.repository, ID)).rejects.toMatchObject({
      code: 'git.notRepository',
      message: expect.stringContaining(study.path) as string,
    })
  })
})

describe('row 41: the object store', () => {
  it('when a pack is damaged says so and how to go on, and changes nothing', async () => {
    await study.made()
    await study.write('new.txt', 'new\n')
    await study.commit('k/1')
    study.git('gc', '-q')
    const packs = join(study.path, '.git/objects/pack')
    const [pack = ''] = readdirSync(packs).filter((name) => name.endsWith('.pack'))
    await chmod(join(packs, pack), 0o600)
    truncateSync(join(packs, pack), 40)
    await rm(study.tree, { recursive: true })

    const advice = expect.stringContaining('clone it afresh beside this one, keep the old one') as string
    await expect(study.made()).rejects.toMatchObject({ code: 'git.failed', retryable: false, advice })
    expect(existsSync(join(packs, pack))).toBe(true)
  })

  it('when it is shallow works all the same', async () => {
    study.git('commit', '-q', '--allow-empty', '-m', 'Second')
    const path = join(study.base, 'shallow')
    git(study.base, 'clone', '-q', '--depth', '1', `file://${study.path}`, path)
    const repository = { ...study.repository, path }

    const { base } = await study.worktrees.create(repository, ID)
    await study.write('new.txt', 'new\n')
    const request = { id: ID, key: 'k/1', message: 'Work', at: 1_000_000 }
    const commit = await study.worktrees.commit(repository, request)
    const merged = await study.worktrees.merge(repository, { ...request, commit: commit!, base })

    expect(git(path, 'log', '--format=%H', '-1', 'main')).toBe(merged.commit)
    expect(git(path, 'rev-parse', '--is-shallow-repository')).toBe('true')
  })
})
