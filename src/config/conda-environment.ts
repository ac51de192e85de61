import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { asError } from '../domain/errors.ts'
import type { CondaEnvironment } from '../domain/software-lock.ts'

/** A name with versions, perhaps of a channel: no path, address or option, which could lead to code of anybody. */
const Package = z
  .string()
  .trim()
  .regex(
    /^(?:[\w.-]+(?:\/[\w.-]+)?::)?\w[\w.-]*(?:[ =<>!~][\w.=<>!~*,| -]*)?$/,
    'is no package with versions',
  )
/** A name such as `conda-forge`, or the address of a channel without words of a login. */
const Channel = z
  .string()
  .trim()
  .regex(/^(?:\w[\w.-]*(?:\/[\w.-]+)*|https:\/\/[\w.-]+(?::\d+)?(?:\/[\w.-]+)*\/?)$/, 'is no channel')

/** What Hooke reads of an `environment.yml`; `name` and `prefix` only matter to whoever makes it by hand. */
const Environment = z.strictObject({
  name: z.string().optional(),
  prefix: z.string().optional(),
  channels: z.array(Channel).default([]),
  dependencies: z.array(z.union([Package, z.strictObject({ pip: z.array(z.string().trim()) })])).default([]),
  variables: z.record(z.string(), z.unknown()).optional(),
})

/** What an `environment.yml` asks for, or why that cannot be told. */
export function condaEnvironmentIn(text: string): CondaEnvironment | { readonly because: string } {
  const read = parseYaml(text)
  if ('because' in read) return read
  const { success, data, error } = Environment.safeParse(read.value ?? {})
  if (!success) {
    const [issue] = error.issues
    const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
    return { because: `environment.yml is not as conda describes it${where}: ${issue?.message ?? ''}` }
  }
  const { channels, dependencies, variables = {} } = data
  const packages = dependencies.filter((each) => typeof each === 'string')
  const python = packages.map(pythonIn).find((versions) => versions !== null) ?? null
  return {
    // names and places of the computer that it was written on are not taken over
    text: stringify({ channels, dependencies }, { aliasDuplicateObjects: false }),
    python,
    packages: packages.filter((each) => !/^(?:[\w./-]+::)?(?:python|pip)(?![\w.-])/.test(each)),
    pip: dependencies.flatMap((each) => (typeof each === 'string' ? [] : each.pip)),
    variables: Object.keys(variables),
  }
}

/** Versions of Python in the words of conda: `=3.11`, `>=3.10,<3.13`; empty for any, null where it is not named. */
function pythonIn(wanted: string): string | null {
  return /^(?:[\w./-]+::)?python(?![\w.-])\s*(.*)$/.exec(wanted)?.[1]?.trim() ?? null
}

function parseYaml(text: string): { readonly value: unknown } | { readonly because: string } {
  try {
    return { value: parse(text, { maxAliasCount: 20, logLevel: 'error' }) as unknown }
  } catch (error) {
    return { because: `environment.yml cannot be read: ${asError(error).message.split('\n')[0] ?? ''}` }
  }
}
