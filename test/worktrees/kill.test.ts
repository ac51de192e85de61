import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStudyOfMany, FILES, startChild } from './killed-child.ts'
import { git, ID, type Study } from './study.ts'

let study: Study
beforeEach(async () => {
  study = await aStudyOfMany()
})
afterEach(() => study.gone())

async function runToFailpoint(failpoint: string): Promise<NodeJS.Signals | null> {
  const child = startChild(study, failpoint)
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return signal
}

describe('a daemon killed at a failpoint of a worktree write', () => {
  it('row 35, W-6: is repaired between the registration and the checkout', async () => {
    expect(await runToFailpoint('worktree.duringWrite')).toBe('SIGKILL')

    const status = await study.made()

    expect(status.dirtyFiles).toEqual([])
    expect(git(study.tree, 'ls-files', 'many').split('\n')).toHaveLength(FILES)
  })

  it.each(['worktree.beforeCommit', 'worktree.afterCommit'])(
    'E-3: killed at %s makes the commit once, with the hash of an undisturbed run',
    async (failpoint) => {
      await study.worktrees.create(study.repository, ID)
      await study.write('work.txt', 'work\n')

      expect(await runToFailpoint(failpoint)).toBe('SIGKILL')
      const request = { id: ID, key: 'child/1', message: 'From the child', at: 5_000_000 }
      const commit = await study.worktrees.commit(study.repository, request)

      expect(study.git('rev-list', `main..hooke/${ID}`)).toBe(commit)
      study.git('update-ref', `refs/heads/hooke/${ID}`, 'main')
      expect(await study.worktrees.commit(study.repository, request)).toBe(commit)
      expect(await readFile(join(study.tree, 'work.txt'), 'utf8')).toBe('work\n')
    },
  )
})
