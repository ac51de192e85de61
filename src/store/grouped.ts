import { asError } from '../domain/errors.ts'
import type { Database } from './database.ts'
import type { Disk } from './disk.ts'
import type { Part, Relaxed } from './transaction.ts'

/**
 * The same as `transaction`, a moment later, in one commit with all else that is asked for until then; resolves when it is
 * on the disk, and nothing else waits for that. One that throws fails alone, and what it wrote is taken back. What one of them asks
 * for while it works comes into the same commit. As with `transaction`, a work may be done twice, the first time in vain.
 */
export type Grouped = <Result>(work: () => Result) => Promise<Result>

interface Deps {
  readonly db: Database
  readonly relaxed: Relaxed
  readonly disk: Disk
  readonly part: Part
}

/** One of those that share a commit. */
interface Member {
  /** Throws only what ends the transaction of all. */
  run(): void
  settle(): void
  fail(error: Error): void
}

export function createGrouped(deps: Deps): Grouped {
  const waiting: Member[] = []
  const state = { isDue: false }
  const runAll = (done: Member[]): void => {
    // a second try, after room was made on a full disk
    waiting.unshift(...done.splice(0))
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      done.push(next)
      next.run()
    }
    state.isDue = false
  }
  const commitAll = (): void => {
    const done: Member[] = []
    try {
      deps.relaxed(() => runAll(done))
      deps.disk.whenSynced((lost) => {
        for (const one of done) {
          if (lost === undefined) one.settle()
          else one.fail(lost)
        }
      })
    } catch (error) {
      state.isDue = false
      for (const one of [...done, ...waiting.splice(0)]) one.fail(asError(error))
    }
  }
  return (work) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReturnType<typeof work>>()
    waiting.push(memberOf(deps, { work, resolve, reject }))
    if (!state.isDue) setImmediate(commitAll)
    state.isDue = true
    return promise
  }
}

function memberOf<Result>(
  { db, part }: Deps,
  one: { work: () => Result; resolve: (result: Result) => void; reject: (error: Error) => void },
): Member {
  const outcome = { settle: (): void => undefined }
  return {
    run() {
      try {
        const result = part(one.work)
        outcome.settle = () => one.resolve(result)
      } catch (thrown) {
        const error = asError(thrown)
        // a full disk may end the transaction of all: what others wrote is gone too, and nothing may be written now
        if (!db.inTransaction) throw error
        outcome.settle = () => one.reject(error)
      }
    },
    settle: () => outcome.settle(),
    fail: (error) => one.reject(error),
  }
}
