import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EngineDeps } from '../../../src/engine/deps.ts'
import { holdMachine, releaseByPerson, tryOnHold } from '../../../src/engine/hardware/quick-tries.ts'
import { HoldId } from '../../../src/store/holds.ts'
import { FAULTS } from '../../fakes/runpod/script.ts'
import { aLab, type Lab } from './a-lab.ts'

const ada = { name: 'ada', channel: 'cli' } as const
const eve = { name: 'eve', channel: 'cli' } as const
const wish = { compute: 'pods', study: 'bandits', purpose: 'does it fit?', capUsd: 1, forMs: 2 * 3_600_000 }
const aTry = { argv: ['try', '--lr', '1 e;rm'], timeLimitSeconds: 60 }

let lab: Lab
let deps: EngineDeps
beforeEach(async () => {
  lab = await aLab()
  deps = lab.deps as unknown as EngineDeps
  lab.store.people.put({ name: 'ada', ids: {}, rights: ['spend'], createdAt: 1 })
  lab.store.people.put({ name: 'eve', ids: {}, rights: ['approve'], createdAt: 1 })
})
afterEach(() => lab.close())

const whats = () => lab.server.truth.map(({ what }) => what)

describe('quick tries', () => {
  it('W-11: a machine is held, each exact command is kept, and it is let go for good', async () => {
    const hold = await holdMachine(deps, wish, ada)
    const tried = await tryOnHold(deps, hold.id, aTry, ada)

    expect(hold).toMatchObject({ id: 'HOLD-001', state: 'held', pricePerHour: 0.5 })
    expect(tried).toMatchObject({ code: 3, stdout: 'hi\n', outcome: 'exit' })
    expect(lab.store.holdCommands.list(HoldId.parse(hold.id))).toMatchObject([
      { argv: aTry.argv, by: 'ada', code: 3, run: 'HOLD-001.try.s1.1' },
    ])
    expect((await releaseByPerson(deps, hold.id, ada)).words).toContain('is let go')
    expect(whats()).toEqual(['created', 'terminated'])
    expect(lab.store.runs.unsettled()).toEqual([])
  })

  it('W-11: needs the right to spend, to hold, to run and to let go', async () => {
    await expect(holdMachine(deps, wish, eve)).rejects.toMatchObject({ code: 'rights.missing' })
    const { id } = await holdMachine(deps, wish, ada)
    await expect(tryOnHold(deps, id, aTry, eve)).rejects.toMatchObject({ code: 'rights.missing' })
    await expect(releaseByPerson(deps, id, eve)).rejects.toMatchObject({ code: 'rights.missing' })

    expect(whats()).toEqual(['created'])
  })

  it('W-11: is paused when its time is over or its money is spent, and then takes no command', async () => {
    const { id } = await holdMachine(deps, wish, ada)
    await tryOnHold(deps, id, aTry, ada)
    await lab.sweepFor(125)

    expect(whats()).toEqual(['created', 'stopped'])
    await expect(tryOnHold(deps, id, aTry, ada)).rejects.toMatchObject({ code: 'request.conflict' })
  })

  it('W-11: one that paused itself is taken up again by the next command', async () => {
    const { id } = await holdMachine(deps, wish, ada)
    await tryOnHold(deps, id, aTry, ada)
    lab.server.stop('pod0001')
    const tried = await tryOnHold(deps, id, aTry, ada)

    expect([tried.code, whats()]).toEqual([3, ['created', 'stopped', 'started']])
  })

  it('row 54: nothing is held while the provider does not list its machines', async () => {
    lab.server.script.add(FAULTS.listDown)
    await lab.sweepFor(10)

    await expect(holdMachine(deps, wish, ada)).rejects.toMatchObject({ retryable: true })
    expect(lab.server.pods.size).toBe(0)
  })

  it('W-11, row 51: what could not be had is no hold, and a pod that came to be all the same is let go', async () => {
    lab.server.script.add(FAULTS.answerLost)
    await expect(holdMachine(deps, wish, ada)).rejects.toMatchObject({ retryable: true })
    expect(lab.store.holds.find(HoldId.parse('HOLD-001'))).toMatchObject({ state: 'paused' })
    expect(whats()).toEqual(['created'])
    await lab.sweepFor(15)

    expect(lab.server.billed()).toEqual([])
    expect(lab.store.holds.find(HoldId.parse('HOLD-001'))?.state).toBe('released')
    expect(whats().at(-1)).toBe('terminated')
  })

  it('C-13: a lease on which runs live is not let go of', async () => {
    await lab.hold()
    lab.store.runs.plan({
      ...{ id: `${lab.experiment}.optimistic.s1.1` as never, experiment: lab.experiment, kind: 'matrix' },
      ...{
        condition: 'optimistic',
        seed: 1,
        attempt: 1,
        driver: 'pods',
        lease: lab.lease,
        argv: ['x'],
        cwd: '/',
      },
      ...{ config: {}, commit: 'c', diffHash: 'd', environment: null },
    })
    lab.store.runs.submitting(`${lab.experiment}.optimistic.s1.1` as never, lab.clock.now())

    await expect(releaseByPerson(deps, lab.lease, ada)).rejects.toMatchObject({ code: 'request.conflict' })
  })
})
