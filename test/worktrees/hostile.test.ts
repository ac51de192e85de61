import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Tampering } from '../../src/worktrees/git-file.ts'
import { aStudy, git, ID, type Study } from './study.ts'

let study: Study
let reports: Tampering[]
beforeEach(async () => {
  reports = []
  study = await aStudy({ onTampering: (tampering) => reports.push(tampering) })
  await study.worktrees.create(study.repository, ID)
})
afterEach(() => study.gone())

const trap = () => `touch ${study.trap}; cat`

/** Every verb that meets the tree or its history, in the order of an experiment. */
async function wholeLife(): Promise<void> {
  const { worktrees, base } = study
  git(base, 'init', '-q', '--bare', 'remote.git')
  const repository = { ...study.repository, remote: join(base, 'remote.git') }
  await study.write('src/code.txt', 'changed\n')
  await worktrees.status(repository, ID)
  const commit = await study.commit('k/1')
  await worktrees.diff(repository, ID)
  await worktrees.show(repository, commit!, 'src/code.txt')
  await study.write('more.txt', 'more\n')
  await worktrees.rescue(repository, ID, join(study.base, 'patches'))
  await worktrees.tag(repository, { name: 'hooke/x', commit: commit!, message: 'x', at: 0 })
  await worktrees.merge(repository, { commit: commit!, key: 'm/1', message: 'Merge', at: 0 })
  await worktrees.push(repository, ['main', 'hooke/x'])
  await worktrees.create(repository, ID)
  await worktrees.remove(repository, ID)
}

async function replaceGit(settings: Record<string, string>): Promise<void> {
  await rm(join(study.tree, '.git'), { recursive: true, force: true })
  git(study.tree, 'init', '-q')
  for (const [key, value] of Object.entries(settings)) git(study.tree, 'config', key, value)
}

async function hooksIn(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const names = ['pre-commit', 'post-commit', 'post-checkout', 'post-merge', 'pre-push', 'reference-transaction']
  for (const name of [...names, 'post-index-change', 'commit-msg', 'pre-merge-commit', 'fsmonitor-watchman']) {
    await writeFile(join(folder, name), `#!/bin/sh\ntouch ${study.trap}\n`)
    await chmod(join(folder, name), 0o755)
  }
}

describe('a worktree whose agent replaced .git', () => {
  it('S-3: is put right; what stood there never runs, is set aside and reported', async () => {
    await replaceGit({ 'core.fsmonitor': trap(), 'core.sshCommand': trap(), 'core.pager': trap() })
    await hooksIn(join(study.tree, '.git/hooks'))
    git(study.tree, 'config', '--unset', 'core.fsmonitor')
    git(study.tree, 'config', 'core.fsmonitor', trap())

    await wholeLife()

    expect(study.wasTrapped()).toBe(false)
    expect(reports).toMatchObject([{ id: ID, found: 'folder' }])
    expect(existsSync(join(reports[0]!.setAside!, 'config'))).toBe(true)
  })

  it('S-3: the trap is real: a plain git status in that tree springs it', async () => {
    await replaceGit({ 'core.fsmonitor': trap() })
    git(study.tree, 'status')
    expect(study.wasTrapped()).toBe(true)
  })

  it('S-3: notices a link, another pointer and an empty place', async () => {
    const path = join(study.tree, '.git')
    const ours = await readFile(path, 'utf8')
    const evil = join(study.base, 'evil')
    git(study.base, 'init', '-q', 'evil')
    const put = [
      () => symlink(join(evil, '.git'), path),
      () => writeFile(path, `gitdir: ${evil}/.git\n`),
      () => Promise.resolve(),
      () => mkdir(path),
    ]
    for (const replace of put) {
      await rm(path, { recursive: true })
      await replace()
      expect((await study.worktrees.status(study.repository, ID)).dirtyFiles).toEqual([])
      expect(await readFile(path, 'utf8')).toBe(ours)
    }

    expect(reports.map(({ found }) => found)).toEqual(['link', 'other text', 'nothing', 'folder'])
    expect(await readdir(join(study.root, '.set-aside'))).toHaveLength(3)
  })
})

