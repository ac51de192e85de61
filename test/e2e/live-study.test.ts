import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type InputBlock, type Turn } from '../../src/agents/agent.ts'
import { SessionId } from '../../src/domain/ids.ts'
import { RoleName } from '../../src/domain/workflow.ts'
import { aMessagesServer, KEY, type MessagesServer } from '../fakes/messages-server/messages-server.ts'
import { rehearsedAnswers, type StoredSession } from '../fakes/messages-server/rehearsed-answers.ts'
import { aPreparedProgram } from './prepared-program.ts'
import { CLONE, listening, type Program } from './program.ts'
import { query, reached } from './standing.ts'

let program: Program
let server: MessagesServer
let dir: string

const Row = z.object({
  id: SessionId,
  role: RoleName,
  system: z.string(),
  input: z.string(),
  facts: z.string().nullable(),
})

/** What the sessions under way were shown, from the database that the daemon writes. */
function sessions(): readonly StoredSession[] {
  const rows = query(
    dir,
    `select s.id, s.role, s.system, s.input, json_extract(t.body, '$.values') as facts
     from sessions s left join statistics t on t.experiment = s.experiment where s.state = 'running'`,
  )
  return Row.array()
    .parse(rows)
    .map(({ input, facts, ...row }) => ({
      ...row,
      study: 'bandits',
      input: JSON.parse(input) as InputBlock[],
      facts: JSON.parse(facts ?? '{}') as StoredSession['facts'],
    }))
}

beforeAll(async () => {
  server = await aMessagesServer(rehearsedAnswers(join(CLONE, 'examples', 'bandits', 'rehearsal'), sessions))
  program = aPreparedProgram({ ANTHROPIC_API_KEY: KEY, HOOKE_AGENTS__ANTHROPIC__BASE_URL: server.url })
  dir = join(program.folder, 'study')
})
afterAll(async () => {
  await program.gone()
  await server.close()
})

describe('the demo study with a live backend', () => {
  it('A-1: comes from issue to done, killed with a reply on the wire and in the middle of a turn', async () => {
    const demo = await program.start(['demo', '--live', '--dir', dir, '--port', '0'], {
      env: { HOOKE_FAILPOINT: 'turn.beforeCommit@clarifier:1' },
    }).ended
    expect(demo.stdout).toContain('live: a model plays the roles')
    expect(demo.signal).toBe('SIGKILL')

    const second = program.up(dir, { HOOKE_FAILPOINT: 'turn.afterCommit@implementer:4' })
    await listening(second)
    await reached(dir, 'awaitingPlanApproval')
    await program.hooke(dir, 'approve', 'BANDIT-002')
    expect((await second.ended).signal).toBe('SIGKILL')

    await listening(program.up(dir))
    await reached(dir, 'awaitingResultApproval')
    await program.hooke(dir, 'approve', 'BANDIT-002')
    await reached(dir, 'done')
  }, 180_000)

  it('A-5: lost no turn, and paid none twice but the one on the wire', () => {
    const turns = query(dir, 'select body from turns').map(
      (row) => JSON.parse(String((row as { body: unknown }).body)) as Turn,
    )
    const said = turns.filter(({ kind }) => kind === 'said')

    expect(server.problems()).toEqual([])
    expect(server.refused).toEqual([])
    expect(server.seen.filter(({ answered }) => answered)).toHaveLength(said.length + 1)
    expect(said.length).toBeGreaterThan(15)
  })

  it('A-8: knows what it cost; the lost reply is counted at the most it may have cost', () => {
    const costs = z
      .array(z.object({ key: z.string(), usd: z.number() }))
      .parse(query(dir, "select key, usd from costs where kind = 'model' order by id"))
    const ofSessions = costs.filter(({ key }) => key.startsWith('session/'))
    const turns = z
      .array(z.object({ session: z.string(), usd: z.number() }))
      .parse(
        query(
          dir,
          "select session, sum(json_extract(body, '$.usage.usd')) as usd from turns where json_extract(body, '$.usage.usd') > 0 group by session",
        ),
      )

    expect(costs.filter(({ key }) => key.startsWith('lost/BANDIT-002.clarifier.1/'))).toHaveLength(1)
    expect(costs.filter(({ key }) => key.startsWith('reserved/'))).toEqual([])
    expect(ofSessions).toHaveLength(turns.length)
    for (const { session, usd } of turns) {
      expect(ofSessions.find(({ key }) => key === `session/${session}`)?.usd).toBeCloseTo(usd, 9)
    }
  })

  it('A-8: shows what it cost beside what the plan forecast', async () => {
    const told = await program.hooke(dir, 'budget')

    expect(told).toContain('forecast')
    expect(told).toMatch(/BANDIT-002 +\$\d/)
  })

  it('A-7: left the key in no file, and gave it to no command', async () => {
    await program.hooke(dir, 'down')

    // grep ends with 1 when it finds nothing
    const { status, stdout } = spawnSync('grep', ['-rlaF', KEY, program.folder], { encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  })
})
