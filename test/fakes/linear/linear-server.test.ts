import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql'
import { afterEach, describe, expect, it } from 'vitest'
import { createManualClock } from '../manual-clock.ts'
import { type LinearServer, ownSchema, startLinear } from './linear-server.ts'
import { ADA, HOOKE_APP, TEAM_ENG, TOKENS } from './people.ts'
import { firstSignMs } from './sessions.ts'

const OFFICIAL = join(process.cwd(), '../shared/data/linear-schema.graphql')
const skipped = existsSync(OFFICIAL) ? '' : ` (skipped: the official schema is not at ${OFFICIAL})`

const running: LinearServer[] = []
const start = async (options: Partial<Parameters<typeof startLinear>[0]> = {}) => {
  const clock = createManualClock()
  const linear = await startLinear({ clock, ...options })
  running.push(linear)
  return { linear, clock }
}
afterEach(async () => {
  for (const linear of running.splice(0)) await linear.close()
})

interface Said {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    data: Record<string, Record<string, unknown>> | null
    errors?: { extensions: { code: string } }[]
  }
}

async function ask(
  linear: LinearServer,
  query: string,
  variables: Record<string, unknown> = {},
  authorization: string = TOKENS.key,
): Promise<Said> {
  const response = await fetch(linear.url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Said['body'] }
}
const code = ({ body }: Said) => body.errors?.[0]?.extensions.code

const COMMENT = 'mutation C($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } } }'
const V4 = '11111111-1111-4111-8111-111111111111'

