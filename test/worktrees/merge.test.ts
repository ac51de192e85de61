import { existsSync } from 'node:fs'
import { utimes, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStudy, git, ID, type Study } from './study.ts'

let study: Study
let work: string
beforeEach(async () => {
  study = await aStudy({ patienceMs: 300 })
  await study.worktrees.create(study.repository, ID)
  await study.write('readme.md', 'one\ntwo\nTHREE\n')
  await study.write('added/new.txt', 'new\n')
  await rm(join(study.tree, 'src/code.txt'))
  work = (await study.commit('k/1'))!
})
afterEach(() => study.gone())

const merge = (repository = study.repository) =>
  study.worktrees.merge(repository, { commit: work, key: 'm/1', message: 'Merge BANDIT-001', at: 2_000_000 })
const main = (file: string) => readFile(join(study.path, file), 'utf8')

describe('merge', () => {
  it('W-6: brings the work into a clean checkout of the target, once', async () => {
    const tip = study.git('rev-parse', 'main')

    const { commit } = await merge()
    const again = await merge()

    expect(again.commit).toBe(commit)
    expect(study.git('rev-parse', 'main', 'main^1', 'main^2')).toBe([commit, tip, work].join('\n'))
    expect(study.git('show', '-s', '--format=%an|%B', 'main')).toBe('Hooke|Merge BANDIT-001\n\nHooke-Key: m/1\n')
    expect(study.git('status', '--porcelain')).toBe('')
    expect(await main('added/new.txt')).toBe('new\n')
    expect(existsSync(join(study.path, 'src/code.txt'))).toBe(false)
  })

  it('W-6: is found again after the target moved on', async () => {
    const { commit } = await merge()
    study.git('commit', '-q', '--allow-empty', '-m', 'Later')

    expect(await merge()).toEqual({ commit })
  })

  it('E-3: gives the same hash when it is made again', async () => {
    const tip = study.git('rev-parse', 'main')
    study.git('checkout', '-q', '--detach')
    const { commit } = await merge()
    study.git('update-ref', 'refs/heads/main', tip)

    expect(await merge()).toEqual({ commit })
  })

  it('P-11: keeps the lines of both sides in a file that everybody adds to, and only there', async () => {
    const log = 'docs/log "of" all.md'
    await study.write(log, '# Log\n\nfirst\n')
    const commit = (await study.commit('k/2'))!
    await study.writeMain(log, '# Log\n\nsecond\n')
    study.git('add', '.')
    study.git('commit', '-qm', 'Meanwhile')
    const request = { commit, key: 'm/2', message: 'Merge', at: 2_000_000 }

    await expect(study.worktrees.merge(study.repository, request)).rejects.toMatchObject({ code: 'git.conflict' })
    await study.worktrees.merge(study.repository, { ...request, united: [log] })

    expect((await main(log)).split('\n').filter((line) => line !== '')).toEqual(['# Log', 'second', 'first'])
    expect(study.git('status', '--porcelain')).toBe('')
  })

  it('W-9: leaves the checkout alone when the target is not checked out there', async () => {
    study.git('branch', 'research/topic')
    await study.writeMain('readme.md', 'dirty\n')

    const { commit } = await merge({ ...study.repository, mergeTarget: 'research/topic' })

    expect(study.git('rev-parse', 'research/topic')).toBe(commit)
    expect(await main('readme.md')).toBe('dirty\n')
    expect(study.git('rev-parse', 'main')).not.toBe(commit)
  })

  it('W-9: moves the branch alone where the repository is bare, also one in a .git folder', async () => {
    study.git('config', 'core.bare', 'true')

    const { commit } = await merge()

    expect(study.git('rev-parse', 'main')).toBe(commit)
    expect(await main('readme.md')).toBe('one\ntwo\nthree\n')
    expect(existsSync(join(study.path, 'added/new.txt'))).toBe(false)
  })

  it('W-9: finds the target in another checkout of the person', async () => {
    study.git('worktree', 'add', '-q', '-b', 'research/topic', join(study.base, 'second'))

    await merge({ ...study.repository, mergeTarget: 'research/topic' })

    expect(await readFile(join(study.base, 'second/added/new.txt'), 'utf8')).toBe('new\n')
    expect(git(join(study.base, 'second'), 'status', '--porcelain')).toBe('')
  })

  it('W-6: keeps changes beside those of the merge, staged ones too', async () => {
    await study.writeMain('mine.txt', 'mine\n')
    await study.writeMain('staged.txt', 'staged\n')
    study.git('add', 'staged.txt')

    await merge()

    expect(study.git('status', '--porcelain').split('\n').sort()).toEqual(['?? mine.txt', 'A  staged.txt'])
  })

  it.each([
    ['a changed file', 'readme.md', async () => study.writeMain('readme.md', 'mine\n')],
    ['an untracked file', 'added/new.txt', async () => study.writeMain('added/new.txt', 'mine\n')],
    ['a file in the way of a folder', 'added', async () => study.writeMain('added', 'mine\n')],
    [
      'a staged change',
      'readme.md',
      async () => {
        await study.writeMain('readme.md', 'mine\n')
        study.git('add', 'readme.md')
      },
    ],
  ])('W-6: refuses to touch %s, and names it', async (_, file, change) => {
    await change()
    const before = study.git('rev-parse', 'main')
    const found = expect.stringContaining(file) as string

    await expect(merge()).rejects.toMatchObject({ code: 'git.dirty', found })

    expect(await main(file)).toBe('mine\n')
    expect(study.git('rev-parse', 'main')).toBe(before)
  })

  it('row 37: names the files of a conflict and changes nothing', async () => {
    await study.writeMain('readme.md', 'one\ntwo\nthree, otherwise\n')
    study.git('commit', '-qam', 'Beside')
    const before = study.git('rev-parse', 'main')

    await expect(merge()).rejects.toMatchObject({ code: 'git.conflict', found: 'readme.md' })

    expect(study.git('rev-parse', 'main')).toBe(before)
    expect(study.git('status', '--porcelain')).toBe('')
  })

  it('E-3: finishes what a kill between the files and the index left, and what one before the ref left', async () => {
    for (const file of ['readme.md', 'added/new.txt'])
      await study.writeMain(file, await readFile(join(study.tree, file), 'utf8'))
    await writeFile(join(study.path, '.git/hooke-merging'), 'of an earlier try')
    await writeFile(join(study.path, '.git/index.lock'), '')
    const { commit } = await merge()
    expect(study.git('status', '--porcelain')).toBe('')

    study.git('update-ref', 'refs/heads/main', `${commit}^1`)
    expect(study.git('status', '--porcelain')).not.toBe('')
    expect(await merge()).toEqual({ commit })
    expect(study.git('status', '--porcelain')).toBe('')
  })

  it('S-3: a lock in the checkout of a person stays while it may be held, though no git is seen; an old one goes', async () => {
    const lock = join(study.path, '.git/index.lock')
    await writeFile(lock, '')
    const before = study.git('rev-parse', 'main')

    await expect(merge()).rejects.toMatchObject({ code: 'git.failed', retryable: true, found: lock })
    expect(existsSync(lock)).toBe(true)
    expect(study.git('rev-parse', 'main')).toBe(before)

    await utimes(lock, 1, 1)
    const { commit } = await merge()
    expect(study.git('rev-parse', 'main')).toBe(commit)
    expect(existsSync(lock)).toBe(false)
  })

  it('E-3: finishes what a kill in the middle of a file left; where git was not cut off, half a file is a person’s', async () => {
    const { commit } = await merge()
    study.git('reset', '-q', '--hard', `${commit}^1`)
    await study.writeMain('readme.md', 'one\ntwo\nTHR')
    await study.writeMain('added/new.txt', '')
    const found = 'added/new.txt, readme.md'
    await expect(merge()).rejects.toMatchObject({ code: 'git.dirty', found })
    expect(await main('added/new.txt')).toBe('')

    await writeFile(join(study.path, '.git/hooke-merging'), commit)
    await study.writeMain('mine.txt', 'mine\n')
    expect(await merge()).toEqual({ commit })

    expect(await main('readme.md')).toBe('one\ntwo\nTHREE\n')
    expect(await main('added/new.txt')).toBe('new\n')
    expect(study.git('status', '--porcelain')).toBe('?? mine.txt')
    expect(existsSync(join(study.path, '.git/hooke-merging'))).toBe(false)
  })

  it('E-3: finishes what a kill left where a folder becomes a file', async () => {
    await rm(join(study.tree, 'src'), { recursive: true, force: true })
    await study.writeMain('src/code.txt', 'code\n')
    await study.write('src', 'a file now\n')
    const commit = (await study.commit('k/2'))!
    const request = { commit, key: 'm/2', message: 'Merge', at: 2_000_000 }
    const { commit: merged } = await study.worktrees.merge(study.repository, request)
    const files = ['readme.md', 'added/new.txt', 'src']
    study.git('reset', '-q', '--hard', `${merged}^1`)
    await rm(join(study.path, 'src'), { recursive: true })
    for (const file of files) await study.writeMain(file, await readFile(join(study.tree, file), 'utf8'))

    expect(await study.worktrees.merge(study.repository, request)).toEqual({ commit: merged })
    expect(study.git('status', '--porcelain')).toBe('')
  })

  it('refuses an unknown commit, an unknown target and a merge that a person began', async () => {
    const unknown = { commit: 'f'.repeat(40), key: 'm/2', message: 'x', at: 0 }
    await expect(study.worktrees.merge(study.repository, unknown)).rejects.toMatchObject({ code: 'git.failed' })
    await expect(merge({ ...study.repository, mergeTarget: 'gone' })).rejects.toMatchObject({
      code: 'git.notRepository',
    })
    await writeFile(join(study.path, '.git/MERGE_HEAD'), `${work}\n`)
    await expect(merge()).rejects.toMatchObject({ code: 'git.dirty' })
  })
})

