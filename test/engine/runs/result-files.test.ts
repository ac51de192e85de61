import { mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyText } from '../../builders/any-text.ts'
import { milestonesOf, parseMetricLines, parseResult } from '../../../src/engine/runs/metric-lines.ts'
import { readResultFiles } from '../../../src/engine/runs/result-files.ts'
import { stopHitOf } from '../../../src/engine/runs/stop-criteria.ts'

describe('metric lines', () => {
  it('C-9: reads each scalar of each step', () => {
    expect(parseMetricLines('{"step":1,"loss":0.5,"acc":0.1}\n\n{"step":2,"loss":0.25}\n')).toEqual({
      points: [
        { name: 'loss', step: 1, value: 0.5 },
        { name: 'acc', step: 1, value: 0.1 },
        { name: 'loss', step: 2, value: 0.25 },
      ],
      notFinite: [],
      findings: [],
    })
  })

  it('C-9: NaN, infinities, odd values and broken lines are findings with their line', () => {
    const read = parseMetricLines(
      '{"step":1,"loss":NaN,"name":"x"}\n{"step":2,"loss":-Infinity,"acc":1}\n{"step":3,"lo\n{"loss":1}\n{"step":1.5,"a":1}\n[1]\n{"step":4,"big":1e999}',
    )

    expect(read.points).toEqual([{ name: 'acc', step: 2, value: 1 }])
    expect(read.notFinite).toEqual(['loss', 'big'])
    expect(read.findings.map(({ kind, where }) => `${kind} ${where}`)).toEqual([
      'not-finite metrics.jsonl:1',
      'bad-value metrics.jsonl:1',
      'not-finite metrics.jsonl:2',
      'bad-line metrics.jsonl:3',
      'bad-line metrics.jsonl:4',
      'bad-line metrics.jsonl:5',
      'bad-line metrics.jsonl:6',
      'not-finite metrics.jsonl:7',
    ])
  })

  it('C-9: reads result.json as numbers without a step', () => {
    expect(parseResult('{"reward": 1.5, "regret": nan}')).toMatchObject({
      points: [{ name: 'reward', step: null, value: 1.5 }],
      notFinite: ['regret'],
    })
    expect(parseResult('[]').findings).toHaveLength(1)
    expect(parseResult('').findings).toHaveLength(1)
  })

  it('C-9: what was written is read back, whatever the numbers and names', () => {
    const row = fc.record({
      step: fc.nat(),
      values: fc.dictionary(
        fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/).filter((name) => name !== 'step'),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
    })
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = rows.map(({ step, values }) => JSON.stringify({ step, ...values })).join('\n')
        const expected = rows.flatMap(({ step, values }) =>
          Object.entries(values).map(([name, value]) => ({ name, step, value: value + 0 })),
        )
        expect(parseMetricLines(text).points.map((point) => ({ ...point, value: point.value + 0 }))).toEqual(
          expected,
        )
      }),
    )
  })

  it('C-9: no text makes the readers throw or give a number that is not finite', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const points = [...parseMetricLines(text).points, ...parseResult(text).points]
        return points.every(({ value }) => Number.isFinite(value)) && Array.isArray(milestonesOf(text))
      }),
    )
  })

  it('C-9: a milestone is a whole line of its own', () => {
    expect(
      milestonesOf('hooke:milestone epoch 1 done\nsay hooke:milestone no\nhooke:milestone  end \r\n'),
    ).toEqual(['epoch 1 done', 'end'])
  })
})

describe('result files', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'hooke-results-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function file(name: string, content: string) {
    const local = path.join(folder, name)
    await writeFile(local, content)
    return { path: name, bytes: (await stat(local)).size, sha256: '', local }
  }

  it('C-9: of the same name and step the last report counts', async () => {
    const metrics = await file('metrics.jsonl', '{"step":1,"loss":3}\n{"step":1,"loss":2}\n')
    const result = await file('result.json', '{"loss":1}')

    expect((await readResultFiles([metrics, result])).points).toEqual([
      { name: 'loss', step: 1, value: 2 },
      { name: 'loss', step: null, value: 1 },
    ])
  })

  it('fault 64: a huge file and a line without an end are cut and said', async () => {
    const metrics = await file(
      'metrics.jsonl',
      `{"step":1,"loss":3}\n${'x'.repeat(5000)}\n{"step":2,"loss":1}\n`,
    )
    const limits = { metricsBytes: 4000, lineBytes: 1000, resultBytes: 10 }
    const result = await file('result.json', '{"a":1,"b":2}')
    const read = await readResultFiles([metrics, result], limits)

    expect(read.points).toEqual([{ name: 'loss', step: 1, value: 3 }])
    expect(read.findings.filter(({ kind }) => kind === 'too-large')).toHaveLength(3)
  })

  it('fault 64: ten sparse gigabytes cost their head only', async () => {
    const metrics = await file('metrics.jsonl', '{"step":1,"loss":3}\n')
    await truncate(metrics.local, 10 * 1024 ** 3)
    const limits = { metricsBytes: 1024 ** 2, lineBytes: 64 * 1024, resultBytes: 10 }
    const read = await readResultFiles([{ ...metrics, bytes: 10 * 1024 ** 3 }], limits)

    expect(read.points).toHaveLength(1)
  })
})

describe('stop criteria', () => {
  const criterion = { metric: 'loss', rule: 'above', value: 10, because: 'it has diverged' } as const
  const seen = (value: number) => ({ points: [{ name: 'loss', step: 7, value }], notFinite: [] })

  it('C-17: a hit names the value, the step and the planned reason', () => {
    expect(stopHitOf([criterion], seen(11))?.reason).toBe(
      'loss is 11 at step 7, above 10; planned stop: it has diverged',
    )
    expect(stopHitOf([{ ...criterion, rule: 'below' }], seen(9))).not.toBeNull()
    expect(
      stopHitOf([{ ...criterion, rule: 'not-finite' }], { points: [], notFinite: ['loss'] }),
    ).not.toBeNull()
  })

  it('C-17: the limit itself, other metrics and no numbers are no hit', () => {
    expect(stopHitOf([criterion], seen(10))).toBeNull()
    expect(stopHitOf([{ ...criterion, metric: 'other' }], seen(11))).toBeNull()
    expect(stopHitOf([criterion], { points: [], notFinite: ['loss'] })).toBeNull()
    expect(stopHitOf([], seen(11))).toBeNull()
  })
})
