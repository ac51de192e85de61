import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { computeStatistics } from '../../src/record/statistics.ts'
import { createVegaPlotter } from '../../src/record/vega/vega-plotter.ts'
import { aDraft, aPlan, SAMPLES, someRuns } from './builders.ts'

const plan = aPlan()
const statistics = computeStatistics(plan, someRuns())
const figure = aDraft().figure
const never = new AbortController().signal

async function drawn(over: Partial<typeof figure> = {}, numbers = statistics) {
  const drawing = await createVegaPlotter().draw({ ...figure, ...over }, { statistics: numbers, plan }, never)
  if (drawing.kind === 'refused') throw new Error(drawing.reason)
  return drawing.figure
}

/** The raw scan lines of a PNG: its IDAT chunks joined and inflated. */
function pixelsOf(png: Uint8Array): Buffer {
  const bytes = Buffer.from(png)
  const parts: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length))
  }
  return inflateSync(Buffer.concat(parts))
}

describe('vega plotter', () => {
  it('P-9: draws bars with error bars as SVG and PNG, with text in it', async () => {
    const { svg, png, csv } = await drawn()

    expect(svg).toContain('optimistic start')
    expect(svg).toContain('n = 5 runs per condition')
    expect(svg).toContain('mean reward (per pull)')
    expect(png.length).toBeGreaterThan(10_000)
    expect(new Set(pixelsOf(png)).size).toBeGreaterThan(50)
    expect(csv.split('\n')).toHaveLength(1 + 2 + 10 + 1)
    expect(csv).toContain('mean_reward,optimistic start,2,,1,1.5,,')
  })

  it('P-9: the PNG shows text: another title, other pixels', async () => {
    const [one, other] = await Promise.all([drawn({ title: 'One title' }), drawn({ title: 'Two title' })])

    expect(pixelsOf(one.png).length).toBe(pixelsOf(other.png).length)
    expect(pixelsOf(one.png).equals(pixelsOf(other.png))).toBe(false)
  })

  it('P-9: draws curves with a band per condition', async () => {
    const { svg, spec } = await drawn({
      kind: 'curve',
      title: 'Ends at {{ metric mean_reward.optimistic.mean as 2 }}',
    })

    expect(svg).toContain('Ends at 1.40')
    expect(JSON.stringify(spec)).not.toMatch(/aggregate|errorband|errorbar|"ci"/)
  })

  it('P-9: the same numbers give the same bytes, another number another hash', async () => {
    const [first, second] = await Promise.all([drawn(), drawn()])
    const other = computeStatistics(plan, someRuns({ ...SAMPLES, greedy: [1.0, 1.1, 0.9, 1.05, 0.96] }))
    const changed = await drawn({}, other)

    expect(second).toEqual(first)
    expect(changed.hash).not.toBe(first.hash)
  })

  it('P-9: refuses a metric that has no stored numbers', async () => {
    const drawing = await createVegaPlotter().draw(
      { ...figure, metric: 'regret' },
      { statistics, plan },
      never,
    )

    expect(drawing).toEqual({
      kind: 'refused',
      reason: 'there is no stored summary of the metric "regret" to draw',
    })
  })

  it('keeps names with quotes and markup as plain text', async () => {
    const label = `a "b" <script>alert('x')</script> \\`
    const odd = aPlan({ conditions: plan.conditions.map((one) => (one.baseline ? { ...one, label } : one)) })

    const drawing = await createVegaPlotter().draw(figure, { statistics, plan: odd }, never)

    if (drawing.kind === 'refused') throw new Error(drawing.reason)
    expect(drawing.figure.svg).not.toContain('<script')
    expect(drawing.figure.svg).toContain('&lt;script&gt;')
  })

  it('E-10: stops the worker when its work is no longer wanted', async () => {
    const abort = new AbortController()
    const drawing = createVegaPlotter().draw(figure, { statistics, plan }, abort.signal)
    abort.abort()

    await expect(drawing).rejects.toMatchObject({ code: 'effect.aborted' })
  })

  it('ends a worker that takes too long', async () => {
    const drawing = createVegaPlotter({ timeLimitMs: 1 }).draw(figure, { statistics, plan }, never)

    await expect(drawing).rejects.toMatchObject({ code: 'command.failed', found: 'no end within 1 ms' })
  })
})
