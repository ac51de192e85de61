import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { OpenState } from '../../src/app/open-state.ts'
import { acquireLock, lockOwner } from '../../src/store/lock.ts'
import { begun } from '../engine/engine-parts.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { type Child, startChild, until } from '../store/child.ts'
import { commit, aStateFolder, refusalOf, type StateFolder } from './state-folder.ts'

let state: StateFolder
const children: Child[] = []
const start = (): Child => {
  const child = startChild('../../faults/children/work-on.ts', [state.folder, state.dir])
  children.push(child)
  return child
}
beforeEach(() => {
  state = aStateFolder()
})
afterEach(async () => {
  for (const child of children) {
    child.process.kill('SIGCONT')
    child.process.kill('SIGKILL')
  }
  await Promise.all(children.splice(0).map(({ ended }) => ended))
  state.remove()
})

const pidOf = ({ process }: Child): number => process.pid ?? 0
/** The lines of what was done outside, so far. */
const outside = (): readonly string[] => {
  const path = join(state.folder, 'outside')
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
}

describe('rows 18 and 19: more than one daemon on a state', () => {
  it('row 18, E-7: of ten at once one wins and the others name it; frozen it still holds; killed, the next takes over at once', async () => {
    const ten = Array.from({ length: 10 }, start)

    const lines = await Promise.all(ten.map(({ line }) => line))

    const winner = ten[lines.findIndex((line) => line.startsWith('held'))]!
    const losers = ten.filter((child) => child !== winner)
    expect(lines.filter((line) => line === 'held 1')).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith(`daemon.running pid ${pidOf(winner)},`))).toHaveLength(9)
    expect(await Promise.all(losers.map(({ ended }) => ended))).toEqual(losers.map(() => 3))

    winner.process.kill('SIGSTOP')
    const refusal = refusalOf(() => state.open())
    expect(refusal.code).toBe('daemon.running')
    expect(refusal.found).toContain(`pid ${pidOf(winner)}`)

    winner.process.kill('SIGKILL')
    await winner.ended
    const began = performance.now()
    const next = state.open()
    expect(performance.now() - began).toBeLessThan(1000)
    expect(next.epoch).toBe(2)
    next.close()
  })

  it('row 19, E-7: one that was frozen while another took its place ends at its next step, before any call outside (weaker: frozen for a moment, not for ten minutes)', async () => {
    const made = state.open()
    made.store.studies.put({ id: 'bandits', name: 'Bandits', prefix: 'BANDIT', createdAt: 1 })
    begun({ store: made.store, clock: createManualClock() })
    made.close()
    const old = start()
    expect(await old.line).toBe('held 2')
    await until(() => outside().length > 5)
    const next = await takePlaceOf(old)
    const before = outside()
    const begunBefore = next.store.outbox.started().map(({ key }) => key)
    old.process.kill('SIGCONT')

    expect(await old.ended).toBe(4)
    const calls = outside()
      .slice(before.length)
      .map((line) => line.split(' ')[0])
    // what it had written down as begun it may have been about to do
    expect(calls.filter((key) => !begunBefore.includes(z.string().parse(key)))).toEqual([])
    expect(next.superseded.aborted).toBe(false)
    commit(next.store, 1)
    expect(
      next.store.outbox
        .list(next.store.db.prepare('select id from experiments').pluck().get() as never)
        .every(({ epoch }) => epoch <= 2),
    ).toBe(true)
    next.close()
  })

  /** One that was frozen in the middle of a commit holds the database, and nobody can take its place: another moment then. */
  async function takePlaceOf(old: Child): Promise<OpenState> {
    for (;;) {
      old.process.kill('SIGSTOP')
      // an operator takes the lock for stale
      rmSync(state.file('lock.sqlite'), { force: true })
      try {
        return state.open()
      } catch (error) {
        expect(error).toMatchObject({ code: 'store.busy' })
      }
      const seen = outside().length
      old.process.kill('SIGCONT')
      await until(() => outside().length > seen)
    }
  }

  it('row 19: its database connection can write nothing any more, whatever the statement', () => {
    const old = state.open()
    old.store.studies.put({ id: 'bandits', name: 'Bandits', prefix: 'BANDIT', createdAt: 1 })
    const id = begun({ store: old.store, clock: createManualClock() })
    const { store } = old
    const timer = { experiment: id, id: 'soon', dueAt: 1, event: { type: 'soon' } }
    const cost = { key: 'reserved/s', experiment: id, kind: 'model', usd: 1, detail: '', at: 1 } as const
    store.timers.set(timer)
    expect(store.timers.cancel(id, 'soon')).toBe(true)
    store.timers.set(timer)
    store.costs.put(cost)
    rmSync(state.file('lock.sqlite'))
    const next = state.open()
    const key = `${id}/0/0`

    const attempts = [
      () => store.outbox.start(key, { attempt: 1, epoch: old.epoch, at: 1 }),
      () => store.outbox.postpone(key, 1, 'later'),
      () => store.experiments.quarantine(id, 'no', 1),
      () => store.transaction(() => store.inbox.admit('new', id, 1)),
      () => store.timers.set({ experiment: id, id: 'late', dueAt: 1, event: { type: 'late' } }),
      () => store.timers.cancel(id, 'soon'),
      () => store.costs.put({ ...cost, key: 'session/s' }),
      () => store.costs.drop('reserved/s'),
      () => store.copies.add({ madeAt: 1, fromFolder: '/', fromHost: '', restoredAt: 1, restoredOn: '' }),
      () => store.db.exec(`update runs set state = 'lost'; insert into runs (id) values ('x')`),
    ]

    for (const attempt of attempts) {
      expect(refusalOf(attempt)).toMatchObject({ code: 'daemon.superseded', retryable: false })
    }
    expect(next.store.outbox.byKey(key)).toMatchObject({ state: 'pending', epoch: 0 })
    expect(next.store.outbox.start(key, { attempt: 1, epoch: next.epoch, at: 1 })).toBe(true)
    old.close()
    next.close()
  })

  it('row 19: the name of the one that holds the lock is not taken away by the one that lost it', () => {
    const old = acquireLock(state.folder, { pid: 1, startedAt: 1 })
    rmSync(join(state.folder, 'lock.sqlite'))
    const next = acquireLock(state.folder, { pid: 2, startedAt: 2 })

    old.release()

    expect(lockOwner(state.folder)).toEqual({ pid: 2, startedAt: 2 })
    next.release()
  })
})
