import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Role, type SessionLimits } from './agent.ts'
import { HookeError } from '../domain/errors.ts'
import { splitPrompt, type FrontMatter } from './front-matter.ts'
import { partsOf, type Part } from './template.ts'
import { ROLES, type RoleName } from '../domain/workflow.ts'

/** What a prompt may ask for. Kept small: what differs from session to session is input, not prompt. */
export const PROMPT_VARIABLES = ['study', 'policy', 'glossary'] as const

/** Where prompts are: the product's folder, and the study's own, which replaces or extends files of it. */
export interface PromptFolders {
  readonly promptsDir: string
  readonly overridesDir: string | null
}

/** One role's prompt, partials put in; its variables still to be filled. */
export interface Prompt {
  readonly limits: SessionLimits
  readonly parts: readonly Part[]
}

export interface LoadedPrompts {
  readonly prompts: ReadonlyMap<RoleName, Prompt>
  /** Everything that is wrong with any of them. Empty means that all roles can be rendered. */
  readonly problems: readonly string[]
}

/** Reads the prompts of all roles at once, with the study's own laid over them. */
export function loadPrompts(folders: PromptFolders, roles: Readonly<Record<RoleName, Role>>): LoadedPrompts {
  const loaded = ROLES.map((name) => [name, loadPrompt(folders, roles[name])] as const)
  return {
    prompts: new Map(loaded.map(([name, { prompt }]) => [name, prompt])),
    // a partial that many prompts share is wrong once
    problems: [...new Set(loaded.flatMap(([, { problems }]) => problems))],
  }
}

/** Every problem of every prompt file, for `hooke doctor` and for the start; empty when there is none. */
export function checkPrompts(
  folders: PromptFolders,
  roles: Readonly<Record<RoleName, Role>>,
): readonly string[] {
  return loadPrompts(folders, roles).problems
}

/** The system text of a role. Values are put in as they are; braces in them mean nothing. */
export function renderPrompt({ parts }: Prompt, variables: Readonly<Record<string, string>>): string {
  return parts.map((part) => rendered(part, variables)).join('')
}

interface Loaded {
  readonly prompt: Prompt
  readonly problems: readonly string[]
}

interface Source {
  readonly path: string
  readonly text: string
}

function loadPrompt(folders: PromptFolders, role: Role): Loaded {
  const source = sourceOf(folders, role.prompt)
  if (source === undefined) return broken([`${role.prompt} is missing in ${folders.promptsDir}`])
  const split = splitPrompt(source.text)
  if (split.kind === 'broken') return broken(split.problems.map((problem) => `${source.path}: ${problem}`))

  const body = expanded({ path: source.path, text: `${split.body}\n` }, folders)
  const extension = extensionOf(folders, role.name)
  const extra = extension === undefined ? NOTHING : expanded(extension, folders)
  const head = headProblems(split.front, role).map((problem) => `${source.path}: ${problem}`)
  return {
    prompt: { limits: split.front.limits, parts: [...body.parts, ...extra.parts] },
    problems: [...head, ...body.problems, ...extra.problems],
  }
}

function headProblems(front: FrontMatter, role: Role): readonly string[] {
  const tools = role.tools.join(', ')
  return [
    ...(front.role === role.name ? [] : [`role is ${front.role}, the file is that of ${role.name}`]),
    ...(front.tools.join(', ') === tools
      ? []
      : [`tools must be [${tools}]: a prompt cannot give or take tools`]),
  ]
}

interface Expanded {
  readonly parts: readonly Part[]
  readonly problems: readonly string[]
}

/** Parts with their partials put in. A partial that includes itself, however far down, is a problem. */
function expanded(source: Source, folders: PromptFolders, above: readonly string[] = []): Expanded {
  const all = partsOf(source.text).map((part) => expandedPart(part, { source, folders, above }))
  return { parts: all.flatMap(({ parts }) => parts), problems: all.flatMap(({ problems }) => problems) }
}

function expandedPart(
  part: Part,
  { source, folders, above }: { source: Source; folders: PromptFolders; above: readonly string[] },
): Expanded {
  const problem = (text: string): Expanded => ({ parts: [], problems: [`${source.path}: ${text}`] })
  switch (part.kind) {
    case 'text':
      return { parts: [part], problems: [] }
    case 'variable':
      if (VARIABLES.includes(part.name)) return { parts: [part], problems: [] }
      return problem(`unknown variable {{ ${part.name} }}; there are ${VARIABLES.join(', ')}`)
    case 'broken':
      return problem(
        `line ${part.line} of the text: ${part.text} is neither a variable nor a partial; write \\{{ for plain braces`,
      )
    case 'partial': {
      const partial = sourceOf(folders, join('shared', `${part.name}.md`))
      if (partial === undefined) return problem(`unknown partial {{> ${part.name} }}`)
      if (above.includes(part.name)) return problem(`partial {{> ${part.name} }} includes itself`)
      return expanded({ ...partial, text: partial.text.trim() }, folders, [...above, part.name])
    }
  }
}

function rendered(part: Part, variables: Readonly<Record<string, string>>): string {
  if (part.kind === 'text') return part.text
  const value = part.kind === 'variable' ? variables[part.name] : undefined
  if (value !== undefined) return value
  throw new HookeError('config.invalid', `the prompt asks for ${describe(part)}, which was not given`)
}

function describe(part: Part): string {
  return 'name' in part ? `{{ ${part.name} }}` : part.text
}

/** A file of the study's prompts, else of the product's. */
function sourceOf({ promptsDir, overridesDir }: PromptFolders, file: string): Source | undefined {
  const own = overridesDir === null ? undefined : fileAt(join(overridesDir, file))
  return own ?? fileAt(join(promptsDir, file))
}

function extensionOf({ overridesDir }: PromptFolders, role: RoleName): Source | undefined {
  const extra = overridesDir === null ? undefined : fileAt(join(overridesDir, `${role}.extra.md`))
  return extra && { path: extra.path, text: `\n# In this study\n\n${extra.text.trim()}\n` }
}

function fileAt(path: string): Source | undefined {
  return existsSync(path) ? { path, text: readFileSync(path, 'utf8').replaceAll('\r\n', '\n') } : undefined
}

function broken(problems: readonly string[]): Loaded {
  return { prompt: { limits: { turns: 0, usd: 0, minutes: 0 }, parts: [] }, problems }
}

const NOTHING: Expanded = { parts: [], problems: [] }
const VARIABLES: readonly string[] = PROMPT_VARIABLES
