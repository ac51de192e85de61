import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freeze } from '../../src/state-machines/step.ts'
import { aLab, type Lab } from '../workflow/harness.ts'
import { INVARIANTS, type InvariantName, violationsIn, violationsOf } from './invariants.ts'
import { stateOf, type StateUnderTest } from './state-under-test.ts'

/** Breaks a state, and what the invariant then says. */
interface Break {
  readonly name: InvariantName
  readonly by: string
  readonly sql: string
  readonly says: string
  readonly given?: Partial<StateUnderTest>
}

const ID = 'SCALE-001'
const RUN = `${ID}.plain.s1.1`
const CANARY = 'kanarienvogel/+?geheim'
let lab: Lab
let state: StateUnderTest

beforeAll(async () => {
  lab = aLab()
  await lab.begin()
  await lab.approveAndSettle()
  state = { store: lab.store, experiments: [ID], folder: lab.folder, canaries: [CANARY], isAtRest: true }
}, 180_000)
afterAll(() => lab.gone())

const BREAKS: readonly Break[] = [
  {
    name: 'no experiment lost',
    by: 'an experiment that somebody was told of is not there',
    sql: '',
    given: { experiments: [ID, 'SCALE-002'] },
    says: 'SCALE-002 is lost',
  },
  {
    name: 'no experiment lost',
    by: 'a number that was given out without its experiment',
    sql: 'update studies set next_experiment = next_experiment + 1',
    says: '2 numbers were given out, 1 are accounted for',
  },
  {
    name: 'no experiment lost',
    by: 'an event that is gone',
    sql: 'delete from events where seq = 3',
    says: 'events 1 to',
  },
  {
    name: 'event fold is state',
    by: 'a log that lacks its last event',
    sql: 'delete from events where seq = (select max(seq) from events)',
    says: 'the fold of its events is not its state',
  },
  {
    name: 'event fold is state',
    by: 'a column that says something else',
    sql: "update experiments set stage = 'running'",
    says: 'its columns say',
  },
  {
    name: 'each event counts once',
    by: 'an event in the log twice',
    sql: `insert into events select experiment, seq + 1000, key, type, body, from_stage, to_stage, to_substage, actor, at
      from events where seq = 2`,
    says: 'counted twice',
  },
  {
    name: 'each event counts once',
    by: 'an event that the inbox never saw',
    sql: 'delete from inbox where key in (select key from events where seq = 2)',
    says: 'passed the inbox by',
  },
  {
    name: 'each effect once',
    by: 'an effect that is gone',
    sql: `delete from outbox where key = '${ID}/0/0'`,
    says: `${ID}/0/0 was never asked for`,
  },
  {
    name: 'each effect once',
    by: 'an effect that nothing asked for',
    sql: `update outbox set key = '${ID}/0/7' where key = '${ID}/0/mirror'`,
    says: `nothing asked for ${ID}/0/7`,
  },
  {
    name: 'each effect once',
    by: 'an effect that is done and never said so',
    sql: `delete from inbox where key = 'effect/${ID}/0/0'`,
    says: `${ID}/0/0 is done without an outcome`,
  },
  {
    name: 'each effect once',
    by: 'an effect that would be done again',
    sql: `update outbox set state = 'cancelled' where key = '${ID}/0/0'`,
    says: `${ID}/0/0 is cancelled, but its outcome was counted`,
  },
  {
    name: 'each effect once',
    by: 'an effect that outlived its stage',
    sql: `update outbox set state = 'pending' where key = '${ID}/0/0'`,
    says: `${ID}/0/0 outlived its stage`,
  },
  {
    name: 'each effect once',
    by: 'an effect still to be done when all is said to be at rest',
    sql: `update outbox set state = 'started' where key = '${ID}/0/mirror'`,
    says: `${ID}/0/mirror is still started`,
  },
  {
    name: 'each effect once',
    by: 'a lost timer',
    sql: 'delete from timers',
    says: 'is lost',
  },
  {
    name: 'each effect once',
    by: 'a timer that was never set',
    sql: `insert into timers values ('${ID}', 'other', 1, '{"type":"xstate.after.1"}')`,
    says: 'timer other was cancelled and is there',
  },
  {
    name: 'nothing stuck',
    by: 'a turn that nobody has',
    sql: 'update experiments set waiting_for = null; delete from timers',
    says: `${ID} is stuck at awaitingResultApproval`,
  },
  {
    name: 'database sound',
    by: 'a row that its table does not allow',
    sql: "pragma ignore_check_constraints = on; update outbox set state = 'gone'; pragma ignore_check_constraints = off",
    says: 'CHECK constraint failed in outbox',
  },
  {
    name: 'database sound',
    by: 'a row of an experiment that is gone',
    sql: "pragma defer_foreign_keys = on; insert into overrides values (1, 'SCALE-009', 'a', 'b', 'c', 1)",
    says: 'foreign_key_check',
  },
  {
    name: 'hardware is leased',
    by: 'a run that no row knows',
    sql: '',
    given: { liveRuns: ['SCALE-001.plain.s9.1'] },
    says: 'SCALE-001.plain.s9.1 goes on and has no row',
  },
  {
    name: 'hardware is leased',
    by: 'a run that goes on after its end',
    sql: '',
    given: { liveRuns: [RUN] },
    says: `${RUN} goes on, but its row is ok`,
  },
  {
    name: 'hardware is leased',
    by: 'a run on hardware that was let go',
    sql: `update runs set state = 'running' where id = '${RUN}'`,
    given: { liveRuns: [RUN] },
    says: 'was let go',
  },
  {
    name: 'hardware is leased',
    by: 'a run that is taken for a live one',
    sql: `update runs set state = 'running' where id = '${RUN}'`,
    says: `${RUN} is running in its row and goes on nowhere`,
  },
  {
    name: 'hardware is leased',
    by: 'two leases at once',
    sql: `update leases set state = 'held';
      insert into leases (id, experiment, driver, state, price_per_hour, cap_usd, created_at, held_at)
        select id || '2', experiment, driver, 'held', 0, 0, 1, 1 from leases`,
    says: `${ID} holds 2 leases`,
  },
  {
    name: 'hardware is leased',
    by: 'an experiment that has ended and holds hardware',
    sql: "update leases set state = 'held'; update experiments set stage = 'cancelled'",
    says: `${ID} is cancelled and holds a lease`,
  },
  {
    name: 'no secret in any file',
    by: 'a secret in a row',
    sql: `update experiments set title = 'the key is ${CANARY}'`,
    says: 'the table experiments has the secret kan…',
  },
]

