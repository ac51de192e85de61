import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as documents from '../../../src/trackers/linear/documents.ts'
import { complexityOf } from '../../fakes/linear/complexity.ts'
import { showDocument } from '../../../src/trackers/linear/show-document.ts'
import { ownSchema } from '../../fakes/linear/linear-server.ts'

const OFFICIAL = join(process.cwd(), '../shared/data/linear-schema.graphql')
const skipped = existsSync(OFFICIAL) ? '' : ` (skipped: the official schema is not at ${OFFICIAL})`
/** Whatever can be shown in one request. */
const SHOWN = [true, false].flatMap((issue) =>
  (['update', 'create', null] as const).flatMap((comment) =>
    (['activity', 'withPlan', null] as const).flatMap((saying) =>
      [true, false].flatMap((telling) =>
        issue || comment !== null || saying !== null
          ? [
              [
                `show ${issue} ${comment} ${saying} ${telling}`,
                showDocument({ issue, comment, saying, telling }),
              ] as const,
            ]
          : [],
      ),
    ),
  ),
)
const ALL: readonly (readonly [string, string])[] = [...Object.entries(documents), ...SHOWN]

/** Each document that the schema does not take, with what it says. */
const problems = (schema: GraphQLSchema): readonly string[] =>
  ALL.flatMap(([name, text]) => validate(schema, parse(text)).map(({ message }) => `${name}: ${message}`))

describe('the queries that go to Linear', () => {
  it('are valid against our own cut of its schema', () => {
    expect(ALL.length).toBeGreaterThan(20)
    expect(problems(ownSchema())).toEqual([])
    expect(validate(ownSchema(), parse('query Hooke { viewer { salary } }'))).toHaveLength(1)
  })

  it.skipIf(skipped !== '')(`are valid against the official schema${skipped}`, () => {
    expect(problems(buildSchema(readFileSync(OFFICIAL, 'utf8'), { assumeValid: true }))).toEqual([])
  })

  it('T-5: cost little: the poll may go on each minute, and no query comes near the limit of one', () => {
    const schema = ownSchema()
    const costs = new Map(ALL.map(([name, text]) => [name, complexityOf(schema, parse(text), {})]))
    const perHour = 60 * (costs.get('CHANGES') ?? Infinity)

    expect(perHour).toBeLessThan(250_000 / 3)
    expect([...costs].filter(([, points]) => points > 1_000)).toEqual([])
  })
})
