import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, truncateSync } from 'node:fs'
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