/** What the invariant says of the broken state; the state is whole again afterwards. */
function broken({ name, sql, given }: Break): readonly string[] {
  const { db } = lab.store
  db.exec('begin')
  try {
    db.exec(sql)
    return INVARIANTS[name]({ ...state, ...given })
  } finally {
    db.exec('rollback')
  }
}

describe('the invariants', () => {
  it('find nothing wrong with an experiment at rest, from inside and on the disk', () => {
    expect(violationsOf(state)).toEqual([])
    expect(violationsIn(lab.folder, { canaries: [CANARY], isAtRest: true })).toEqual([])
  })

  it.each(BREAKS)('$name: sees $by', (given) => {
    expect(broken(given).join('\n')).toContain(given.says)
    expect(violationsOf(state)).toEqual([])
  })

  it('have a broken state each', () => {
    expect(new Set(BREAKS.map(({ name }) => name))).toEqual(new Set(Object.keys(INVARIANTS)))
  })

  it.each([
    ['plain', (secret: string) => secret],
    ['in JSON', (secret: string) => JSON.stringify({ secret })],
    ['in an address', (secret: string) => `https://example.org/?q=${encodeURIComponent(secret)}`],
    ['in base64', (secret: string) => Buffer.from(secret).toString('base64')],
    ['in the middle of base64', (secret: string) => Buffer.from(`ab: ${secret}\n`).toString('base64')],
    ['in base64 of an address', (secret: string) => Buffer.from(`x${secret}`).toString('base64url')],
    ['in hexadecimal', (secret: string) => Buffer.from(secret).toString('hex')],
  ])('no secret in any file: sees one %s', (_, write) => {
    const path = join(lab.folder, 'leaked.txt')
    writeFileSync(path, `before ${write(CANARY)} after`)

    expect(INVARIANTS['no secret in any file'](state)).toEqual([`${path} has the secret kan…`])
    rmSync(path)
  })

  it('hardware is leased: sees a living wrapper by the files of its run, and takes no other process for it', () => {
    const child = spawn('sleep', ['60'])
    const folder = join(lab.folder, 'runs', 'SCALE-001.plain.s9.1', '.hooke')
    mkdirSync(folder, { recursive: true })
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
    const write = (tick: number): void =>
      writeFileSync(
        join(folder, 'start'),
        `wrapper ${child.pid} ${tick}\nchild ${child.pid} ${tick}\nboot x\n`,
      )
    try {
      write(ticks - 1)
      expect(INVARIANTS['hardware is leased'](state)).toEqual([])
      write(ticks)
      expect(INVARIANTS['hardware is leased'](state)).toEqual(['SCALE-001.plain.s9.1 goes on and has no row'])
    } finally {
      child.kill('SIGKILL')
      rmSync(join(lab.folder, 'runs', 'SCALE-001.plain.s9.1'), { recursive: true })
    }
  })

  it('event fold is state: leaves out what was put aside, and nothing else', () => {
    const { db, experiments } = lab.store
    const wrong = freeze(stateOf(experiments.get(experiments.active()[0]!.id))).replace(
      '"refusals":0',
      '"refusals":1',
    )
    const check = (): readonly string[] => INVARIANTS['event fold is state'](state)
    db.exec('begin')
    db.prepare('update experiments set snapshot = ?').run(wrong)
    const seen = check()
    db.exec("update experiments set quarantined = 'unreadable'")
    const aside = check()
    db.exec('rollback')

    expect(seen).toEqual([`${ID}: the fold of its events is not its state`])
    expect(aside).toEqual([])
  })
})
