import { existsSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { systemCode } from '../lib/fault.ts'
import type { HookeConfig } from './config.ts'
import type { Environment } from './environment.ts'
import { configError, type Problem } from './problem.ts'

/** What the file refers to but this machine does not have: folders, context files, secrets. Stops `up` (E-12). */
export function checkSurroundings(config: HookeConfig, env: Environment): readonly Problem[] {
  return [...missingFolders(config), ...secretsOf(config, env).problems]
}

/** The files whose content counts as configuration: itself, what it gives to roles word for word, and its secrets. */
export function filesBehind({ file, home, studies, secrets }: HookeConfig): readonly string[] {
  const context = studies.flatMap(({ repo, context: { files } }) => files.map((name) => join(repo, name)))
  const refs = Object.values(secrets).flatMap((ref) =>
    ref.startsWith('file:') ? [secretFile(ref, home)] : [],
  )
  return [file, ...context, ...refs]
}

/** The secrets by name, for masking and for runs. Throws `config.invalid` when one is missing or others may read it. */
export function readSecrets(config: HookeConfig, env: Environment): ReadonlyMap<string, string> {
  const { secrets, problems } = secretsOf(config, env)
  if (problems.length > 0) throw configError(problems)
  return secrets
}

function missingFolders(config: HookeConfig): readonly Problem[] {
  const studies = config.studies.flatMap(({ id, repo, context }) => {
    if (!isFolder(repo)) return [problem(config, [`study.${id}.repo`, 'study.repo'], trouble(repo))]
    return context.files
      .filter((file) => !existsSync(join(repo, file)))
      .map((file) =>
        problem(
          config,
          [`study.${id}.context.files`, 'study.context.files'],
          `names ${file}, which is not in ${repo}`,
        ),
      )
  })
  const prompts = config.studies.flatMap(({ id, prompts: own }) =>
    own === undefined || isFolder(own)
      ? []
      : [problem(config, [`study.${id}.prompts`, 'study.prompts'], trouble(own))],
  )
  const { rehearsals } = config.agents
  const recorded =
    rehearsals === undefined || isFolder(rehearsals)
      ? []
      : [problem(config, ['agents.rehearsals'], trouble(rehearsals))]
  return [...studies, ...prompts, ...recorded]
}

function trouble(folder: string): string {
  return existsSync(folder) ? `is no folder: ${folder}` : `does not exist: ${folder}`
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

function secretsOf(config: HookeConfig, env: Environment) {
  const read = Object.entries(config.secrets).map(([name, ref]) => ({
    name,
    ...readSecret(ref, config, env),
  }))
  return {
    secrets: new Map(read.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
    problems: read.flatMap(({ name, fault }) =>
      fault === undefined ? [] : [problem(config, [`secrets.${name}`], fault)],
    ),
  }
}

function readSecret(
  ref: string,
  { home }: HookeConfig,
  env: Environment,
): { value?: string; fault?: string } {
  const [, kind, rest = ''] = /^(env|file):(.*)$/.exec(ref) ?? []
  if (kind === 'env') {
    const value = env[rest]
    return value === undefined || value === ''
      ? { fault: `refers to the variable ${rest}, which is not set` }
      : { value }
  }
  return readSecretFile(secretFile(ref, home))
}

function readSecretFile(path: string): { value?: string; fault?: string } {
  if (!existsSync(path)) return { fault: `refers to ${path}, which does not exist` }
  const found = statSync(path)
  if (!found.isFile()) return { fault: `refers to ${path}, which is no file` }
  if ((found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8)
    return { fault: `refers to ${path}, which others may read (mode ${mode}): run chmod 600 ${path}` }
  }
  const value = textOf(path)?.trim()
  if (value === undefined) return { fault: `refers to ${path}, which whoever runs this may not read` }
  return value === '' ? { fault: `refers to ${path}, which is empty` } : { value }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return undefined
  }
}

/** The file that a reference `file:…` to a secret names. */
export function secretFile(ref: string, home: string): string {
  return resolve(home, ref.replace(/^file:/, '').replace(/^~(?=\/)/, homedir()))
}

/** Placed by the effective configuration, which knows where a value was written. */
function problem(config: HookeConfig, keys: readonly string[], message: string): Problem {
  const written = config.effective.find(({ key }) => keys.includes(key))
  const [, line] = /^hooke\.toml:(\d+)$/.exec(written?.source ?? '') ?? []
  const place = written?.source.startsWith('HOOKE_') ? written.source : config.file
  return {
    place,
    line: line === undefined ? null : Number(line),
    key: written?.key ?? keys[0] ?? '',
    message,
    hint: null,
  }
}
