import { systemClock } from '../../src/lib/clock.ts'
import { createFailpoints } from '../../src/lib/failpoint.ts'
import { createWorktrees } from '../../src/worktrees/create-worktrees.ts'
import { ID } from './study.ts'

/** Stands in for the daemon: makes the worktree, then commits what lies in it, and is killed on the way. */
const [path = '', root = '', failpoint = ''] = process.argv.slice(2)
const repository = { path, baseBranch: 'main', mergeTarget: 'main', remote: null }
const worktrees = createWorktrees({ root, clock: systemClock, failpoints: createFailpoints(failpoint) })

process.stdout.write('begun\n')
await worktrees.create(repository, ID)
await worktrees.commit(repository, { id: ID, key: 'child/1', message: 'From the child', at: 5_000_000 })
process.stdout.write('done\n')
