import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type InputBlock, type Turn } from '../../src/agents/agent.ts'
import { messagesOf, stepsOf } from '../../src/agents/conversation.ts'
import { renderInput } from '../../src/agents/input.ts'
import { playRehearsal } from '../../src/agents/rehearsal/rehearsal.ts'
import { SessionId } from '../../src/domain/ids.ts'
import { RoleName } from '../../src/domain/workflow.ts'
import { aMessagesDoor } from '../agents/claude-code/messages-door.ts'
import { PROGRAM, skipped } from '../agents/claude-code/program.ts'
import {
  aMessagesServer,
  KEY,
  type Answers,
  type MessagesServer,
} from '../fakes/messages-server/messages-server.ts'
import { says, text } from '../fakes/messages-server/reply.ts'
import { aPreparedProgram } from './prepared-program.ts'
import { CLONE, listening, until, type Program } from './program.ts'
import { query, standingOf } from './standing.ts'

/** A minute of two cores: asked for by `npm run claude-study`, so that every other run stays quick. */
const isWanted = process.env['HOOKE_CLAUDE_CODE_STUDY'] === 'yes'
const reason = isWanted ? skipped : ' (SKIPPED: takes a minute; npm run claude-study)'
const FOLDER = join(CLONE, 'examples', 'bandits', 'rehearsal')

let program: Program
let server: MessagesServer
let door: Awaited<ReturnType<typeof aMessagesDoor>>
let dir: string

const Row = z.object({
  id: SessionId,
  role: RoleName,
  system: z.string(),
  input: z.string(),
  facts: z.string().nullable(),
})

/** The session under way with these rules and this task, as its database knows it. */
function sessionOf(system: string, task: string) {
  const rows = query(
    dir,
    `select s.id, s.role, s.system, s.input, json_extract(t.body, '$.values') as facts
     from sessions s left join statistics t on t.experiment = s.experiment where s.state = 'running' and s.system = ?`,
    system,
  )
  const sessions = Row.array()
    .parse(rows)
    .map((row) => ({ ...row, input: JSON.parse(row.input) as InputBlock[] }))
  return sessions.find(({ input }) => task.startsWith(renderInput(input)))
}

function turnsOf(session: string): readonly Turn[] {
  const rows = query(dir, 'select body from turns where session = ? order by n', session)
  return z
    .array(z.object({ body: z.string() }))
    .parse(rows)
    .map(({ body }) => JSON.parse(body) as Turn)
}

/** Says what was recorded; where it is in the recording the journal tells, which is ahead of every request. */
const recorded: Answers = ({ request, task }) => {
  const session = sessionOf(request.system[0]?.text ?? '', task)
  const wrong = (message: string) =>
    ({ kind: 'error', status: 400, type: 'invalid_request_error', message }) as const
  if (session === undefined) return wrong('no session of the database was shown this')
  const asked = {
    ...session,
    session: session.id,
    study: 'bandits',
    facts: JSON.parse(session.facts ?? '{}') as Record<string, number>,
  }
  const messages = messagesOf(stepsOf(turnsOf(session.id)))
  const reply = playRehearsal(asked, { messages }, { folder: FOLDER })
  if (reply.kind !== 'said') return wrong('reason' in reply ? reply.reason : reply.kind)
  const words = reply.text.trim() === '' ? [] : [text(reply.text)]
  return says(
    ...words,
    ...reply.calls.map(({ id, tool, input }) => ({ type: 'call' as const, id, tool, input })),
  )
}

const PATIENCE_MS = 200_000

/** Each of its twenty sessions starts a program of 240 MB; one that is blocked will not come any more. */
async function comesTo(stage: string): Promise<void> {
  const isThere = () => [stage, 'blocked', 'failed'].includes(standingOf(dir)?.stage ?? '')
  await until(isThere, `the experiment comes to ${stage}`, PATIENCE_MS)
  expect(standingOf(dir)).toMatchObject({ stage })
}

describe.skipIf(PROGRAM === null || !isWanted)(`the demo study with the real Claude Code${reason}`, () => {
  beforeAll(async () => {
    server = await aMessagesServer(recorded)
    door = await aMessagesDoor(server)
    program = aPreparedProgram({
      ANTHROPIC_API_KEY: KEY,
      HOOKE_AGENTS__BACKEND: 'claude-code',
      HOOKE_AGENTS__CLAUDE_CODE__PATH: PROGRAM ?? '',
      HOOKE_AGENTS__CLAUDE_CODE__BASE_URL: door.url,
    })
    dir = join(program.folder, 'study')
  })
  afterAll(async () => {
    await program.gone()
    await door.close()
    await server.close()
  })

  it('A-1: comes from issue to done, killed with a reply on the wire and in the middle of a turn', async () => {
    const demo = await program.start(['demo', '--live', '--dir', dir, '--port', '0'], {
      env: { HOOKE_FAILPOINT: 'turn.beforeCommit@clarifier:1' },
    }).ended
    expect(demo.signal).toBe('SIGKILL')
    await until(() => program.left().length === 0, 'Claude Code ends with its daemon')

    const second = program.up(dir, { HOOKE_FAILPOINT: 'turn.afterCommit@implementer:4' })
    await listening(second)
    await comesTo('awaitingPlanApproval')
    await program.hooke(dir, 'approve', 'BANDIT-002')
    expect((await second.ended).signal).toBe('SIGKILL')
    await until(() => program.left().length === 0, 'Claude Code ends with its daemon')

    await listening(program.up(dir))
    await comesTo('awaitingResultApproval')
    await program.hooke(dir, 'approve', 'BANDIT-002')
    await comesTo('done')
  }, 600_000)

  it('A-5: lost no turn, and asked for none twice but the one on the wire', () => {
    const said = query(dir, 'select body from turns')
      .map((row) => JSON.parse(String((row as { body: unknown }).body)) as Turn)
      .filter(({ kind }) => kind === 'said')

    expect(server.problems()).toEqual([])
    expect(server.refused).toEqual([])
    expect(said.length).toBeGreaterThan(15)
    expect(server.seen.length - said.length).toBeLessThanOrEqual(1)
  })

  it('A-7: asked nobody but the model, and left the key in no file', async () => {
    await program.hooke(dir, 'down')
    const { status, stdout } = spawnSync('grep', ['-rlaF', KEY, program.folder], { encoding: 'utf8' })

    expect(door.other).toEqual([])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  })
})
