import { ZodError } from 'zod'

/** Where a row was read that is not as its schema says. */
export interface DamagedRow {
  readonly table: string
  /** What was asked for, as in `list(BANDIT-007)`. */
  readonly call: string
}

const known = new WeakMap<Error, DamagedRow>()

/** The place of a row, for an error that came of reading it; undefined for any other error. */
export function damagedRow(error: Error): DamagedRow | undefined {
  return known.get(error)
}

/**
 * The same tables. Whatever one of them throws because a stored row is not as its schema says is remembered with the
 * table and the question: the schemas themselves know neither.
 */
export function rememberingRows<Tables extends Readonly<Record<string, object>>>(tables: Tables): Tables {
  const watched = Object.entries(tables).map(
    ([table, module]) => [table, watchedTable(table, module)] as const,
  )
  return { ...tables, ...Object.fromEntries(watched) }
}

function watchedTable(table: string, module: object): object {
  if (typeof module === 'function') return watchedCall(table, '', module as Call)
  const calls = Object.entries(module).map(([name, member]: [string, unknown]) => {
    return [name, typeof member === 'function' ? watchedCall(table, name, member as Call) : member] as const
  })
  return Object.fromEntries(calls)
}

type Call = (...args: unknown[]) => unknown

function watchedCall(table: string, name: string, call: Call): Call {
  return (...args) => {
    try {
      return call(...args)
    } catch (error) {
      if (error instanceof ZodError && !known.has(error))
        known.set(error, { table, call: wordsOf(name, args) })
      throw error
    }
  }
}

function wordsOf(name: string, args: readonly unknown[]): string {
  const simple = args.filter((arg) => typeof arg === 'string' || typeof arg === 'number')
  return `${name}(${simple.map((arg) => String(arg).slice(0, 60)).join(', ')})`
}
