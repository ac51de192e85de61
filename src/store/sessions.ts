import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import { ExperimentId, SessionId } from '../domain/ids.ts'
import { RoleName } from '../domain/workflow.ts'
import { AnyJson } from './columns.ts'
import type { Database } from './database.ts'

const ManyRoleName = RoleName.array()

export const SessionState = z.enum(['running', 'submitted', 'accepted', 'gaveUp'])
export type SessionState = z.infer<typeof SessionState>

/** One role at work once. `input` is what it was shown, `output` what it submitted last. */
export const Session = z.object({
  id: SessionId,
  experiment: ExperimentId,
  role: RoleName,
  round: z.number(),
  backend: z.string(),
  model: z.string(),
  state: SessionState,
  system: z.string(),
  input: AnyJson,
  output: AnyJson.nullable(),
  submitCall: z.string().nullable(),
  refusals: z.number(),
  reason: z.string().nullable(),
  usd: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
})
export type Session = z.infer<typeof Session>
const MaybeSession = Session.optional()
const ManySession = Session.array()
export type NewSession = Pick<
  Session,
  'id' | 'experiment' | 'role' | 'round' | 'backend' | 'model' | 'system' | 'startedAt'
> & { readonly input: unknown }

const COLUMNS = `id, experiment, role, round, backend, model, state, system, input, output, submit_call as submitCall,
  refusals, reason, usd, input_tokens as inputTokens, output_tokens as outputTokens, started_at as startedAt,
  ended_at as endedAt`

/** The agents' sessions; their turns are rows of their own. */
export function createSessions(db: Database) {
  const { open, ...statements } = prepare(db)
  const one = (row: unknown) => MaybeSession.parse(row)

  return {
    /** A session that is there already is left as it is and continued. */
    open: ({ input, ...row }: NewSession): void => void open.run({ ...row, input: JSON.stringify(input) }),
    find: (id: SessionId): Session | undefined => one(statements.byId.get(id)),
    get(id: SessionId): Session {
      const found = one(statements.byId.get(id))
      if (found) return found
      throw new HookeError('notFound', `there is no session ${id}`)
    },
    latest: (experiment: ExperimentId, role: RoleName): Session | undefined =>
      one(statements.latest.get(experiment, role)),
    /** The last one whose output the gates took. */
    accepted: (experiment: ExperimentId, role: RoleName): Session | undefined =>
      one(statements.accepted.get(experiment, role)),
    list: (experiment: ExperimentId): Session[] => ManySession.parse(statements.ofExperiment.all(experiment)),
    /** Who worked on it, each once. */
    roles: (experiment: ExperimentId): RoleName[] => ManyRoleName.parse(statements.roles.all(experiment)),
    running: (): Session[] => ManySession.parse(statements.running.all()),

    submit: (id: SessionId, { call, output }: { call: string; output: unknown }): void =>
      void statements.submit.run({ id, call, output: JSON.stringify(output) }),
    accept: (id: SessionId, at: number): void => void statements.accept.run({ id, at }),
    /** Sends the submit back; how often that has happened to this session. */
    refuse: (id: SessionId): number =>
      z.object({ refusals: z.number() }).parse(statements.refuse.get(id)).refusals,
    giveUp: (id: SessionId, reason: string, at: number): void =>
      void statements.giveUp.run({ id, reason, at }),
    addUsage: (id: SessionId, usage: { usd: number; inputTokens: number; outputTokens: number }): void => {
      const { usd, inputTokens, outputTokens } = usage
      statements.addUsage.run({ id, usd, inputTokens, outputTokens })
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>

function prepare(db: Database) {
  const select = (rest: string) => db.prepare(`select ${COLUMNS} from sessions ${rest}`)
  return {
    byId: select('where id = ?'),
    latest: select('where experiment = ? and role = ? order by round desc limit 1'),
    accepted: select("where experiment = ? and role = ? and state = 'accepted' order by round desc limit 1"),
    ofExperiment: select('where experiment = ? order by started_at, rowid'),
    roles: db
      .prepare('select role from sessions where experiment = ? group by role order by min(rowid)')
      .pluck(),
    running: select("where state = 'running' order by started_at"),
    open: db.prepare(`
      insert into sessions (id, experiment, role, round, backend, model, state, system, input, started_at)
      values (@id, @experiment, @role, @round, @backend, @model, 'running', @system, @input, @startedAt)
      on conflict (id) do nothing`),
    submit: db.prepare(
      "update sessions set state = 'submitted', submit_call = @call, output = @output where id = @id",
    ),
    accept: db.prepare("update sessions set state = 'accepted', ended_at = @at where id = @id"),
    refuse: db.prepare(`
      update sessions set state = 'running', refusals = refusals + 1, ended_at = null where id = ? returning refusals`),
    giveUp: db.prepare(
      "update sessions set state = 'gaveUp', reason = @reason, ended_at = @at where id = @id",
    ),
    addUsage: db.prepare(`
      update sessions set usd = usd + @usd, input_tokens = input_tokens + @inputTokens,
        output_tokens = output_tokens + @outputTokens
      where id = @id`),
  }
}
