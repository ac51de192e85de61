import { existsSync } from 'node:fs'
import { chmod, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Repository } from '../../src/worktrees/worktrees.ts'
import { aStudy, git, ID, type Study } from './study.ts'

const BRANCH = `hooke/${ID}`

let study: Study
let remote: string
let repository: Repository
let work: string
beforeEach(async () => {
  study = await aStudy()
  remote = join(study.base, 'remote.git')
  git(study.base, 'clone', '-q', '--bare', study.path, remote)
  study.git('remote', 'add', 'origin', remote)
  repository = { ...study.repository, remote: 'origin' }
  await study.worktrees.create(repository, ID)
  await study.write('new.txt', 'new\n')
  work = (await study.commit('k/1'))!
})
afterEach(() => study.gone())

const push = (...refs: string[]) => study.worktrees.push(repository, refs)
const there = (ref: string) => git(remote, 'for-each-ref', '--format=%(objectname)', `refs/heads/${ref}`)

async function hook(name: string, script: string): Promise<void> {
  await writeFile(join(remote, 'hooks', name), `#!/bin/sh\n${script}\n`)
  await chmod(join(remote, 'hooks', name), 0o755)
}

const rejected = (reason: string) => ({
  code: 'git.rejected',
  message: expect.stringContaining(reason) as string,
})

describe('push', () => {
  it('pushes branches and tags, reads them back, and does nothing the second time', async () => {
    const tag = { name: 'result/1', commit: work, message: 'x', at: 0 }
    const { object } = await study.worktrees.tag(repository, tag)

    const first = await push(BRANCH, 'refs/tags/result/1')
    await hook('pre-receive', 'exit 1')

    expect(first).toEqual({ [BRANCH]: work, 'refs/tags/result/1': object })
    expect(await push(BRANCH, 'refs/tags/result/1')).toEqual(first)
    expect(there(BRANCH)).toBe(work)
    await expect(study.worktrees.remove(repository, ID)).resolves.toBeUndefined()
  })

  it('is null without a remote', async () => {
    expect(await study.worktrees.push(study.repository, [BRANCH])).toBeNull()
  })

  it('row 39: never forces: says that it is not a fast-forward', async () => {
    await push(BRANCH)
    git(study.base, 'clone', '-q', '-b', BRANCH, remote, 'other')
    git(join(study.base, 'other'), 'commit', '-q', '--allow-empty', '-m', 'Someone else')
    git(join(study.base, 'other'), 'push', '-q')
    const theirs = there(BRANCH)
    await study.write('more.txt', 'more\n')
    await study.commit('k/2')

    await expect(push(BRANCH)).rejects.toMatchObject(rejected('not a fast-forward'))
    expect(there(BRANCH)).toBe(theirs)
  })

  it('row 39: tells a declining hook, a protected branch and missing rights apart', async () => {
    await hook('pre-receive', 'echo "no pushes on Friday" >&2; exit 1')
    const found = expect.stringContaining('no pushes on Friday') as string
    await expect(push(BRANCH)).rejects.toMatchObject({ ...rejected('hook declined'), found })

    await hook('pre-receive', 'echo "error: GH006: Protected branch update failed" >&2; exit 1')
    await expect(push(BRANCH)).rejects.toMatchObject(rejected('protected'))

    const ssh = join(study.base, 'ssh')
    await writeFile(ssh, '#!/bin/sh\necho "git@host: Permission denied (publickey)." >&2; exit 255\n')
    await chmod(ssh, 0o755)
    const other = await aStudy({ environment: { GIT_SSH_COMMAND: ssh } })
    const away = other.worktrees.push({ ...other.repository, remote: 'ssh://host/x.git' }, ['main'])
    await expect(away).rejects.toMatchObject(rejected('authentication'))
    await other.gone()
  })

  it('row 39: publishes all or nothing: a tag and a branch do not go out when the main branch is refused', async () => {
    const tag = { name: 'result/1', commit: work, message: 'x', at: 0 }
    await study.worktrees.tag(repository, tag)
    await study.worktrees.merge(repository, { commit: work, key: 'm/1', message: 'Merge', at: 0 })
    const before = git(remote, 'for-each-ref')
    const all = [BRANCH, 'refs/tags/result/1', 'main']
    await hook('update', 'test "$1" != refs/heads/main || { echo "main is reviewed first" >&2; exit 1; }')

    const found = expect.stringContaining('main is reviewed first') as string
    await expect(push(...all)).rejects.toMatchObject({ ...rejected('hook declined'), found })
    expect(git(remote, 'for-each-ref')).toBe(before)

    await hook('update', 'exit 0')
    expect(Object.keys((await push(...all)) ?? {})).toEqual(all)
  })

  it('row 39: pushes to a remote that takes refs one by one only', async () => {
    git(remote, 'config', 'receive.advertiseAtomic', 'false')
    const tag = { name: 'result/1', commit: work, message: 'x', at: 0 }
    const { object } = await study.worktrees.tag(repository, tag)

    expect(await push(BRANCH, 'refs/tags/result/1')).toEqual({ [BRANCH]: work, 'refs/tags/result/1': object })
  })

  it('row 40: takes a push whose reply was lost for done', async () => {
    await hook('post-receive', 'kill -9 $PPID')

    expect(await push(BRANCH)).toEqual({ [BRANCH]: work })
    expect(there(BRANCH)).toBe(work)
  })

  it('row 40: does not believe a remote that takes back what it said it took', async () => {
    await hook('post-receive', `git update-ref -d refs/heads/${BRANCH}`)

    await expect(push(BRANCH)).rejects.toMatchObject({ code: 'git.failed', retryable: true })
  })

  it('row 38: says that the remote is gone, and that it may be tried again', async () => {
    study.git('remote', 'set-url', 'origin', join(study.base, 'gone.git'))
    await expect(push(BRANCH)).rejects.toMatchObject({ code: 'git.failed', retryable: true })
    await expect(push('no-such-branch')).rejects.toMatchObject({ code: 'git.failed' })
  })
})

