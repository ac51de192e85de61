import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type CondaEnvironment, CONDA_LOCK, type DerivedLock } from '../../domain/software-lock.ts'
import { findProgram } from '../../lib/sandbox/probe.ts'
import { PLAIN_PATH } from '../../lib/shell.ts'
import { confined, endOf, headOf, impossible, type LockJob, type LockOptions } from './lock-tools.ts'

/** In the order in which they are tried: the fastest first. */
export const CONDA_TOOLS = ['micromamba', 'mamba', 'conda'] as const
type Tool = (typeof CONDA_TOOLS)[number]

/** Making an environment takes long: all of it is fetched. */
const HALF_AN_HOUR_MS = 1_800_000

/** The first tool of conda on PATH of this computer, with its path; null where there is none. */
export function condaTool({
  environment,
}: Pick<LockOptions, 'environment'>): { readonly name: Tool; readonly program: string } | null {
  for (const name of CONDA_TOOLS) {
    const program = findProgram(name, environment['PATH'] ?? PLAIN_PATH)
    if (program !== null) return { name, program }
  }
  return null
}

/**
 * Pins an `environment.yml` (C-19): the environment is made once, in a folder that goes away, and what it holds is listed:
 * each package of conda by address and MD5, each of pip by version. Code that packages run as they are installed runs in
 * the sandbox.
 */
export async function withConda(
  given: LockOptions,
  job: LockJob & { readonly wanted: CondaEnvironment },
  { name, program }: { readonly name: Tool; readonly program: string },
): Promise<DerivedLock> {
  const { folder, wanted } = job
  const options = { timeoutMs: HALF_AN_HOUR_MS, ...given }
  const own = await foldersOf(folder)
  const call = (...words: readonly string[]) => confined(options, job, [program, ...words], own)
  const source = path.join(folder, 'hooke-environment.yml')
  await writeFile(source, wanted.text)
  const made = path.join(folder, 'env')
  const create = name === 'micromamba' ? ['create', '-y'] : ['env', 'create']
  const creating = await call(...create, '-q', '-p', made, '-f', source)
  if (creating.code !== 0) return impossible(`${name} says: ${endOf(creating)}`)

  const listed = await explicitList(name, made, call)
  if (listed.urls.length === 0) return impossible(`${name} lists no packages: ${listed.said}`)
  const pip =
    wanted.pip.length === 0 ? [] : await pipPackages(made, (argv) => confined(options, job, argv, own))
  if (pip === null)
    return impossible('the environment was made, but pip in it does not tell what it installed')
  const version = (await call('--version')).stdout.trim().replace(/^\D*/, '')
  const by = `${name} ${version}`
  const lines = ['@EXPLICIT', ...listed.urls, ...pip.map((pin) => `# pip: ${pin}`)]
  const packages = listed.urls.length + pip.length
  return { kind: 'derived', file: CONDA_LOCK, text: `${headOf(by)}${lines.join('\n')}\n`, by, packages }
}

/** All that these tools would write beside their environments. */
async function foldersOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const home = path.join(folder, 'home')
  await mkdir(home)
  return {
    HOME: home,
    TMPDIR: home,
    CONDA_PKGS_DIRS: path.join(folder, 'pkgs'),
    MAMBA_ROOT_PREFIX: path.join(folder, 'root'),
    PIP_NO_CACHE_DIR: '1',
  }
}

type Call = (...words: readonly string[]) => Promise<Awaited<ReturnType<typeof confined>>>

/** Older and newer versions of these tools list what can be fetched again by different words. */
async function explicitList(
  name: Tool,
  made: string,
  call: Call,
): Promise<{ readonly urls: readonly string[]; readonly said: string }> {
  const list = ['list', '--explicit', '--md5', '-p', made]
  const exported = ['env', 'export', '--explicit', '-p', made]
  let said = ''
  for (const words of name === 'micromamba' ? [exported, list] : [list, exported]) {
    const answer = await call(...words)
    const urls = answer.stdout.split(/\r?\n/).filter((line) => /^(?:https?|file):\/\/\S+$/.test(line))
    if (answer.code === 0 && answer.stdout.includes('@EXPLICIT')) return { urls, said }
    said = endOf(answer)
  }
  return { urls: [], said }
}

const Inspected = z.object({
  installed: z.array(
    z.object({
      metadata: z.object({ name: z.string(), version: z.string() }),
      installer: z.string().default(''),
    }),
  ),
})

/** What pip installed there, and not conda; null where pip does not say. */
async function pipPackages(
  made: string,
  call: (argv: readonly string[]) => Promise<Awaited<ReturnType<typeof confined>>>,
): Promise<readonly string[] | null> {
  const answer = await call([path.join(made, 'bin', 'python'), '-I', '-m', 'pip', 'inspect', '--local'])
  if (answer.code !== 0) return null
  const { installed } = Inspected.parse(JSON.parse(answer.stdout))
  return installed
    .filter(({ installer, metadata: { name } }) => installer === 'pip' && name !== 'pip')
    .map(({ metadata: { name, version } }) => `${name}==${version}`)
    .toSorted()
}
