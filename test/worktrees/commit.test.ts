import { execFileSync } from 'node:child_process'
import { link, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStudy, git, ID, type Study } from './study.ts'

const ODD_NAMES = ['new\nline.txt', '🧪/ü.txt', '-rf', '--upload-pack=touch x', ' space ', '"quoted"', ':(top)x', 'a*b', 'tab\tx']

let study: Study
beforeEach(async () => {
  study = await aStudy()
  await study.worktrees.create(study.repository, ID)
})
afterEach(() => study.gone())

const filesOf = (commit: string | null) =>
  git(study.tree, 'show', '-z', '--name-only', '--format=', commit!).split('\0').filter(Boolean)

describe('commit', () => {
  it('W-6: carries the key, author and date, and is found again by its key', async () => {
    await study.write('new.txt', 'new\n')
    const commit = await study.commit('BANDIT-001/7/0')
    await study.write('later.txt', 'later\n')

    expect(await study.commit('BANDIT-001/7/0')).toBe(commit)
    expect(git(study.tree, 'show', '-s', '--format=%an <%ae> %at %cn %ct|%B', commit!)).toBe(
      'Hooke <hooke@localhost> 1000 Hooke 1000|Work BANDIT-001/7/0\n\nHooke-Key: BANDIT-001/7/0\n',
    )
    expect(filesOf(commit)).toEqual(['new.txt'])
    expect((await study.worktrees.status(study.repository, ID)).dirtyFiles).toEqual(['later.txt'])
  })

  it('E-3: gives the same hash for the same content, key and time', async () => {
    const other = await aStudy()
    await other.worktrees.create(other.repository, ID)
    const tree = async (at: Study) => {
      await at.write('new.txt', 'new\n')
      const commit = await at.commit('k/1')
      return git(at.tree, 'cat-file', '-p', commit!).replace(/^parent .*$/m, '')
    }

    expect(await tree(study)).toBe(await tree(other))
    await other.gone()
  })

  it('is not fooled by a message that brings a key of its own', async () => {
    await study.write('a.txt', 'a')
    const message = 'Work\n\nHooke-Key: k/2'
    const first = await study.worktrees.commit(study.repository, { id: ID, key: 'k/1', message, at: 0 })
    await study.write('b.txt', 'b')

    expect(await study.commit('k/2')).not.toBe(first)
    await expect(study.commit('two\nlines')).rejects.toMatchObject({ code: 'git.failed' })
  })

  it('is null when there is nothing to commit', async () => {
    expect(await study.commit('k/1')).toBeNull()
    await study.write('ignored.log', 'x')
    await study.write('.gitignore', '*.log\n')
    expect(filesOf(await study.commit('k/2'))).toEqual(['.gitignore'])
  })

  it('P-13: takes only the declared paths, whatever lies in the index', async () => {
    await study.write('in/a.txt', 'a')
    await study.write('inside.txt', 'no')
    await rm(join(study.tree, 'src/code.txt'))
    git(study.tree, 'add', 'inside.txt')

    expect(filesOf(await study.commit('k/1', ['in', 'src/code.txt']))).toEqual(['in/a.txt', 'src/code.txt'])
    expect((await study.worktrees.status(study.repository, ID)).dirtyFiles).toEqual(['inside.txt'])
    await expect(study.commit('k/2', ['../x'])).rejects.toMatchObject({ code: 'path.unsafe' })
  })

  it('takes files that become folders and folders that become files', async () => {
    await rm(join(study.tree, 'src'), { recursive: true })
    await study.write('src', 'file now')
    await rm(join(study.tree, 'readme.md'))
    await study.write('readme.md/inner', 'folder now')

    const commit = await study.commit('k/1')

    expect(await study.worktrees.list(study.repository, commit!)).toEqual(['readme.md/inner', 'src'])
  })

  it('row 66: keeps odd names byte for byte', async () => {
    for (const name of ODD_NAMES) await study.write(name, `content of ${name}`)

    const commit = await study.commit('k/1')

    const listed = await study.worktrees.list(study.repository, commit!)
    expect(listed).toEqual(expect.arrayContaining(ODD_NAMES))
    const { files } = await study.worktrees.diff(study.repository, ID)
    expect(files.map(({ path }) => path).sort()).toEqual([...ODD_NAMES].sort())
    for (const name of ODD_NAMES)
      expect(await study.worktrees.show(study.repository, commit!, name)).toBe(`content of ${name}`)
  })

  it('row 66: refuses a name that is not Unicode', async () => {
    await writeFile(Buffer.concat([Buffer.from(`${study.tree}/bad`), Buffer.from([0xff])]), 'x')
    await expect(study.commit('k/1')).rejects.toMatchObject({ code: 'path.unsafe' })
  })

  it('row 65, row 68, P-13: refuses a file over the cap, a link that leads out and a repository inside, by name', async () => {
    const refused = async (name: string) => {
      const found = expect.stringContaining(name) as string
      await expect(study.commit('k/1')).rejects.toMatchObject({ code: 'path.unsafe', found })
      await rm(join(study.tree, name), { recursive: true, force: true })
    }
    await study.write('big.bin', Buffer.alloc(10 * 1024 * 1024 + 1))
    await refused('big.bin')
    await symlink('/etc/passwd', join(study.tree, 'absolute'))
    await refused('absolute')
    await symlink('../../study/.git/config', join(study.tree, 'relative'))
    await refused('relative')
    git(study.tree, 'init', '-q', 'nested')
    git(join(study.tree, 'nested'), 'commit', '-q', '--allow-empty', '-m', 'x')
    await refused('nested')

    await symlink('.', join(study.tree, 'here'))
    await symlink('here/../../study', join(study.tree, 'through'))
    await refused('through')
    expect(filesOf(await study.commit('k/1'))).toEqual(['here'])
  })

  it('row 68: leaves out pipes and keeps what a hard link shows', async () => {
    execFileSync('mkfifo', [join(study.tree, 'pipe')])
    await link(join(study.tree, 'readme.md'), join(study.tree, 'twin.md'))
    expect(filesOf(await study.commit('k/1'))).toEqual(['twin.md'])
  })

  it('says when there is no worktree', async () => {
    await study.worktrees.remove(study.repository, ID)
    await expect(study.commit('k/1')).rejects.toMatchObject({ code: 'notFound' })
    await expect(study.worktrees.status(study.repository, ID)).rejects.toMatchObject({ code: 'notFound' })
  })
})

