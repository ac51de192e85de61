import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import {
  type CondaEnvironment,
  DERIVED_LOCK,
  type DerivedLock,
  type DeriveLock,
  isPinnedWhole,
  type LockWish,
} from '../../domain/software-lock.ts'
import { Fault } from '../../lib/fault.ts'
import { findProgram } from '../../lib/sandbox/probe.ts'
import { PLAIN_PATH } from '../../lib/shell.ts'
import { condaTool, withConda } from './derive-conda.ts'
import { confined, endOf, headOf, impossible, linesOf, type LockJob, type LockOptions } from './lock-tools.ts'
import { isAsked } from './python-versions.ts'

const OPTION =
  /^(?:-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host|--pre|--prefer-binary)(?:[ =]|$)/

/**
 * Pins what a study asks for with uv, or with pip where there is no uv (C-19). Only packages that are ready to install are
 * looked at, so that no code of any package runs. An `environment.yml` takes a tool of conda, unless it asks for nothing
 * but a Python that is here and packages of pip.
 */
export function createLockDeriver(options: LockOptions): DeriveLock {
  return async (wish, signal) => {
    const asked = askedBy(wish, options)
    if ('kind' in asked) return asked
    const folder = await mkdtemp(path.join(os.tmpdir(), 'hooke-lock-'))
    try {
      for (const [name, text] of asked.files) {
        const file = path.join(folder, name)
        await mkdir(path.dirname(file), { recursive: true })
        await writeFile(file, text)
      }
      return await pin(options, { folder, asked, signal })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

interface Asked {
  readonly files: ReadonlyMap<string, string>
  /** Lines such as `--index-url`, which whoever installs needs, too. */
  readonly settings: readonly string[]
  readonly conda: CondaEnvironment | undefined
}

/** The requirements as files for pip, or why nothing is to be pinned. */
function askedBy({ source, files }: LockWish, options: LockOptions): Asked | DerivedLock {
  const text = files.get(source) ?? ''
  if (source === 'requirements.txt' && isPinnedWhole(text)) return { kind: 'nothing' }
  const read = readSource(source, text, options)
  if ('because' in read) return impossible(read.because)
  const all = new Map([...files, [REQUIREMENTS, `${read.lines.join('\n')}\n`]])
  const lines = linesOf([...all].filter(([name]) => name !== source).map(([, each]) => each))
  const odd = lines.find(comesFromElsewhere)
  if (odd !== undefined) return impossible(`"${odd}" is no package of an index, and may run code of its own`)
  if (asksForNothing(read)) return { kind: 'nothing' }
  return { files: all, settings: lines.filter((line) => OPTION.test(line)), conda: read.conda }
}

function asksForNothing({ lines, conda }: Source): boolean {
  if (linesOf([lines.join('\n')]).some((line) => !OPTION.test(line))) return false
  return conda === undefined || (conda.packages.length === 0 && conda.python === null)
}

interface Source {
  readonly lines: readonly string[]
  readonly conda?: CondaEnvironment
}

function readSource(
  source: LockWish['source'],
  text: string,
  { requirementsIn, condaIn }: LockOptions,
): Source | { readonly because: string } {
  if (source === 'requirements.txt') return { lines: text.split(/\r?\n/) }
  if (source !== 'environment.yml') return requirementsIn(source, text)
  const conda = condaIn(text)
  return 'because' in conda ? conda : { lines: conda.pip, conda }
}

const REQUIREMENTS = 'hooke-requirements.txt'

/** Taken from the repository, from another, or from an address: what is no name with versions. */
function comesFromElsewhere(line: string): boolean {
  if (OPTION.test(line)) return /(?:file:|[ =]\.)/.test(line)
  if (/^(?:-r|-c|--requirement|--constraint)[ =]?/.test(line)) return /:|\.\./.test(line)
  return line.startsWith('-') || /^[^;]*[/@\\]/.test(line)
}

interface Job extends LockJob {
  readonly asked: Asked
}

async function pin(options: LockOptions, job: Job): Promise<DerivedLock> {
  const PATH = options.environment['PATH'] ?? PLAIN_PATH
  const uv = findProgram('uv', PATH)
  const python = findProgram('python3', PATH)
  const { conda } = job.asked
  try {
    if (conda !== undefined) {
      const tool = condaTool(options)
      if (tool !== null) return await withConda(options, { ...job, wanted: conda }, tool)
      const why = await whyOnlyConda(options, job, { conda, python })
      if (why !== null) return impossible(why)
    }
    if (uv !== null) return await withUv(options, job, uv)
    if (python !== null) return await withPip(options, job, python)
  } catch (error) {
    job.signal.throwIfAborted()
    // a tool that cannot even be started
    if (error instanceof Fault) return impossible(`${error.message}: ${error.found ?? ''}`)
    throw error
  }
  return impossible('neither uv nor python3 is on PATH of this computer')
}

/** Why pip cannot stand in for conda; null where it can. */
async function whyOnlyConda(
  options: LockOptions,
  job: Job,
  { conda, python }: { readonly conda: CondaEnvironment; readonly python: string | null },
): Promise<string | null> {
  const advice =
    'none of micromamba, mamba and conda is on PATH of this computer: install one of them (micromamba is one file), or commit what conda-lock makes of it'
  const { packages } = conda
  if (packages.length > 0)
    return `environment.yml asks for ${packages.length} packages of conda (${packages.slice(0, 5).join(', ')}), and ${advice}`
  if (conda.pip.length === 0) return `environment.yml asks for Python alone, and ${advice}`
  const asked = conda.python ?? ''
  if (asked === '' || python === null) return null
  const words = [python, '-c', 'import sys; print("%d.%d.%d" % sys.version_info[:3])']
  const found = (await confined(options, job, words)).stdout.trim()
  if (isAsked(found, asked)) return null
  return `environment.yml asks for python ${asked}, python3 of this computer is ${found || 'not to be started'}, and ${advice}`
}

async function withUv(options: LockOptions, job: Job, uv: string): Promise<DerivedLock> {
  const out = path.join(job.folder, 'out.txt')
  const words = ['pip', 'compile', '--quiet', '--universal', '--no-build', '--no-header', '--no-annotate']
  const made = await confined(options, job, [uv, ...words, '--no-cache', '--output-file', out, REQUIREMENTS])
  if (made.code !== 0) return impossible(`uv says: ${endOf(made)}`)
  const pins = linesOf([await readFile(out, 'utf8')]).filter((line) => !OPTION.test(line))
  const version = await confined(options, job, [uv, '--version'])
  return derived(job, pins, version.stdout.trim())
}

const PIP = [
  ...['--disable-pip-version-check', 'install', '--dry-run', '--ignore-installed', '--quiet', '--no-input'],
  ...['--no-cache-dir', '--only-binary=:all:', '--retries=1', '--timeout=20'],
]
const Report = z.object({
  pip_version: z.string(),
  environment: z.object({ python_full_version: z.string(), sys_platform: z.string() }),
  install: z.array(
    z.object({ metadata: z.object({ name: z.string(), version: z.string() }), is_direct: z.boolean() }),
  ),
})

async function withPip(options: LockOptions, job: Job, python: string): Promise<DerivedLock> {
  const out = path.join(job.folder, 'report.json')
  // a shim of a version switcher does more than start it when it is told to install something
  const real = await confined(options, job, [python, '-c', 'import sys; print(sys.executable)'])
  const install = [real.stdout.trim() || python, '-m', 'pip', ...PIP]
  const made = await confined(options, job, [...install, '--report', out, '-r', REQUIREMENTS])
  if (made.code !== 0) return impossible(`pip says: ${endOf(made)}`)
  const { success, data: report } = Report.safeParse(JSON.parse(await readFile(out, 'utf8')))
  if (!success) return impossible('the report of pip is not as it should be; it needs pip 22.2 or newer')
  const pins = report.install.map(({ metadata: { name, version } }) => `${name}==${version}`)
  const { python_full_version: full, sys_platform: platform } = report.environment
  return derived(job, pins, `pip ${report.pip_version} for Python ${full} on ${platform}`)
}

function derived({ asked }: Job, pins: readonly string[], by: string): DerivedLock {
  const sorted = pins.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  const how = asked.conda === undefined ? by : `${by}, without conda: ${plainly(asked.conda)}`
  const text = `${headOf(how)}${[...new Set(asked.settings), ...sorted].join('\n')}\n`
  return { kind: 'derived', file: DERIVED_LOCK, text, by: how, packages: pins.length }
}

function plainly({ python, variables }: CondaEnvironment): string {
  const asks = `it asks for packages of pip alone, and runs have the python3 of their host${python ? `, which is to be ${python}` : ''}`
  return variables.length === 0 ? asks : `${asks}; its variables (${variables.join(', ')}) are not set`
}
