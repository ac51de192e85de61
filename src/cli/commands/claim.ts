import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import { nearest } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'
import { wrap } from '../letters.ts'

export const claimListCommand = defineCommand({
  name: 'claim list',
  group: 'Around',
  summary: 'What the results say, and how firmly',
  options: [{ flags: '--study <id>', about: 'of this study' }],
  examples: ['hooke claim list', 'hooke claim list --study bandits'],
  json: true,
  input: z.object({ study: z.string().optional() }),

  async run({ study }, { reading, output }) {
    const { raw, view } = await (await reading()).claims(study)
    if (output.json) output.data(raw)
    else if (view.items.length === 0) output.line('No claim yet; approved results make them.')
    else {
      output.table(
        [
          { title: 'claim', colour: 'bold' },
          { title: 'weight' },
          { title: 'results', align: 'right' },
          { title: 'statement', flexible: true, wraps: true },
        ],
        view.items.map(({ name, confidence, evidence, statement }) => [
          name,
          confidence,
          String(evidence.length),
          statement,
        ]),
      )
    }
    return 0
  },
})

export const claimShowCommand = defineCommand({
  name: 'claim show',
  group: 'Around',
  summary: 'One claim with the results that bear on it',
  arguments: [{ name: 'claim', about: 'name of the claim' }],
  examples: ['hooke claim show optimistic-wins-early'],
  json: true,
  input: z.object({ claim: z.string() }),

  async run({ claim }, { reading, output }) {
    const { items } = (await (await reading()).claims()).view
    const found = items.find(({ name }) => name === claim)
    if (found === undefined)
      throw unknown(
        claim,
        items.map(({ name }) => name),
      )
    if (output.json) {
      output.data(found)
      return 0
    }
    output.line(`${output.paint('bold', found.name)}  ${found.confidence}`)
    for (const line of wrap(found.statement, output.columns - 4)) output.line(`  ${line}`)
    for (const { experiment, bears } of found.evidence) output.line(`  ${experiment.padEnd(14)} ${bears}`)
    return 0
  },
})

function unknown(claim: string, names: readonly string[]): HookeError {
  const near = nearest(claim, names)
  return new HookeError('notFound', `there is no claim "${claim}"`, {
    advice: near === undefined ? 'hooke claim list' : `hooke claim show ${near}`,
  })
}
