import { z } from 'zod'
import { type AgentRequest, type ToolResult } from '../agent.ts'
import { type CliEnd, type StartCli } from '../cli/cli-process.ts'
import { jsonOf } from '../cli/json-of.ts'
import { promptFor } from '../cli/retelling.ts'
import { endFormer, remember } from '../cli/alive.ts'
import { confine, type Surroundings } from '../cli/surroundings.ts'
import { createWaitingRoom, type WaitingRoom } from '../cli/waiting-room.ts'
import { startToolServer } from '../cli/tool-server.ts'
import { submitTool } from '../submit.ts'
import { codexArgv, codexEnvironment } from './command-line.ts'
import { type Asked, openDoor } from './door.ts'
import { type CodexFolder, continuationOf, makeFolder, rememberThread } from './session-folder.ts'

export interface LiveParts extends Surroundings {
  readonly program: string
  readonly start: StartCli
}

/** One process of Codex, what it asks of its model and of its tools. */
export interface Live extends Pick<WaitingRoom, 'until'> {
  /** Requests to its model that nobody has taken yet. */
  readonly asked: Asked[]
  /** Calls that it asks the daemon to carry out. */
  readonly wanted: ReadonlySet<string>
  readonly state: { end: CliEnd | null; hasBegun: boolean; trouble: string | null }
  /** Hands it the results of its calls; one that it has is not changed. */
  deliver(results: readonly ToolResult[]): void
  end(): Promise<void>
}

const NEVER = new AbortController().signal

/** Starts Codex where the journal ends. At most one process of a session is alive. */
export async function startLive(parts: LiveParts, request: AgentRequest, folder: CodexFolder): Promise<Live> {
  endFormer(folder)
  makeFolder(folder, request.system)
  const desk = createDesk()
  const door = await openDoor((asked) => desk.change(() => desk.asked.push(asked)))
  const server = await startToolServer([...request.tools.tools, submitTool(request.output)], (id) => {
    desk.change(() => desk.wanted.add(id))
    // not told of a stop: Codex would write down a failure as the result before it is ended
    return desk.until(() => desk.answers.get(id), NEVER)
  })
  const { thread, ...continuation } = continuationOf(folder, request.journal.read())
  const doors = { door, server }
  const confined = confine(
    parts,
    { ...folder, fixed: [folder.rules] },
    {
      argv: codexArgv(parts.program, folder, { request, doors, thread }),
      environment: codexEnvironment(folder, doors),
      seconds: request.limits.minutes * 60,
    },
  )
  const input = promptFor(request, continuation)
  const child = parts.start({ ...confined, cwd: folder.work, input }, (line) => {
    desk.change(() => take(desk, folder, line))
  })
  remember(folder, child.pid)
  const ended = child.ended.then((end) => desk.change(() => (desk.state.end = end)))
  return {
    ...desk,
    deliver: (results) =>
      desk.change(() => {
        for (const result of results) if (!desk.answers.has(result.id)) desk.answers.set(result.id, result)
      }),
    async end() {
      child.kill()
      await ended
      door.close()
      server.close()
      await confined.release()
    },
  }
}

interface Desk extends Pick<Live, 'asked' | 'state' | 'until'> {
  readonly wanted: Set<string>
  readonly answers: Map<string, ToolResult>
  /** Changes something and tells everybody who waits. */
  change(how: () => unknown): void
}

function createDesk(): Desk {
  const room = createWaitingRoom()
  return {
    asked: [],
    wanted: new Set(),
    answers: new Map(),
    state: { end: null, hasBegun: false, trouble: null },
    change(how) {
      how()
      room.changed()
    },
    until: room.until,
  }
}

const Line = z.union([
  z.object({ type: z.literal('thread.started'), thread_id: z.string() }),
  z.object({ type: z.literal('turn.failed'), error: z.object({ message: z.string() }) }),
  z.object({ type: z.literal('error'), message: z.string() }),
])

/** Unknown lines come often and mean nothing: what was said is known from the door. */
function take({ state }: Desk, folder: CodexFolder, text: string): void {
  const line = Line.safeParse(jsonOf(text)).data
  if (line === undefined) return
  if (line.type === 'thread.started') {
    state.hasBegun = true
    rememberThread(folder, line.thread_id)
  } else state.trouble = line.type === 'error' ? line.message : line.error.message
}
