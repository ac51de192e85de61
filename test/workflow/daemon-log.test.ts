import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { pass, refuse } from '../../src/domain/gate.ts'
import { gates } from '../../src/hooks/index.ts'
import { aLab, type Lab } from './harness.ts'

let lab: Lab
afterEach(() => lab.gone())

it('E-13: each stage change and each effect of a whole track is one line with its experiment', async () => {
  lab = aLab()
  const { id } = await lab.walk()
  const linesOf = (message: string) => lab.log.filter((line) => line.message.startsWith(message))

  const moves = lab.events().flatMap(({ from, to }) => (from === to ? [] : [`${from} → ${to}`]))
  const told = linesOf('stage changed').map(
    ({ fields }) => `${String(fields['from'])} → ${String(fields['to'])}`,
  )
  expect(told).toEqual(['undefined → intake', ...moves])

  const effects = lab.store.outbox.list(id).map(({ key }) => key)
  expect(linesOf('effect done').map(({ fields }) => fields['key'])).toHaveLength(effects.length)
  expect(new Set(linesOf('effect done').map(({ fields }) => fields['key']))).toEqual(new Set(effects))
  for (const { fields } of [...linesOf('stage changed'), ...linesOf('effect')])
    expect(fields).toMatchObject({ experiment: id })
})

it('E-13: a refusal of a gate is one line, a warning with its reasons', async () => {
  const reason = 'a key stands in run.py'
  const state = { left: 1 }
  lab = aLab({
    gates: {
      'plan-complete': {
        ...gates['plan-complete'],
        facts: z.unknown(),
        check: () => (--state.left < 0 ? pass() : refuse([reason])),
      },
    },
  })
  await lab.begin()
  const warnings = lab.log.filter(({ level }) => level === 'warn')

  expect(warnings).toMatchObject([
    {
      fields: {
        effect: 'gates.check',
        event: 'gates.refused',
        reason: expect.stringContaining(reason) as string,
      },
    },
  ])
})
