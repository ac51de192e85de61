import { type AgentBackend, type Agents, type Effort, type Role, type SessionLimits } from './agent.ts'
import { HookeError } from '../domain/errors.ts'
import { type RoleName } from '../domain/workflow.ts'
import { noFailpoints, type Failpoints } from '../lib/failpoint.ts'
import { type Sandbox } from '../lib/sandbox/sandbox.ts'
import { renderInput } from './input.ts'
import { loadPrompts, renderPrompt, type Prompt, type PromptFolders } from './prompt.ts'
import type { LookUp } from './lookup/lookup.ts'
import { ROLE_DEFINITIONS } from './roles/index.ts'
import { createToolExecutor } from './tools/executor.ts'

/** Where a role runs. Limits left out are those of its prompt file. */
export interface Assignment {
  readonly backend: string
  readonly model: string
  readonly limits?: Partial<SessionLimits>
  readonly effort?: Effort
}

export interface AgentsOptions extends PromptFolders {
  /** Folders with prompts of single studies, by the id of the study; each replaces `overridesDir` there. */
  readonly studyPrompts?: Readonly<Record<string, string>>
  /** For every role that has no assignment of its own. */
  readonly standard: Assignment
  readonly roles?: Readonly<Partial<Record<RoleName, Partial<Assignment>>>>
  readonly backends: Readonly<Record<string, AgentBackend>>
  readonly sandbox: Sandbox
  readonly maxRunSeconds?: number
  readonly failpoints?: Failpoints
  /** The way of roles to the web. */
  readonly lookUp?: LookUp
}

/** The roles with their prompts and backends. Refuses to start when any prompt or assignment is wrong, naming all. */
export function createAgents(options: AgentsOptions): Agents {
  const { promptOf, problems } = loadAll(options)
  refuseIfAny([...problems, ...assignmentProblems(options)])
  const { sandbox, maxRunSeconds = 1_800, failpoints = noFailpoints, lookUp } = options

  return {
    role: roleNamed,
    backend: (name) => backendOf(options, assignmentOf(options, name)),
    model: (name) => assignmentOf(options, name).model,
    limits: (name, study) => ({ ...promptOf(name, study).limits, ...assignmentOf(options, name).limits }),
    effort: (name) => assignmentOf(options, name).effort,
    task: renderInput,
    system: (name, variables, study) => renderPrompt(promptOf(name, study), variables),
    tools: ({ role, ...session }) =>
      createToolExecutor({
        ...session,
        tools: roleNamed(role).tools,
        sandbox,
        maxRunSeconds,
        failpoints,
        ...(lookUp === undefined ? {} : { lookUp }),
      }),
  }
}

function roleNamed(name: RoleName): Role {
  return ROLE_DEFINITIONS[name]
}

function assignmentOf({ standard, roles = {} }: AgentsOptions, name: RoleName): Assignment {
  return { ...standard, ...roles[name] }
}

function assignmentProblems(options: AgentsOptions): readonly string[] {
  const assigned = Object.entries({ standard: options.standard, ...options.roles })
  return assigned.flatMap(([name, { backend }]) =>
    backend === undefined || backend in options.backends
      ? []
      : [
          `agents: ${name} names the backend "${backend}"; there are ${Object.keys(options.backends).join(', ')}`,
        ],
  )
}

function backendOf({ backends }: AgentsOptions, { backend }: Assignment): AgentBackend {
  const found = backends[backend]
  if (found === undefined) throw new HookeError('config.invalid', `there is no agent backend "${backend}"`)
  return found
}

/** The prompts of every study at once: what is wrong with any is known before the first session. */
function loadAll(options: AgentsOptions) {
  const common = loadPrompts(options, ROLE_DEFINITIONS)
  const { promptsDir, studyPrompts = {} } = options
  const own = Object.entries(studyPrompts).map(
    ([study, overridesDir]) => [study, loadPrompts({ promptsDir, overridesDir }, ROLE_DEFINITIONS)] as const,
  )
  const byStudy = new Map(own.map(([study, { prompts }]) => [study, prompts]))
  return {
    problems: [...new Set([common, ...own.map(([, loaded]) => loaded)].flatMap(({ problems }) => problems))],
    promptOf: (name: RoleName, study = ''): Prompt => promptOf(byStudy.get(study) ?? common.prompts, name),
  }
}

function promptOf(prompts: ReadonlyMap<RoleName, Prompt>, name: RoleName): Prompt {
  const prompt = prompts.get(name)
  if (prompt === undefined) throw new HookeError('config.invalid', `the role ${name} has no prompt`)
  return prompt
}

function refuseIfAny(problems: readonly string[]): void {
  if (problems.length === 0) return
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`
  throw new HookeError('config.invalid', `the agents cannot start: ${count}\n${problems.join('\n')}`, {
    advice: 'mend the files and start again; `hooke doctor` lists the same problems',
  })
}
