import { afterEach, describe, expect, it } from 'vitest'
import { pausePod, terminatePod } from '../../../src/compute/runpod/let-go.ts'
import { withPod } from '../../../src/compute/runpod/lease-book.ts'
import { FAULTS } from '../../fakes/runpod/script.ts'
import { A4000, aDesk, type Desk, LEASE, RTX4090 } from './a-desk.ts'

const signal = new AbortController().signal
let at: Desk
afterEach(() => at.close())

const gpus = () => [...at.server.pods.values()].map(({ wish }) => wish.gpu?.id)
const whats = () => at.server.truth.map(({ what }) => what)

describe('a pod for a lease', () => {
  it('C-2, C-3: carries a name that only its key decides, and whose it is', async () => {
    at = await aDesk()
    const { entry, pod } = await at.obtain()

    expect(pod.name).toMatch(/^hooke-[a-z2-7]{16}$/)
    expect(pod.env).toMatchObject({ HOOKE_KEY: entry.key, HOOKE_LEASE: LEASE })
    expect(entry).toMatchObject({ id: pod.id, name: pod.name, pricePerHour: 0.5, hasRun: false })
  })

  it('C-3: is asked for in the order GPU, data centre, cloud, and the first that is free is taken', async () => {
    const wishes = { dataCenters: ['EU-1', 'US-1'], clouds: ['SECURE', 'COMMUNITY'] } as const
    at = await aDesk({ wishes })
    at.server.soldOut.add(A4000)
    await at.obtain()

    const asked = at.server.seen.filter(({ method }) => method === 'POST').map(({ body }) => body)
    expect(asked).toMatchObject([
      { gpu: { id: A4000 }, dataCenterIds: ['EU-1'], cloud: 'SECURE' },
      { gpu: { id: A4000 }, dataCenterIds: ['EU-1'], cloud: 'COMMUNITY' },
      { gpu: { id: A4000 }, dataCenterIds: ['US-1'], cloud: 'SECURE' },
      { gpu: { id: A4000 }, dataCenterIds: ['US-1'], cloud: 'COMMUNITY' },
      { gpu: { id: RTX4090 }, dataCenterIds: ['EU-1'], cloud: 'SECURE' },
    ])
    expect(new Set(asked.map((body) => (body as { name: string }).name)).size).toBe(5)
  })

  it('row 48: no capacity anywhere is waited out, and leaves no half pods', async () => {
    at = await aDesk()
    at.server.soldOut.add(A4000).add(RTX4090)

    await expect(at.obtain()).rejects.toMatchObject({ code: 'compute.unreachable', retryable: true })
    expect(at.server.pods.size).toBe(0)
    at.server.soldOut.delete(RTX4090)
    await at.obtain()
    expect(gpus()).toEqual([RTX4090])
  })

  it('C-3: a rule that every candidate breaks is a mistake of the request, not a lack of pods', async () => {
    at = await aDesk()
    const fault = { method: 'POST', path: '/v2/pods', answer: 400, happens: false } as const
    at.server.script.add(fault)

    await expect(at.obtain()).rejects.toMatchObject({ code: 'compute.rejected', retryable: false })
  })

  it('C-3: stops at once where no candidate would do', async () => {
    at = await aDesk()
    at.server.script.add({ method: 'POST', path: '/v2/pods', answer: 402, happens: false })

    await expect(at.obtain()).rejects.toMatchObject({ code: 'compute.rejected', status: 402 })
    expect(at.server.seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('row 49: one that never gets ready is terminated after its deadline, and the next is tried', async () => {
    at = await aDesk()
    const begun = at.clock.now()
    const isUp = (pod: { gpu?: { id: string } | undefined }) =>
      Promise.resolve(pod.gpu?.id === A4000 ? 'no SSH' : null)
    const { pod } = await at.obtain({ isUp })

    expect(pod.gpu?.id).toBe(RTX4090)
    expect(whats()).toEqual(['created', 'terminated', 'created'])
    expect(at.clock.now() - begun).toBeLessThan(800_000)
  })

  it('row 49: its handle is on the disk before it is waited for', async () => {
    at = await aDesk({ readyAfterMs: 100_000 })
    const stop = new AbortController()
    const isUp = async () => {
      stop.abort(new Error('the daemon died'))
      return Promise.resolve('not yet')
    }
    await expect(at.obtain({ isUp, signal: stop.signal })).rejects.toThrow('the daemon died')
    const [kept] = (await at.book.find(LEASE))?.pods ?? []
    const { pod } = await at.obtain()

    expect(kept).toMatchObject({ id: 'pod0001', ended: null })
    expect([pod.id, at.server.pods.size]).toEqual(['pod0001', 1])
  })

  it.each(['answerLost', 'errorButCreated'] as const)(
    'row 51: %s: the pod that was made all the same is found, by any later daemon, and none beside it',
    async (fault) => {
      at = await aDesk()
      at.server.script.add(FAULTS[fault])
      at.server.listLagMs = 20_000
      await expect(at.obtain()).rejects.toMatchObject({ retryable: true })
      const { pod } = await at.obtain()

      expect([pod.id, at.server.pods.size]).toEqual(['pod0001', 1])
      expect(whats()).toEqual(['created'])
    },
  )

  it.each([400, 403])(
    'C-2: a pod that was made stays in the book when a later look is answered %i',
    async (answer) => {
      at = await aDesk()
      at.server.script.add({ method: 'GET', path: '/v2/pods/', answer, happens: false })
      await expect(at.obtain()).rejects.toMatchObject({ status: answer })
      const lease = await at.book.find(LEASE)
      at.server.script.clear()

      expect(lease?.pods).toMatchObject([{ id: 'pod0001', ended: null }])
      expect((await at.obtain()).pod.id).toBe('pod0001')
      expect(whats()).toEqual(['created'])
    },
  )

  it('C-2: a pod that may have been made is not booked as refused when the list of pods is', async () => {
    at = await aDesk()
    at.server.script.add(FAULTS.answerLost)
    at.server.listLagMs = 20_000
    await expect(at.obtain()).rejects.toMatchObject({ retryable: true })
    at.server.script.add({ method: 'GET', path: '/v2/pods', answer: 403, happens: false, times: 1 })
    await expect(at.obtain()).rejects.toMatchObject({ status: 403 })

    expect((await at.obtain()).pod.id).toBe('pod0001')
    expect(whats()).toEqual(['created'])
  })

  it('row 51: a young pod that nobody knows for 20 s is waited for, not made again', async () => {
    at = await aDesk()
    at.server.unknownForMs = 20_000
    at.server.listLagMs = 20_000
    await at.obtain()

    expect(whats()).toEqual(['created'])
  })

  it('row 51: an answer 404 to a DELETE is no proof: it is asked until the pod is gone', async () => {
    at = await aDesk()
    const { pod } = await at.obtain()
    at.server.script.add({ ...FAULTS.deleteOfLive404, times: 2 })
    await terminatePod(at.desk, pod.id, signal)

    expect(at.server.pods.size).toBe(0)
  })

  it('row 53: a stop that fails is asked for again and never taken for done', async () => {
    at = await aDesk()
    const { pod } = await at.obtain()
    at.server.script.add(FAULTS.stopFails)
    await expect(pausePod(at.desk, pod.id, signal)).rejects.toMatchObject({ retryable: true })
    expect(at.server.billed()).toHaveLength(1)
    at.server.script.clear()

    expect(await pausePod(at.desk, pod.id, signal)).toBe('paused')
    expect(at.server.billed()).toEqual([])
  })

  it('C-3: a paused pod is started again, and kept when its machine has no free GPU', async () => {
    at = await aDesk()
    const { pod, entry } = await at.obtain()
    const lease = await at.book.find(LEASE)
    if (lease !== undefined) await at.book.keep(withPod(lease, entry.key, { hasRun: true }))
    await pausePod(at.desk, pod.id, signal)
    at.server.script.add({ method: 'POST', path: '/action', answer: 400, happens: false, times: 1 })

    await expect(at.obtain()).rejects.toMatchObject({ retryable: true })
    expect((await at.obtain()).pod.id).toBe(pod.id)
    expect(whats()).toEqual(['created', 'stopped', 'started'])
  })

  it('C-3: one on which something ran is kept when it does not get ready again', async () => {
    at = await aDesk()
    const { entry } = await at.obtain()
    const lease = await at.book.find(LEASE)
    if (lease !== undefined) await at.book.keep(withPod(lease, entry.key, { hasRun: true }))
    const isUp = () => Promise.resolve('no SSH')

    await expect(at.obtain({ isUp })).rejects.toMatchObject({ retryable: true })
    expect(whats()).toEqual(['created'])
  })

  it('row 50: one that vanished is noticed, and another is made', async () => {
    at = await aDesk()
    const first = await at.obtain()
    at.server.vanish(first.pod.id)
    const second = await at.obtain()

    expect(second.pod.id).not.toBe(first.pod.id)
    expect(at.warnings.join()).toContain('not there any more')
  })

  it('C-2: one that is dearer than allowed is let go at once', async () => {
    at = await aDesk({ priceOf: (gpu) => (gpu === A4000 ? 9 : 1) })
    const { pod } = await at.obtain()

    expect([pod.gpu?.id, pod.cost]).toEqual([RTX4090, 1])
    expect(at.server.billed()).toHaveLength(1)
  })

  it('C-3: a pod without a volume is warned about before it is created', async () => {
    at = await aDesk({ wishes: { volume: { kind: 'none' } } })
    at.server.soldOut.add(A4000).add(RTX4090)
    await expect(at.obtain()).rejects.toMatchObject({ retryable: true })

    expect(at.warnings.join()).toContain('no volume')
  })
})
