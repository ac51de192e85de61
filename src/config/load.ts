import { dirname, resolve } from 'node:path'
import { parse, TomlError } from 'smol-toml'
import { asError } from '../domain/errors.ts'
import { computeProblems, computesIn } from './check-compute.ts'
import { modelProblems } from './check-models.ts'
import { trackerProblems } from './check-trackers.ts'
import type { HookeConfig, StudyConfig } from './config.ts'
import { effectiveValues } from './effective.ts'
import { applyOverrides, overridesOf, type Environment } from './environment.ts'
import { configError, explain, keyPath, type Problem } from './problem.ts'
import { readConfigText } from './read-file.ts'
import { Settings } from './schema.ts'
import { camelise, type Camelised, type Path } from './shape.ts'
import { readStudies, type RawTable } from './studies.ts'
import { findTomlLines } from './toml-lines.ts'

/**
 * Reads, overrides and checks a `hooke.toml`. Throws `config.invalid` with every problem at once, each with its file,
 * line, key path and the nearest known key. An empty file is a working configuration (K-2).
 */
export function loadConfig({ file, env }: { file: string; env: Environment }): HookeConfig {
  const path = resolve(file)
  return readConfig({ path, text: readConfigText(path), env })
}

/** The same for a text that is not on disk, for `init` and the demo. */
export function readConfig(source: { path: string; text: string; env: Environment }): HookeConfig {
  const raw = parsed(source.path, source.text)
  const home = dirname(source.path)
  const lines = findTomlLines(source.text)
  const { list, inFile } = readStudies(raw, home)
  raw['study'] = list
  const { overrides, problems } = overridesOf(source.env, raw)
  applyOverrides(raw, overrides)

  const set = new Map(overrides.map(({ path, variable }) => [keyPath(path), variable]))
  const placed = (path: Path): Pick<Problem, 'place' | 'line' | 'key'> => {
    const variable = set.get(keyPath(path))
    const line = variable === undefined ? lines.lineOf(inFile(path)) : null
    return { place: variable ?? source.path, line, key: keyPath(inFile(path)) }
  }
  const checked = Settings.safeParse(raw, { reportInput: true })
  const faults = (checked.error?.issues ?? [])
    .flatMap(explain)
    .map(({ path, ...fault }) => ({ ...placed(path), ...fault }))
  const all = [...problems, ...faults, ...(checked.success ? crossCheck(checked.data, placed) : [])]
  if (!checked.success || all.length > 0) throw configError(inOrder(all))

  return finished(checked.data, {
    file: source.path,
    home,
    effective: effectiveValues(Settings, raw, {
      inFile,
      sourceOf: (path) => set.get(keyPath(path)) ?? writtenAt(lines, inFile(path)),
    }),
  })
}

function writtenAt(lines: ReturnType<typeof findTomlLines>, path: Path): string {
  return lines.has(path) ? `hooke.toml:${lines.lineOf(path) ?? 1}` : 'default'
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity))
}

function parsed(path: string, text: string): RawTable {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [, message = ''] = /^Invalid TOML document: (.*)/.exec(asError(error).message) ?? []
    const fault = `column ${error.column}: ${message}`
    throw configError([{ place: path, line: error.line, key: '', message: fault, hint: null }])
  }
}

/** What one value says about another. */
function crossCheck(
  settings: Settings,
  placed: (path: Path) => Pick<Problem, 'place' | 'line' | 'key'>,
): readonly Problem[] {
  const { study, people } = settings
  const names = Object.keys(people)
  const owners = study.flatMap(({ owner }, i) =>
    owner === undefined || names.length === 0 || names.includes(owner)
      ? []
      : [
          {
            ...placed(['study', i, 'owner']),
            message: `"${owner}" is not among [people]`,
            hint: `known: ${names.join(', ')}`,
          },
        ],
  )
  const others = [...computeProblems(settings), ...modelProblems(settings), ...trackerProblems(settings)].map(
    ({ path, ...fault }) => ({ ...placed(path), ...fault }),
  )
  return [...owners, ...others]
}

function finished(settings: Settings, place: Pick<HookeConfig, 'file' | 'home' | 'effective'>): HookeConfig {
  const { study, people, ...sections } = camelise(Settings, settings)
  const inHome = (path: string) => resolve(place.home, path)
  const { rehearsals, sandbox, claudeCode, codex } = sections.agents
  return {
    ...sections,
    ...place,
    stateDir: inHome(sections.stateDir),
    worktreesDir: inHome(sections.worktreesDir),
    backup: { ...sections.backup, folder: inHome(sections.backup.folder) },
    agents: {
      ...sections.agents,
      rehearsals: rehearsals === undefined ? undefined : inHome(rehearsals),
      sandbox: { ...sandbox, readOnly: sandbox.readOnly.map(inHome) },
      // a bare name is looked for on PATH
      codex: { ...codex, path: codex.path.includes('/') ? inHome(codex.path) : codex.path },
      claudeCode: {
        ...claudeCode,
        path: claudeCode.path.includes('/') ? inHome(claudeCode.path) : claudeCode.path,
      },
    },
    compute: computesIn(sections.compute, inHome),
    studies: study.map((one) => studyOf(one, sections, place.home)),
    people: Object.entries(people).map(([name, person]) => ({ name, ...person })),
  }
}

function studyOf(
  { policy, budget, repo, prompts, ...study }: Camelised<Settings>['study'][number],
  base: Pick<Camelised<Settings>, 'policy' | 'budget'>,
  home: string,
): StudyConfig {
  return {
    ...study,
    repo: resolve(home, repo),
    prompts: prompts === undefined ? undefined : resolve(home, prompts),
    budget: { ...base.budget, ...defined(budget) },
    policy: {
      ...base.policy,
      ...defined(policy),
      confidence: { ...base.policy.confidence, ...defined(policy?.confidence) },
    },
  }
}

/** Without the keys that were left out, so that they do not hide what they would replace. */
function defined<T extends object>(
  part: T | undefined,
): { [Key in keyof T]: Exclude<T[Key], undefined> } | object {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined))
}
