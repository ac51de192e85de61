import { PLAIN_PATH } from '../../lib/shell.ts'
import { type AgentRequest } from '../agent.ts'
import { stepsOf, usageOf } from '../conversation.ts'
import { SUBMIT } from '../submit.ts'
import { toCliName } from './hook-rules.ts'
import { type SessionFolder } from './session-folder.ts'

export interface Account {
  readonly apiKey: string
  readonly baseUrl?: string | undefined
}

/** Claude Code as a bare conversation: none of its own tools, settings, memories or servers; only ours. */
export function claudeArgv(
  program: string,
  { uuid, settings, tools, system }: SessionFolder,
  { request, resumes }: { request: AgentRequest; resumes: boolean },
): readonly string[] {
  const { model, effort, limits, journal } = request
  const turns = Math.max(1, limits.turns - stepsOf(journal.read()).length)
  const usd = limits.usd - (resumes ? 0 : usageOf(journal).usd)
  const allowed = [...request.tools.tools.map(({ name }) => name), SUBMIT].map(toCliName)
  return [
    program,
    '-p',
    ...['--output-format', 'stream-json', '--verbose', '--include-partial-messages', '--include-hook-events'],
    ...[resumes ? '--resume' : '--session-id', uuid],
    ...['--model', model, ...(effort === undefined ? [] : ['--effort', effort])],
    ...['--system-prompt-file', system],
    ...['--tools', '', '--allowedTools', allowed.join(','), '--permission-mode', 'dontAsk'],
    ...['--settings', settings, '--setting-sources', ''],
    ...['--mcp-config', tools, '--strict-mcp-config', '--disable-slash-commands'],
    ...['--max-turns', String(turns)],
    ...(usd > 0 ? ['--max-budget-usd', usd.toFixed(4)] : []),
  ]
}

/** All that Claude Code finds in its environment. Commands of agents run elsewhere and see none of it. */
export function claudeEnvironment(
  home: string,
  { apiKey, baseUrl }: Account,
  { request, mostOutput }: { request: AgentRequest; mostOutput: number },
): Readonly<Record<string, string>> {
  const { model, limits } = request
  return {
    HOME: home,
    PATH: PLAIN_PATH,
    LANG: 'C.UTF-8',
    // tokens of a subscription, made with `claude setup-token`
    [apiKey.startsWith('sk-ant-oat') ? 'CLAUDE_CODE_OAUTH_TOKEN' : 'ANTHROPIC_API_KEY']: apiKey,
    ...(baseUrl === undefined ? {} : { ANTHROPIC_BASE_URL: baseUrl }),
    // whatever it asks beside the conversation has a price that is known
    ANTHROPIC_DEFAULT_HAIKU_MODEL: model,
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
    // trouble of the provider is waited for by the daemon, where it delays nobody else
    CLAUDE_CODE_MAX_RETRIES: '0',
    CLAUDE_CODE_DISABLE_NONSTREAMING_FALLBACK: '1',
    CLAUDE_CODE_MAX_OUTPUT_TOKENS: String(mostOutput),
    ENABLE_TOOL_SEARCH: 'false',
    CLAUDE_CODE_MAX_TOOL_USE_CONCURRENCY: '100',
    MCP_TOOL_TIMEOUT: String(Math.ceil(limits.minutes * 60_000)),
    MAX_MCP_OUTPUT_TOKENS: '120000',
  }
}
