import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createAbsentBackend } from '../agents/absent-backend.ts'
import type { AgentBackend } from '../agents/agent.ts'
import { createClaudeCodeBackend } from '../agents/claude-code/claude-code-backend.ts'
import { probeProgram } from '../agents/cli/program.ts'
import { testHookWhole } from '../agents/claude-code/self-test.ts'
import type { DoctorCheck } from '../cli/deps.ts'
import type { HookeConfig } from '../config/config.ts'
import { asError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { LiveSecret } from '../lib/masking.ts'
import type { Sandbox } from '../lib/sandbox/sandbox.ts'
import { PLAIN_PATH } from '../lib/shell.ts'
import type { Env } from './env.ts'

export interface ClaudeCodeRequest {
  readonly config: HookeConfig
  readonly clock: Clock
  readonly env: Env
  readonly packageDir: string
  readonly secrets: readonly LiveSecret[]
  readonly mask: (text: string) => string
  /** Around the program itself: one that shows files of this computer, as that of runs does. */
  readonly sandbox: Sandbox
}

/** Roles on the program Claude Code, as soon as its key is among the secrets. */
export function claudeCodeOf(request: ClaudeCodeRequest): AgentBackend {
  const { config, clock, env, packageDir, secrets, mask, sandbox } = request
  const { claudeCode, prices } = config.agents
  const { path: program, apiKey: secret, baseUrl, maxOutput: mostOutput } = claudeCode
  const key = secrets.find(({ name }) => name === secret)
  if (key === undefined)
    return createAbsentBackend('claude-code', `put its key under [secrets] as ${secret}, then hooke retry`)
  return createClaudeCodeBackend({
    ...{ apiKey: key.value, baseUrl, secret, prices, mostOutput, clock, sandbox, program, mask },
    path: env['PATH'] ?? PLAIN_PATH,
    folder: join(config.stateDir, 'claude-code'),
    hook: hookOf(packageDir),
    hookFiles: filesOf(packageDir),
  })
}

/** This very program, with the Node that runs it. */
function hookOf(packageDir: string): readonly string[] {
  return [process.execPath, join(packageDir, 'bin', 'hooke.mjs'), 'hook']
}

function filesOf(packageDir: string): readonly string[] {
  const parts = ['bin', 'src', 'dist', 'node_modules', 'package.json'].map((name) => join(packageDir, name))
  // where Hooke is installed as a package, what it depends on may lie beside it
  const [, beside] = /^(.*\/node_modules)\/[^/]+$/.exec(packageDir) ?? []
  return [process.execPath, ...parts, ...(beside === undefined ? [] : [beside])].filter((path) =>
    existsSync(path),
  )
}

/** Whether the program is there in a version that is known to work, and its hook blocks what it must. */
export async function claudeCodeChecks({
  config,
  env,
  packageDir,
}: {
  readonly config: HookeConfig
  readonly env: Env
  readonly packageDir: string
}): Promise<readonly DoctorCheck[]> {
  if (!isInUse(config)) return []
  const home = env['HOME'] ?? homedir()
  const name = 'agents claude-code'
  try {
    const program = await probeProgram(config.agents.claudeCode.path, {
      path: env['PATH'] ?? PLAIN_PATH,
      home,
    })
    const check: DoctorCheck = program.ok
      ? { name, state: 'ok', found: `${program.path}, ${program.version}` }
      : { name, state: 'failed', found: program.found, advice: program.advice }
    return [check, await hookCheck(packageDir)]
  } catch (thrown) {
    return [{ name, state: 'failed', found: asError(thrown).message }]
  }
}

async function hookCheck(packageDir: string): Promise<DoctorCheck> {
  const name = 'hooks claude-code'
  const problems = await testHookWhole(hookOf(packageDir))
  if (problems.length === 0) return { name, state: 'ok', found: 'each known-bad call is blocked' }
  const advice = 'no session of Claude Code begins with such a hook; report it'
  return { name, state: 'failed', found: problems.join('\n'), advice }
}

function isInUse({ agents }: HookeConfig): boolean {
  const roles = Object.values(agents.roles).map(({ backend }) => backend)
  return [agents.backend, ...roles].includes('claude-code')
}
