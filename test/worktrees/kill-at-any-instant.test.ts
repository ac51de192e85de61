import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ExperimentId } from '../../src/domain/ids.ts'
import { aStudyOfMany, FILES, startChild } from './killed-child.ts'
import { git, ID, type Study } from './study.ts'

/** Much longer than it takes, for a machine that is busy with other things. */
const LONG = { timeout: 180_000 }
const OTHER = ExperimentId.parse('BANDIT-002')

let study: Study
beforeEach(async () => {
  study = await aStudyOfMany()
})
afterEach(() => study.gone())

/** Starts the child and kills it some time after it began; says whether it was still at work. */
async function killAfter(ms: number, whole: boolean): Promise<boolean> {
  const child = startChild(study)
  const exited = once(child, 'exit')
  await once(child.stdout, 'data')
  const timer = setTimeout(() => process.kill(whole ? -child.pid! : child.pid!, 'SIGKILL'), ms)
  const [, signal] = (await exited) as [number | null, NodeJS.Signals | null]
  clearTimeout(timer)
  return signal === 'SIGKILL'
}

/** Kills the git that merges once so many of its new files are there. */
async function killMergeAfter(files: number): Promise<void> {
  const folder = join(study.path, 'new')
  const written = () => (existsSync(folder) ? readdirSync(folder).length : 0)
  for (;;) {
    const merging = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isMerging(pid))
    if (written() >= files) for (const pid of merging) process.kill(Number(pid), 'SIGKILL')
    if (written() >= files) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function isMerging(pid: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return words.includes('merge\0--ff-only') && words.includes(study.path)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

describe('a merge killed while it writes into the checkout of the target', () => {
  it('row 35, W-9, E-3: is finished by the next try, wherever it was', LONG, async () => {
    await study.worktrees.create(study.repository, ID)
    for (let n = 0; n < FILES; n += 1) await study.write(`new/file-${n}`, `${n}\n`.repeat(2_000))
    for (let n = 0; n < FILES; n += 3) await study.write(`many/file-${n}`, `${n} otherwise\n`.repeat(100))
    const commit = (await study.commit('k/1'))!
    const merge = () =>
      study.worktrees.merge(study.repository, { commit, key: 'm/1', message: 'Merge', at: 2_000_000 })
    const base = study.git('rev-parse', 'main')
    let midway = 0
    for (let kill = 0; kill < 8; kill += 1) {
      const [first] = await Promise.allSettled([merge(), killMergeAfter(1 + (kill * FILES) / 8)])
      if (first.status === 'rejected') midway += 1

      const merged = await merge()

      expect(study.git('rev-parse', 'main'), `kill ${kill}`).toBe(merged.commit)
      expect(study.git('status', '--porcelain'), `kill ${kill}`).toBe('')
      study.git('reset', '-q', '--hard', base)
    }
    expect(midway).toBeGreaterThanOrEqual(3)
  })
})

describe('a daemon killed during a worktree write', () => {
  it('row 35, W-6: is repaired at any instant, and the work of others is untouched', LONG, async () => {
    const other = await study.worktrees.create(study.repository, OTHER)
    await writeFile(join(other.path, 'uncommitted.txt'), 'kept\n')
    let midway = 0
    // on a busy machine a kill comes before the write more often: then there are more of them
    for (let kill = 0; kill < 16 || (midway < 8 && kill < 48); kill += 1) {
      const after = ((kill % 16) * 180) / 16
      // Every other time git itself survives the daemon, as an orphan.
      if (await killAfter(after, kill % 2 === 0)) midway += 1

      const status = await study.made()

      expect(status, `kill ${kill} after ${after} ms`).toMatchObject({ dirtyFiles: [] })
      expect(git(study.tree, 'ls-files', 'many').split('\n')).toHaveLength(FILES)
      expect(git(study.tree, 'status', '--porcelain')).toBe('')
      expect(study.git('fsck', '--no-dangling')).toBe('')
      await study.worktrees.remove(study.repository, ID)
    }
    expect(midway).toBeGreaterThanOrEqual(8)
    const { dirtyFiles } = await study.worktrees.status(study.repository, OTHER)
    expect(dirtyFiles).toEqual(['uncommitted.txt'])
  })

  it('row 35, W-6: keeps work in a worktree that stands, at any instant', LONG, async () => {
    await study.worktrees.create(study.repository, ID)
    await study.write('work.txt', 'work\n')
    for (let kill = 0; kill < 6; kill += 1) {
      await killAfter(kill * 25, kill % 2 === 0)

      // a git that survived the daemon may move the branch while it is looked at for the first time
      await study.made()
      const { dirtyFiles, head, base } = await study.made()

      expect(await readFile(join(study.tree, 'work.txt'), 'utf8')).toBe('work\n')
      const commits = Number(study.git('rev-list', '--count', `${base}..${head}`))
      expect({ dirtyFiles, commits }).toEqual(
        commits === 0 ? { dirtyFiles: ['work.txt'], commits: 0 } : { dirtyFiles: [], commits: 1 },
      )
    }
  })
})