describe('tag', () => {
  const tag = (name: string, commit = work) =>
    study.worktrees.tag(study.repository, { name, commit, message: 'Record\n\nsha256: abc', at: 3_000_000 })

  it('P-11: is annotated, with the time of the approval, and is made once', async () => {
    const first = await tag('result/BANDIT-001')

    expect(await tag('result/BANDIT-001')).toEqual(first)
    expect(study.git('cat-file', '-p', first.object)).toBe(
      `object ${work}\ntype commit\ntag result/BANDIT-001\ntagger Hooke <hooke@localhost> 3000 +0000\n\nRecord\n\nsha256: abc`,
    )
    expect(await study.worktrees.tags(study.repository, 'result/')).toMatchObject([
      { name: 'result/BANDIT-001', commit: work, message: 'Record\n\nsha256: abc' },
    ])
    study.git('fsck', '--strict')
  })

  it('P-11: is never moved, and a light tag of that name is no seal', async () => {
    await tag('result/a')
    study.git('tag', 'light', work)

    await expect(tag('result/a', study.git('rev-parse', 'main'))).rejects.toMatchObject({ code: 'git.conflict' })
    await expect(tag('light')).rejects.toMatchObject({ code: 'git.conflict' })
    await expect(tag('result/a/b')).rejects.toMatchObject({ code: 'git.failed' })
  })

  it.each(['-f', '../x', 'a..b', 'a b', 'a@{1}', '', 'a.lock', 'a\nb', 'x~1'])('refuses the name %j', async (name) => {
    await expect(tag(name)).rejects.toMatchObject({ code: 'path.unsafe' })
  })

  it('lists only what starts with the prefix', async () => {
    for (const name of ['snapshot/1', 'snapshot/2', 'other']) await tag(name)
    await mkdir(join(study.path, 'x'))

    const names = (await study.worktrees.tags(study.repository, 'snapshot/')).map(({ name }) => name)

    expect(names).toEqual(['snapshot/1', 'snapshot/2'])
    expect(await study.worktrees.tags(study.repository, 'none')).toEqual([])
  })
})