describe('remove', () => {
  const remove = () => study.worktrees.remove(repository, ID)

  it('W-6: refuses uncommitted and unpushed work, and names it', async () => {
    await expect(remove()).rejects.toMatchObject({ code: 'git.dirty', found: expect.stringContaining('1 commit') as string })
    await push(BRANCH)
    await study.write('late.txt', 'late\n')
    await expect(remove()).rejects.toMatchObject({ code: 'git.dirty', found: 'uncommitted: late.txt' })
    expect(await readFile(join(study.tree, 'late.txt'), 'utf8')).toBe('late\n')
  })

  it('W-6: removes the folder once the work is elsewhere, twice if need be, and keeps the branch', async () => {
    await push(BRANCH)

    await remove()
    await remove()

    expect(existsSync(study.tree)).toBe(false)
    expect(study.git('rev-parse', BRANCH)).toBe(work)
    expect(study.git('worktree', 'list').split('\n')).toHaveLength(1)
    expect(await study.made(ID, repository)).toMatchObject({ head: work, dirtyFiles: [] })
  })

  it('W-6: counts merged work as safe where there is no remote', async () => {
    repository = study.repository
    await expect(remove()).rejects.toMatchObject({ code: 'git.dirty' })
    await study.worktrees.merge(repository, { commit: work, key: 'm/1', message: 'Merge', at: 0 })

    await remove()

    expect(existsSync(study.tree)).toBe(false)
  })
})

describe('rescue', () => {
  const into = () => join(study.base, 'patches')
  const rescue = () => study.worktrees.rescue(repository, ID, into())

  it('row 34: saves uncommitted work as a patch that gives it back, and cleans the tree', async () => {
    await study.write('new.txt', 'changed\n')
    await study.write('deep/er/binary.bin', Buffer.from([0, 255, 10, 13]))
    await study.write('new\nline', 'odd\n')

    const patch = await rescue()

    expect((await study.worktrees.status(repository, ID)).dirtyFiles).toEqual([])
    expect(existsSync(join(study.tree, 'deep'))).toBe(false)
    expect(await readdir(into())).toHaveLength(1)
    git(study.tree, 'apply', patch!)
    expect(await readFile(join(study.tree, 'deep/er/binary.bin'))).toEqual(Buffer.from([0, 255, 10, 13]))
    expect(await readFile(join(study.tree, 'new\nline'), 'utf8')).toBe('odd\n')
    expect(await readFile(join(study.tree, 'new.txt'), 'utf8')).toBe('changed\n')
    expect(await rescue()).toBe(patch)
  })

  it('is null when the tree is clean', async () => {
    expect(await rescue()).toBeNull()
    expect(existsSync(into())).toBe(false)
  })

  it('moves a repository inside the tree away as it is', async () => {
    git(study.tree, 'init', '-q', 'nested')
    git(join(study.tree, 'nested'), 'commit', '-q', '--allow-empty', '-m', 'x')

    const aside = await rescue()

    expect(existsSync(join(aside!, '.git'))).toBe(true)
    expect((await study.worktrees.status(repository, ID)).dirtyFiles).toEqual([])
  })
})