describe('diff', () => {
  it('names each file with its change and its lines', async () => {
    await study.write('binary.bin', Buffer.from([0, 1, 2]))
    await study.write('readme.md', 'one\n2\nthree\nfour\n')
    await rm(join(study.tree, 'src/code.txt'))
    await study.write('lib/code.txt', 'code\n')
    const head = await study.commit('k/1')

    const diff = await study.worktrees.diff(study.repository, ID)

    expect(diff.head).toBe(head)
    expect(diff.files).toEqual([
      { path: 'binary.bin', status: 'added', added: 0, removed: 0, binary: true },
      { path: 'lib/code.txt', from: 'src/code.txt', status: 'renamed', added: 0, removed: 0, binary: false },
      { path: 'readme.md', status: 'modified', added: 2, removed: 1, binary: false },
    ])
    expect(diff.text).toContain('+2\n')
    expect(diff.truncated).toBe(false)
    expect((await study.worktrees.diff(study.repository, ID, head!)).files).toEqual([])
  })

  it('caps its text and says so', async () => {
    await study.write('long.txt', 'a line of text\n'.repeat(200_000))
    await study.commit('k/1')

    const { text, truncated } = await study.worktrees.diff(study.repository, ID)

    expect(truncated).toBe(true)
    expect(text.length).toBe(1024 * 1024)
  })
})

describe('show', () => {
  it('gives the text of a file at a commit, and null for anything else', async () => {
    await mkdir(join(study.tree, 'dir'))
    await symlink('../readme.md', join(study.tree, 'dir/link'))
    const commit = await study.commit('k/1')
    const show = (path: string, at = commit!) => study.worktrees.show(study.repository, at, path)

    expect(await show('readme.md')).toBe('one\ntwo\nthree\n')
    for (const path of ['absent', 'src', 'dir/link', '../readme.md', '*']) expect(await show(path), path).toBeNull()
    for (const at of ['f'.repeat(40), '--help', 'main:readme.md', ''])
      await expect(show('readme.md', at), at).rejects.toMatchObject({ code: 'git.failed' })
  })
})