describe('the double of Linear', () => {
  it('tells strangers, wrong schemes and missing scopes apart', async () => {
    const { linear } = await start()
    const viewer = 'query V { viewer { id } }'

    expect(code(await ask(linear, viewer, {}, 'nobody'))).toBe('AUTHENTICATION_ERROR')
    expect(code(await ask(linear, viewer, {}, TOKENS.app))).toBe('AUTHENTICATION_ERROR')
    expect(code(await ask(linear, viewer, {}, `Bearer ${TOKENS.key}`))).toBe('AUTHENTICATION_ERROR')
    expect((await ask(linear, viewer, {}, `Bearer ${TOKENS.app}`)).body.data).toEqual({
      viewer: { id: HOOKE_APP },
    })
    const input = { issueId: linear.people.open({ title: 'x' }), body: 'y' }
    expect(code(await ask(linear, COMMENT, { input }, `Bearer ${TOKENS.readOnly}`))).toBe('FORBIDDEN')
  })

  it('refuses an id that is no UUID v4, and one that was ever used', async () => {
    const { linear } = await start()
    const issueId = linear.people.open({ title: 'x' })
    const post = (id: string) => ask(linear, COMMENT, { input: { id, issueId, body: 'y' } })

    expect(code(await post('11111111-1111-1111-8111-111111111111'))).toBe('INPUT_ERROR')
    expect(code(await post(V4))).toBeUndefined()
    expect(code(await post(V4))).toBe('INPUT_ERROR')
    expect(linear.people.comments(issueId)).toHaveLength(1)
  })

  it('has two budgets that refill, and answers 400 RATELIMITED with the hour of their reset', async () => {
    const { linear, clock } = await start({ limits: { requests: 2, complexity: 250_000 } })
    const query = 'query V { viewer { id } }'
    await ask(linear, query)
    await ask(linear, query)
    const refused = await ask(linear, query)

    expect([refused.status, code(refused)]).toEqual([400, 'RATELIMITED'])
    expect(refused.headers.get('x-ratelimit-requests-remaining')).toBe('0')
    expect(Number(refused.headers.get('x-ratelimit-requests-reset'))).toBe(clock.now() + 1_800_000)
    clock.advance(1_800_000)
    expect((await ask(linear, query)).status).toBe(200)
    linear.state.budgets.setLimits({ requests: 5000, complexity: 60 })
    const dear = 'query I { issues(first: 50) { nodes { id } } }'
    expect([code(await ask(linear, dear)), code(await ask(linear, dear))]).toEqual([undefined, 'RATELIMITED'])
  })

  it('prices a connection by its size, and refuses a query of more than 10,000 points', async () => {
    const { linear } = await start()
    const inner = 'labels(first: 250) { nodes { id name } }'
    const priced = await ask(linear, `query P { issues(first: 10) { nodes { id title } } }`)
    const refused = await ask(linear, `query P { issues(first: 250) { nodes { id ${inner} } } }`)

    expect(priced.headers.get('x-complexity')).toBe('12')
    expect([refused.status, code(refused)]).toEqual([400, 'INPUT_ERROR'])
  })

  it('derives the status of a session from its last activity, and sees a late first sign', async () => {
    const { linear, clock } = await start()
    const ref = linear.people.open({ title: 'Explore?' })
    linear.people.change(ref, { delegateId: HOOKE_APP })
    const [session] = [...linear.state.rows.sessions.values()]
    const status = async () => {
      const query = 'query S($id: String!) { agentSession(id: $id) { status } }'
      return (await ask(linear, query, { id: session?.id })).body.data?.['agentSession']?.['status']
    }
    const act = (content: Record<string, string>) =>
      ask(
        linear,
        'mutation A($input: AgentActivityCreateInput!) { agentActivityCreate(input: $input) { success } }',
        { input: { agentSessionId: session?.id, content } },
        `Bearer ${TOKENS.app}`,
      )

    expect(await status()).toBe('pending')
    clock.advance(11_000)
    await act({ type: 'thought', body: 'Reading.' })
    expect(await status()).toBe('active')
    expect(session && firstSignMs(linear.state, session)).toBeGreaterThan(10_000)
    await act({ type: 'elicitation', body: 'Which seed?' })
    expect(await status()).toBe('awaitingInput')
    linear.people.prompt(ref, '1: seven')
    expect(await status()).toBe('active')
    clock.advance(31 * 60_000)
    expect(await status()).toBe('stale')
    expect(code(await act({ type: 'prompt', body: 'I am a person' }))).toBe('INPUT_ERROR')
  })

  it('lists newest first, page by page', async () => {
    const { linear } = await start()
    for (const title of ['a', 'b', 'c']) linear.people.open({ title })
    const query = `query L($after: String) {
      issues(first: 2, after: $after, orderBy: updatedAt, filter: { team: { key: { eq: "ENG" } } }) {
        nodes { title }
        pageInfo { hasNextPage endCursor }
      }
    }`
    const page = async (after?: string) =>
      (await ask(linear, query, { after })).body.data?.['issues'] as unknown as {
        nodes: { title: string }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
    const first = await page()

    expect(first.nodes.map(({ title }) => title)).toEqual(['c', 'b'])
    expect((await page(first.pageInfo.endCursor)).nodes.map(({ title }) => title)).toEqual(['a'])
    expect(
      [...linear.state.rows.issues.values()].every(
        ({ creator, team }) => creator === ADA && team === TEAM_ENG,
      ),
    ).toBe(true)
  })

  it.skipIf(skipped !== '')(`says nothing that the official schema does not say${skipped}`, () => {
    const official = buildSchema(readFileSync(OFFICIAL, 'utf8'), { assumeValid: true })

    expect(differences(ownSchema(), official)).toEqual([])
  })
})

/** Each type, field, argument and value of ours that theirs lacks or has otherwise. */
function differences(own: GraphQLSchema, official: GraphQLSchema): readonly string[] {
  return Object.entries(own.getTypeMap())
    .filter(([name]) => !name.startsWith('__'))
    .flatMap(([name, type]) => {
      const theirs = official.getType(name)
      if (theirs === undefined) return [name]
      if (isEnumType(type) && isEnumType(theirs)) {
        const values = theirs.getValues().map((one) => one.name)
        return type.getValues().flatMap((one) => (values.includes(one.name) ? [] : [`${name}.${one.name}`]))
      }
      if (isInputObjectType(type) && isInputObjectType(theirs)) return fieldsThatDiffer(name, type, theirs)
      if (isObjectType(type) && isObjectType(theirs)) return fieldsThatDiffer(name, type, theirs)
      return type.toString() === theirs.toString() && type.constructor === theirs.constructor ? [] : [name]
    })
}

interface Typed {
  readonly type: { toString(): string }
}

interface WithFields {
  getFields(): Record<string, Typed & { args?: readonly (Typed & { name: string })[] }>
}

function fieldsThatDiffer(name: string, own: WithFields, official: WithFields): readonly string[] {
  const theirs = official.getFields()
  return Object.entries(own.getFields()).flatMap(([field, { type, args = [] }]) => {
    const other = theirs[field]
    if (other === undefined || other.type.toString() !== type.toString()) return [`${name}.${field}`]
    return args.flatMap((arg) => {
      const twin = other.args?.find((one) => one.name === arg.name)
      return twin?.type.toString() === arg.type.toString() ? [] : [`${name}.${field}(${arg.name})`]
    })
  })
}
