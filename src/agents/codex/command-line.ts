import { type AgentRequest, type Effort } from '../agent.ts'
import { PLAIN_PATH } from '../../lib/shell.ts'
import { type Supported } from '../cli/program.ts'
import { type ToolServer } from '../cli/tool-server.ts'
import { type Door } from './door.ts'
import { type CodexFolder } from './session-folder.ts'

/** What Codex brings along and is not to have: its own tools, agents, memories, plugins and looks at the network. */
const OFF = [
  'shell_tool',
  'unified_exec',
  'multi_agent',
  'goals',
  'apps',
  'plugins',
  'hooks',
  'view_image',
  'image_generation',
  'skill_search',
  'skill_mcp_dependency_install',
  'tool_suggest',
  'sleep_tool',
  'browser_use',
  'computer_use',
  'memories',
  'shell_snapshot',
  'enable_request_compression',
] as const

/** Names of variables in which Codex finds the tokens of this process; neither is the key. */
const MODEL_TOKEN = 'HOOKE_MODEL_TOKEN'
const TOOLS_TOKEN = 'HOOKE_TOOLS_TOKEN'

export interface Doors {
  readonly door: Door
  readonly server: ToolServer
}

/** Codex as a bare conversation: its model is our door, its tools are the daemon's. */
export function codexArgv(
  program: string,
  { rules, work }: CodexFolder,
  { request, doors, thread }: { request: AgentRequest; doors: Doors; thread: string | undefined },
): readonly string[] {
  const { model, effort, limits } = request
  const seconds = Math.ceil(limits.minutes * 60)
  return [
    ...[program, 'exec', ...(thread === undefined ? [] : ['resume'])],
    ...['--json', '--skip-git-repo-check', '--ignore-user-config', '-m', model],
    ...(thread === undefined ? ['-C', work] : []),
    ...OFF.flatMap((feature) => ['-c', `features.${feature}=false`]),
    ...settings({
      model_provider: 'hooke',
      'model_providers.hooke.name': 'hooke',
      'model_providers.hooke.base_url': doors.door.url,
      'model_providers.hooke.env_key': MODEL_TOKEN,
      'model_providers.hooke.wire_api': 'responses',
      'model_providers.hooke.request_max_retries': 0,
      'model_providers.hooke.stream_max_retries': 0,
      // between two answers the daemon works
      'model_providers.hooke.stream_idle_timeout_ms': seconds * 1_000,
      'mcp_servers.hooke.url': doors.server.url,
      'mcp_servers.hooke.bearer_token_env_var': TOOLS_TOKEN,
      'mcp_servers.hooke.tool_timeout_sec': seconds,
      'mcp_servers.hooke.default_tools_approval_mode': 'approve',
      model_instructions_file: rules,
      ...(effort === undefined ? {} : { model_reasoning_effort: EFFORTS[effort] }),
      // the daemon cuts what is too long
      tool_output_token_limit: 120_000,
      sandbox_mode: 'read-only',
      approval_policy: 'never',
      web_search: 'disabled',
      project_doc_max_bytes: 0,
      include_permissions_instructions: false,
      include_environment_context: false,
      'analytics.enabled': false,
      check_for_update_on_startup: false,
    }),
    ...(thread === undefined ? [] : [thread]),
    '-',
  ]
}

const EFFORTS: Readonly<Record<Effort, string>> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  xhigh: 'xhigh',
  max: 'xhigh',
}

/** Values are TOML; a JSON string, number or boolean is one, too. */
function settings(values: Readonly<Record<string, string | number | boolean>>): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => ['-c', `${key}=${JSON.stringify(value)}`])
}

/** All that Codex finds in its environment: no key, and nothing of the daemon's. */
export function codexEnvironment(
  { home }: CodexFolder,
  { door, server }: Doors,
): Readonly<Record<string, string>> {
  return {
    HOME: home,
    CODEX_HOME: home,
    PATH: PLAIN_PATH,
    LANG: 'C.UTF-8',
    [MODEL_TOKEN]: door.token,
    [TOOLS_TOKEN]: server.token,
  }
}

/** Versions of Codex whose options, requests and lines are the ones used here. */
export const SUPPORTED_CODEX: Supported = {
  from: [0, 160, 0],
  below: [1, 0, 0],
  install: 'install Codex (npm install -g @openai/codex), or name the program as `path` under [agents.codex]',
}
