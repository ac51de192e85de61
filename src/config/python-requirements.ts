import { parse } from 'smol-toml'
import { z } from 'zod'
import { asError } from '../domain/errors.ts'

/** Requirements in the words of pip, or why they cannot be told. */
export type Requirements = { readonly lines: readonly string[] } | { readonly because: string }

const Project = z.object({
  project: z.object({ dependencies: z.array(z.string()).default([]) }).optional(),
  tool: z.object({ poetry: z.object({ dependencies: z.unknown().optional() }).optional() }).optional(),
})

const Wanted = z.union([
  z.string(),
  z.strictObject({
    version: z.string().default('*'),
    extras: z.array(z.string()).default([]),
    markers: z.string().optional(),
    index: z.string().optional(),
  }),
])
const Pipfile = z.object({
  source: z.array(z.object({ url: z.string() })).default([]),
  packages: z.record(z.string(), Wanted).default({}),
})

/** What a `pyproject.toml` or a `Pipfile` asks for. */
export function requirementsIn(name: 'pyproject.toml' | 'Pipfile', text: string): Requirements {
  try {
    const table = parse(text)
    return name === 'Pipfile' ? ofPipfile(table) : ofProject(table)
  } catch (error) {
    return { because: `${name} cannot be read: ${asError(error).message.split('\n')[0] ?? ''}` }
  }
}

function ofProject(table: unknown): Requirements {
  const read = Project.safeParse(table)
  if (!read.success) return { because: 'the dependencies in pyproject.toml are no list of requirements' }
  const { project, tool } = read.data
  if (project === undefined && tool?.poetry?.dependencies !== undefined)
    return { because: 'pyproject.toml is that of Poetry, which keeps a lock of its own: run poetry lock' }
  return { lines: project?.dependencies ?? [] }
}

function ofPipfile(table: unknown): Requirements {
  const read = Pipfile.safeParse(table)
  if (!read.success)
    return { because: 'the Pipfile names a package by something else than versions, extras and markers' }
  const [first, ...more] = read.data.source.map(({ url }) => url)
  return {
    lines: [
      ...(first === undefined ? [] : [`--index-url ${first}`]),
      ...more.map((url) => `--extra-index-url ${url}`),
      ...Object.entries(read.data.packages).map(([name, wanted]) => lineOf(name, wanted)),
    ],
  }
}

function lineOf(name: string, wanted: z.infer<typeof Wanted>): string {
  const { version, extras, markers } =
    typeof wanted === 'string' ? { version: wanted, extras: [], markers: undefined } : wanted
  const extra = extras.length === 0 ? '' : `[${extras.join(',')}]`
  return `${name}${extra}${version === '*' ? '' : version}${markers === undefined ? '' : ` ; ${markers}`}`
}
