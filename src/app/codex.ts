import { homedir } from 'node:os'
import { join } from 'node:path'
import { createAbsentBackend } from '../agents/absent-backend.ts'
import type { AgentBackend } from '../agents/agent.ts'
import { probeProgram } from '../agents/cli/program.ts'
import { createCodexBackend } from '../agents/codex/codex-backend.ts'
import { SUPPORTED_CODEX } from '../agents/codex/command-line.ts'
import type { DoctorCheck } from '../cli/deps.ts'
import type { HookeConfig } from '../config/config.ts'
import { asError } from '../domain/errors.ts'
import { PLAIN_PATH } from '../lib/shell.ts'
import type { ClaudeCodeRequest } from './claude-code.ts'
import type { Env } from './env.ts'

/** Roles on the program Codex, as soon as its key is among the secrets. */
export function codexOf(request: Omit<ClaudeCodeRequest, 'packageDir'>): AgentBackend {
  const { config, clock, env, secrets, mask, sandbox } = request
  const { codex, prices } = config.agents
  const { path: program, apiKey: secret, baseUrl, maxOutput: mostOutput } = codex
  const key = secrets.find(({ name }) => name === secret)
  if (key === undefined)
    return createAbsentBackend('codex', `put its key under [secrets] as ${secret}, then hooke retry`)
  return createCodexBackend({
    ...{ apiKey: key.value, baseUrl, secret, prices, mostOutput, clock, sandbox, program, mask },
    path: env['PATH'] ?? PLAIN_PATH,
    folder: join(config.stateDir, 'codex'),
  })
}

/** Whether the program is there in a version that is known to work. It has no hooks: its tools are the daemon's. */
export async function codexChecks({
  config,
  env,
}: {
  readonly config: HookeConfig
  readonly env: Env
}): Promise<readonly DoctorCheck[]> {
  const { backend, roles, codex } = config.agents
  const isInUse = [backend, ...Object.values(roles).map((role) => role.backend)].includes('codex')
  if (!isInUse) return []
  const name = 'agents codex'
  const place = { path: env['PATH'] ?? PLAIN_PATH, home: env['HOME'] ?? homedir() }
  try {
    const program = await probeProgram(codex.path, place, SUPPORTED_CODEX)
    return program.ok
      ? [{ name, state: 'ok', found: `${program.path}, ${program.version}` }]
      : [{ name, state: 'failed', found: program.found, advice: program.advice }]
  } catch (thrown) {
    return [{ name, state: 'failed', found: asError(thrown).message }]
  }
}
