import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Repository } from '../../src/worktrees/worktrees.ts'
import { aStudy, git, ID, type Study } from './study.ts'

let study: Study
let repository: Repository
let other: string
let work: string
beforeEach(async () => {
  study = await aStudy({ patienceMs: 300 })
  const remote = join(study.base, 'remote.git')
  git(study.base, 'clone', '-q', '--bare', study.path, remote)
  git(study.base, 'clone', '-q', remote, 'other')
  other = join(study.base, 'other')
  study.git('remote', 'add', 'origin', remote)
  repository = { ...study.repository, remote: 'origin' }
  await study.worktrees.create(repository, ID)
  await study.write('log.md', '# Log\n\nOurs.\n')
  work = (await study.commit('k/1'))!
})
afterEach(() => study.gone())

const elsewhere = (...args: string[]): void => {
  git(other, ...args)
  git(other, 'push', '-q', 'origin', 'main')
}
const write = (text: string) => `exec 3>log.md; printf '${text}' >&3`
const logThere = (): void => {
  git(other, '-c', `alias.w=!${write('# Log\\n\\nTheirs.\\n')}`, 'w')
  git(other, 'add', 'log.md')
  elsewhere('commit', '-q', '-m', 'Theirs')
}
const main = () => study.git('rev-parse', 'main')
const trial = () =>
  study.worktrees.trialMerge(repository, { commit: work, key: 'm/1', united: ['log.md'] })

describe('following the merge target of the remote', () => {
  it('W-6: moves branch and checkout as a pull would; what is not pushed stays, and is said', async () => {
    logThere()

    expect(await study.worktrees.follow(repository)).toEqual({ ahead: false })
    expect(main()).toBe(git(other, 'rev-parse', 'main'))
    expect(study.git('status', '--porcelain')).toBe('')
    study.git('commit', '-q', '--allow-empty', '-m', 'Mine')
    const mine = main()
    expect(await study.worktrees.follow(repository)).toEqual({ ahead: true })
    expect(main()).toBe(mine)
    expect(await study.worktrees.follow(study.repository)).toBeNull()
  })

  it('S-3: never merges or overwrites: apart is a conflict, a change in the way is left as it is', async () => {
    await study.writeMain('log.md', 'not committed\n')
    logThere()

    await expect(study.worktrees.follow(repository)).rejects.toMatchObject({ code: 'git.dirty' })
    expect(study.git('status', '--porcelain')).toBe('?? log.md')
    study.git('commit', '-q', '--allow-empty', '-m', 'Mine')
    await expect(study.worktrees.follow(repository)).rejects.toMatchObject({
      code: 'git.conflict',
      message: 'branch main here and that of origin went apart',
    })
  })

  it('RELIABILITY 3: a trial says how a merge would go, and whether it was done, by its key', async () => {
    expect(await trial()).toEqual({ kind: 'plain' })
    logThere()
    await study.worktrees.follow(repository)
    const before = main()
    expect(await trial()).toEqual({ kind: 'united' })
    await expect(
      study.worktrees.trialMerge(repository, { commit: work, key: 'm/1' }),
    ).rejects.toMatchObject({ code: 'git.conflict', found: 'log.md' })
    expect(main()).toBe(before)

    const merge = { commit: work, key: 'm/1', message: 'Merge', at: 1, united: ['log.md'] }
    const { commit } = await study.worktrees.merge(repository, merge)
    expect(await trial()).toEqual({ kind: 'merged', commit })
  })
})
