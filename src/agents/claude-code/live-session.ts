import { writeFileSync } from 'node:fs'
import { type Confined } from '../../lib/sandbox/sandbox.ts'
import { type AgentRequest, type ToolResult } from '../agent.ts'
import { submitTool } from '../submit.ts'
import { type CliProcess, type StartCli } from '../cli/cli-process.ts'
import { type Account, claudeArgv, claudeEnvironment } from './command-line.ts'
import { createDesk, type Desk } from './desk.ts'
import { promptFor } from '../cli/retelling.ts'
import { endFormer, remember } from '../cli/alive.ts'
import { lodgingOf, writeServer, type SessionFolder } from './session-folder.ts'
import { startToolServer, type ToolServer } from '../cli/tool-server.ts'
import { confine, type Surroundings } from '../cli/surroundings.ts'
import { type Continuation } from '../cli/retelling.ts'

export interface LiveParts extends Account, Surroundings {
  /** The program `claude`. */
  readonly program: string
  readonly start: StartCli
  readonly mostOutput: number
}

/** One process of Claude Code, and the door through which it asks for tools. */
export interface Live {
  readonly desk: Desk
  /** Hands it the results of its calls; one that it has is not changed. */
  deliver(results: readonly ToolResult[]): void
  end(): Promise<void>
}

/** Starts Claude Code where the journal ends. At most one process of a session is alive. */
export async function startLive(
  parts: LiveParts,
  request: AgentRequest,
  {
    folder,
    continuation,
    signal,
  }: { folder: SessionFolder; continuation: Continuation; signal: AbortSignal },
): Promise<Live> {
  endFormer(folder)
  writeFileSync(folder.system, request.system, { mode: 0o600 })
  const desk = createDesk()
  const tools = [...request.tools.tools, submitTool(request.output)]
  const server = await startToolServer(tools, (id) => {
    desk.asked.add(id)
    desk.changed()
    return desk.until(() => desk.answers.get(id), signal)
  })
  writeServer(folder, server)
  const argv = claudeArgv(parts.program, folder, { request, resumes: continuation.kind === 'resume' })
  const environment = claudeEnvironment(folder.home, parts, { request, mostOutput: parts.mostOutput })
  const confined = confine(parts, lodgingOf(folder), {
    argv,
    environment,
    seconds: request.limits.minutes * 60,
  })
  const input = promptFor(request, continuation)
  const child = parts.start({ ...confined, cwd: folder.work, input }, (line) => desk.tell(line))
  remember(folder, child.pid)
  return liveOf(desk, { child, server, confined })
}

function liveOf(
  desk: Desk,
  { child, server, confined }: { child: CliProcess; server: ToolServer; confined: Confined },
): Live {
  const ended = child.ended.then((end) => {
    desk.end = end
    desk.changed()
  })
  return {
    desk,
    deliver(results) {
      for (const result of results) if (!desk.answers.has(result.id)) desk.answers.set(result.id, result)
      desk.changed()
    },
    async end() {
      child.kill()
      await ended
      server.close()
      await confined.release()
    },
  }
}
