import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStudy, ID, type Study } from './study.ts'

let study: Study
beforeEach(async () => {
  study = await aStudy()
  await study.worktrees.create(study.repository, ID)
})
afterEach(() => study.gone())

describe('history', () => {
  it('gives the same diff for a commit after later ones were made', async () => {
    await study.write('a.txt', 'one\n')
    const first = await study.commit('k/1')
    const then = await study.worktrees.diff(study.repository, ID)
    await study.write('a.txt', 'two\n')
    await study.commit('k/2')

    expect(await study.worktrees.compare(study.repository, 'main', first!)).toEqual(then)
  })

  it('tells commits newest first with their messages, and none for a part of the other', async () => {
    await study.write('a.txt', 'one\n')
    const first = await study.commit('k/1')
    await study.write('a.txt', 'two\n')
    const second = await study.commit('k/2')

    expect(await study.worktrees.log(study.repository, 'main', second!)).toEqual([
      { commit: second, message: 'Work k/2\n\nHooke-Key: k/2' },
      { commit: first, message: 'Work k/1\n\nHooke-Key: k/1' },
    ])
    expect(await study.worktrees.log(study.repository, second!, 'main')).toEqual([])
  })

  it('P-5: tells where others find the code, never what signs in there, and no folder of this machine', async () => {
    const { worktrees, repository } = study
    study.git('remote', 'add', 'origin', 'https://ada:s3cr3t@example.org/lab/bandits.git?token=s3cr3t')
    study.git('remote', 'add', 'beside', `${study.base}/remote.git`)
    const addresses = ['origin', 'beside', 'none', 'git@example.org:lab/bandits.git', 'ssh://git:pw@example.org/b']
    const found = addresses.map((remote) => worktrees.address({ ...repository, remote }))

    expect(await Promise.all(found)).toEqual([
      'https://example.org/lab/bandits.git',
      null,
      null,
      'git@example.org:lab/bandits.git',
      'ssh://git@example.org/b',
    ])
    expect(await worktrees.address({ ...repository, remote: null })).toBeNull()
  })

  it('reads what the remote holds, and knows a study without one', async () => {
    study.git('init', '-q', '--bare', `${study.base}/remote.git`)
    const repository = { ...study.repository, remote: `${study.base}/remote.git` }
    await study.worktrees.push(repository, ['refs/heads/main'])

    const refs = await study.worktrees.remoteRefs(repository, ['refs/heads/main', 'refs/tags/none'])

    expect(refs).toEqual({ 'refs/heads/main': study.git('rev-parse', 'main') })
    expect(await study.worktrees.remoteRefs(study.repository, ['refs/heads/main'])).toBeNull()
  })
})
