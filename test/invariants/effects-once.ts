import { FREE_EFFECTS } from '../../src/domain/effect.ts'
import type { Experiment } from '../../src/store/experiments.ts'
import type { OutboxRow } from '../../src/store/outbox.ts'
import type { Store } from '../../src/store/store.ts'
import { replay } from './replay.ts'
import { type Invariant, readable } from './state-under-test.ts'

/**
 * Each effect that the log asked for is in the outbox once, and no other is; what ended said so once, what did not end
 * said nothing; nothing of a stage that was left is still to be done (E-3, E-10).
 */
export const effectsOnce: Invariant = ({ store, isAtRest = false }) =>
  readable(store).flatMap((row) => {
    const rows = store.outbox.list(row.id)
    const complaints = [
      ...againstLog(store, row, rows),
      ...rows.flatMap((effect) => outcomeOf(store, effect)),
      ...rows.filter((effect) => isLeft(row, effect)).map(({ key }) => `${key} outlived its stage`),
      ...(isAtRest ? rows.filter(isOpen).map(({ key, state }) => `${key} is still ${state}`) : []),
    ]
    return complaints.map((complaint) => `${row.id}: ${complaint}`)
  })

function againstLog(store: Store, row: Experiment, rows: readonly OutboxRow[]): readonly string[] {
  const { effects, timers } = replay(store, row)
  const found = new Map(rows.map(({ key, effect }) => [key, effect.kind]))
  const waiting = new Set(store.timers.list(row.id).map(({ id }) => id))
  return [
    ...[...effects]
      .filter(([key, kind]) => found.get(key) !== kind)
      .map(([key]) => `${key} was never asked for`),
    // a message to a tracker is queued with what it tells of; the machine never asks for one
    ...rows
      .filter(({ key, effect }) => effect.kind !== 'tracker.post' && !effects.has(key))
      .map(({ key }) => `nothing asked for ${key}`),
    ...[...timers]
      .filter((id) => !waiting.has(id) && !hasFired(store, row, id))
      .map((id) => `timer ${id} is lost`),
    ...[...waiting].filter((id) => !timers.has(id)).map((id) => `timer ${id} was cancelled and is there`),
  ]
}

function hasFired({ db }: Store, { id }: Experiment, timer: string): boolean {
  const prefix = `timer/${id}/${timer}/`
  return (
    db.prepare('select 1 from inbox where substr(key, 1, ?) = ?').get(prefix.length, prefix) !== undefined
  )
}

/** The inbox has the outcome of an effect exactly when the effect ended by itself and has one. */
function outcomeOf({ db }: Store, { key, state, effect }: OutboxRow): readonly string[] {
  const told = db.prepare('select 1 from inbox where key = ?').get(`effect/${key}`) !== undefined
  const ended = state === 'done' || state === 'failed'
  if (told && !ended) return [`${key} is ${state}, but its outcome was counted`]
  if (!told && ended && !FREE_EFFECTS.includes(effect.kind)) return [`${key} is ${state} without an outcome`]
  return []
}

const isOpen = ({ state }: OutboxRow): boolean => state === 'pending' || state === 'started'

function isLeft({ visit }: Experiment, row: OutboxRow): boolean {
  return isOpen(row) && row.visit < visit && !FREE_EFFECTS.includes(row.effect.kind)
}
