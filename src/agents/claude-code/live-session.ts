import { writeFileSync } from 'node:fs'
import { type Confined, type Sandbox } from '../../lib/sandbox/sandbox.ts'
import { type AgentRequest, type ToolResult } from '../agent.ts'
import { submitTool } from '../submit.ts'
import { type CliProcess, type StartCli } from './cli-process.ts'
import { type Account, claudeArgv, claudeEnvironment } from './command-line.ts'
import { createDesk, type Desk } from './desk.ts'
import { promptFor } from './retelling.ts'
import { endFormer, remember, writeServer, type SessionFolder } from './session-folder.ts'
import { startToolServer, type ToolServer } from './tool-server.ts'
import { type Continuation } from './transcript.ts'

export interface LiveParts extends Account {
  /** The program `claude`. */
  readonly program: string
  readonly start: StartCli
  readonly sandbox: Sandbox
  /** Files beside the system that program and hook are made of. */
  readonly readable: readonly string[]
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
  const confined = confine(parts, request, { folder, resumes: continuation.kind === 'resume' })
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

/** What it takes itself, whatever commands of agents are allowed. */
const MEMORY_BYTES = 4 * 1024 ** 3

/**
 * It runs no command of an agent; a sandbox around it keeps a fault of its own from the rest of this computer, and ends
 * it with the daemon. It needs the network to reach its model and our tools.
 */
function confine(
  { program, sandbox, readable, mostOutput, ...account }: LiveParts,
  request: AgentRequest,
  { folder, resumes }: { folder: SessionFolder; resumes: boolean },
): Confined {
  const argv = claudeArgv(program, folder, { request, resumes })
  const environment = claudeEnvironment(folder.home, account, { request, mostOutput })
  const { root, home, work, settings, rules, tools, system } = folder
  if (sandbox.kind !== 'bubblewrap')
    return { argv, environment, groups: [], release: () => Promise.resolve() }
  return sandbox.confine({
    argv: ['/usr/bin/env', `HOME=${home}`, ...argv],
    cwd: work,
    writable: [root],
    readable: [...readable, settings, rules, tools, system],
    network: 'host',
    seconds: request.limits.minutes * 60,
    memoryBytes: MEMORY_BYTES,
    environment,
  })
}
