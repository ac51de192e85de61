import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ExperimentId } from '../../src/domain/ids.ts'
import { aStudy, git, ID, type Study } from './study.ts'

/** Much longer than it takes, for a machine that is busy with other things. */
const LONG = { timeout: 180_000 }
const CHILD = join(import.meta.dirname, 'create-child.ts')
const FILES = 300
const OTHER = ExperimentId.parse('BANDIT-002')

let study: Study
beforeEach(async () => {
  study = await aStudy()
  for (let n = 0; n < FILES; n += 1) await study.writeMain(`many/file-${n}`, `${n}\n`.repeat(100))
  study.git('add', '.')
  study.git('commit', '-qm', 'Many')
})
afterEach(() => study.gone())

function startChild(failpoint = '') {
  const args = [CHILD, study.path, study.root, failpoint]
  return spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
}

async function runToFailpoint(failpoint: string): Promise<NodeJS.Signals | null> {
  const child = startChild(failpoint)
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return signal
}

/** Starts the child and kills it some time after it began; says whether it was still at work. */
async function killAfter(ms: number, whole: boolean): Promise<boolean> {
  const child = startChild()
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
