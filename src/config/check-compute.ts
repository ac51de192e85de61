import { Slug } from '../domain/ids.ts'
import { nearest } from '../lib/words.ts'
import { isKind } from './compute/is-kind.ts'
import type { ComputeConfig, HookeConfig } from './config.ts'
import type { Settings } from './schema.ts'
import type { Path } from './shape.ts'

interface ComputeProblem {
  readonly path: Path
  readonly message: string
  readonly hint: string | null
}

/** What the tables of [compute] say about each other and about the rest of the file. */
export function computeProblems(settings: Settings): readonly ComputeProblem[] {
  const names = Object.keys(settings.compute)
  return [
    ...names.flatMap((name) => tableProblems(name, settings)),
    ...settings.study.flatMap(({ compute }, i) =>
      names.includes(compute) ? [] : [unknownCompute(compute, ['study', i, 'compute'], names)],
    ),
  ]
}

function tableProblems(name: string, { compute, secrets, agents }: Settings): readonly ComputeProblem[] {
  const table = compute[name]
  if (table === undefined) return []
  const path = ['compute', name]
  const misnamed = Slug.safeParse(name).success
    ? []
    : [{ path, message: 'is not allowed as a name: use a-z, 0-9 and "-", a letter first', hint: null }]
  const unknown = table.secrets
    .filter((secret) => !(secret in secrets))
    .map((secret) => ({
      path: [...path, 'secrets'],
      message: `names "${secret}", which is not in [secrets]`,
      hint: null,
    }))
  const isOpen = isKind(table, 'local') && !table.sandbox && !agents.sandbox.allow_unsandboxed
  const message = 'is false: that needs allow_unsandboxed = true under [agents.sandbox]'
  const isImageUnused = isKind(table, 'ssh') && table.image !== undefined && !table.sandbox
  return [
    ...(isImageUnused
      ? [
          {
            path: [...path, 'image'],
            message: 'is for sandboxed runs: leave sandbox = false out',
            hint: null,
          },
        ]
      : []),
    ...misnamed,
    ...unknown,
    ...keyProblems(table, secrets, path),
    ...(isOpen ? [{ path: [...path, 'sandbox'], message, hint: null }] : []),
  ]
}

/** The key that rents hardware is there, and no run sees it. */
function keyProblems(
  table: Settings['compute'][string],
  secrets: Settings['secrets'],
  path: Path,
): readonly ComputeProblem[] {
  if (!isKind(table, 'runpod')) return []
  const own = table.reaper_key === undefined ? {} : { reaper_key: table.reaper_key }
  const keys = { api_key: table.api_key, ...own }
  return Object.entries(keys).flatMap(([key, name]) => [
    ...(name in secrets
      ? []
      : [
          {
            path: [...path, key],
            message: `names "${name}", which is not in [secrets]`,
            hint: `write ${name} = "env:${name}" under [secrets]`,
          },
        ]),
    ...(table.secrets.includes(name)
      ? [{ path: [...path, 'secrets'], message: `would give the key ${name} to runs`, hint: 'leave it out' }]
      : []),
  ])
}

function unknownCompute(name: string, path: Path, names: readonly string[]): ComputeProblem {
  const near = nearest(name, names)
  return {
    path,
    message: `names the compute "${name}", but there is no table [compute.${name}]`,
    hint: near === undefined ? `known: ${names.join(', ')}` : `nearest: "${near}"`,
  }
}

/** The same tables with their folders absolute. */
export function computesIn(
  compute: HookeConfig['compute'],
  inHome: (path: string) => string,
): HookeConfig['compute'] {
  const local = { ...compute.local, writable: compute.local.writable.map(inHome) }
  const all = Object.entries(compute).map(([name, table]): [string, ComputeConfig] => [
    name,
    withFolders(table, inHome),
  ])
  return { ...Object.fromEntries(all), local }
}

function withFolders(table: ComputeConfig, inHome: (path: string) => string): ComputeConfig {
  if (isKind(table, 'local')) return { ...table, writable: table.writable.map(inHome) }
  return isKind(table, 'runpod') ? { ...table, sshKey: inHome(table.sshKey) } : table
}