describe('write', () => {
  it('S-3: writes in the worktree and nowhere else', async () => {
    const write = (path: string, tree = study.tree) => study.worktrees.write(tree, path, 'text')
    await symlink(study.base, join(study.tree, 'out'))
    await symlink(join(study.base, 'target'), join(study.tree, 'link.md'))

    for (const path of ['link.md', 'out/x', '../x', '.git', '.GIT/config', 'sub/.git/hooks/x', 'src', 'readme.md/x', 'a\\b'])
      await expect(write(path), path).rejects.toMatchObject({ code: 'path.unsafe' })
    await expect(write('x', study.path)).rejects.toMatchObject({ code: 'path.unsafe' })
    await write('logs/deep/book.md')

    expect(await readFile(join(study.tree, 'logs/deep/book.md'), 'utf8')).toBe('text')
    expect((await readdir(study.base)).sort()).toEqual(['study', 'worktrees'])
  })
})

describe('a repository inside the tree', () => {
  it('S-3: is never looked into, also where git was told of it', async () => {
    git(study.tree, 'init', '-q', 'nested')
    const nested = join(study.tree, 'nested')
    await writeFile(join(nested, 'file'), 'x')
    git(nested, 'add', '.')
    git(nested, 'commit', '-qm', 'x')
    // An entry of the nested repository on the branch itself makes git ask for its status.
    study.git('update-index', '--add', '--cacheinfo', `160000,${git(nested, 'rev-parse', 'HEAD')},nested`)
    study.git('commit', '-qm', 'With a submodule')
    study.git('update-ref', `refs/heads/hooke/${ID}`, 'main')
    git(nested, 'config', 'core.fsmonitor', trap())
    await hooksIn(join(nested, '.git/hooks'))
    await writeFile(join(nested, 'file'), 'changed')

    await wholeLife()

    expect(study.wasTrapped()).toBe(false)
  })
})

describe('drivers and commands that the repository configures', () => {
  const drivers = (name: string) => ({
    [`filter.${name}.clean`]: trap(),
    [`filter.${name}.smudge`]: trap(),
    [`filter.${name}.process`]: `touch ${study.trap}`,
    [`filter.${name}.required`]: 'true',
    [`diff.${name}.textconv`]: trap(),
    [`diff.${name}.command`]: trap(),
    [`merge.${name}.driver`]: trap(),
  })

  it.each(['evil', 'a.b=c d', 'quo"te'])('S-3: "%s" does not run when the tree names it', async (name) => {
    for (const [key, value] of Object.entries(drivers(name))) study.git('config', key, value)
    await study.write('.gitattributes', `* filter=${name} diff=${name} merge=${name}\n`)
    await study.write('readme.md', 'one\ntwo\nTHREE\n')
    await study.writeMain('readme.md', 'ONE\ntwo\nthree\n')
    study.git('commit', '-qam', 'Beside')

    await wholeLife()

    expect(study.wasTrapped()).toBe(false)
  })

  it('S-3: hooks, fsmonitor, ssh and signing programs of the repository do not run either', async () => {
    const programs = ['core.sshCommand', 'core.pager', 'core.editor', 'gpg.program', 'diff.external', 'core.fsmonitor']
    for (const key of programs) study.git('config', key, trap())
    for (const key of ['commit', 'tag', 'push']) study.git('config', `${key}.gpgSign`, 'true')
    study.git('config', 'log.showSignature', 'true')
    await hooksIn(join(study.path, '.git/hooks'))
    const remote = { ...study.repository, remote: 'ssh://nobody@127.0.0.1:1/x' }

    await wholeLife()
    await expect(study.worktrees.push(remote, ['main'])).rejects.toMatchObject({ code: 'git.failed' })

    expect(study.wasTrapped()).toBe(false)
  })

  it.each(['ext::sh -c touch% PWNED', '--upload-pack=touch PWNED', 'ssh://-oProxyCommand=touch', 'http://x/y', 'fd::1'])(
    'S-4: refuses the remote %s',
    async (remote) => {
      const push = study.worktrees.push({ ...study.repository, remote }, ['main'])
      await expect(push).rejects.toMatchObject({ code: 'path.unsafe' })
    },
  )

  it.each(['ext::sh -c touch% PWNED', 'git://127.0.0.1:1/x', 'http://127.0.0.1:1/x'])(
    'S-4: refuses a remote whose configured URL is %s',
    async (url) => {
      study.git('config', 'remote.origin.url', url)
      study.git('config', 'remote.origin.receivepack', trap())
      study.git('config', 'core.gitProxy', trap())
      const push = study.worktrees.push({ ...study.repository, remote: 'origin' }, ['main'])

      const found = expect.stringContaining('not allowed') as string
      await expect(push).rejects.toMatchObject({ code: 'git.failed', found })
      expect(study.wasTrapped()).toBe(false)
    },
  )
})
