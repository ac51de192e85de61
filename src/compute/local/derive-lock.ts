import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import {
  type DerivedLock,
  type DeriveLock,
  isPinnedWhole,
  type LockWish,
} from '../../domain/software-lock.ts'
import { Fault } from '../../lib/fault.ts'
import { findProgram } from '../../lib/sandbox/probe.ts'
import type { Sandbox } from '../../lib/sandbox/sandbox.ts'
import { PLAIN_PATH, run, type RunResult } from '../../lib/shell.ts'

export interface LockOptions {
  /** Where the tools run: they have the network, and write to a folder of their own. */
  readonly sandbox: Sandbox
  /** What the tools find, such as PATH and the address of an index. */
  readonly environment: Readonly<Record<string, string>>
  /** What a `pyproject.toml` or a `Pipfile` asks for, in the words of pip. */
  readonly requirementsIn: (
    name: 'pyproject.toml' | 'Pipfile',
    text: string,
  ) => { readonly lines: readonly string[] } | { readonly because: string }
  readonly timeoutMs?: number
}

const FIVE_MINUTES_MS = 300_000
/** Where indexes of packages are named for everybody on this computer. */
const SYSTEM_SETTINGS = ['/etc/pip.conf', '/etc/uv']
const OPTION =
  /^(?:-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host|--pre|--prefer-binary)(?:[ =]|$)/

/**
 * Pins what a study asks for with uv, or with pip where there is no uv (C-19). Only packages that are ready to install are
 * looked at, so that no code of any package runs.
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
}

/** The requirements as files for pip, or why nothing is to be pinned. */
function askedBy({ source, files }: LockWish, { requirementsIn }: LockOptions): Asked | DerivedLock {
  const text = files.get(source) ?? ''
  if (source === 'environment.yml')
    return impossible('an environment.yml can only be pinned by conda: commit what conda-lock makes of it')
  if (source === 'requirements.txt' && isPinnedWhole(text)) return { kind: 'nothing' }
  const read = source === 'requirements.txt' ? { lines: text.split(/\r?\n/) } : requirementsIn(source, text)
  if ('because' in read) return impossible(read.because)
  const all = new Map([...files, [REQUIREMENTS, `${read.lines.join('\n')}\n`]])
  const lines = linesOf([...all].filter(([name]) => name !== source).map(([, each]) => each))
  const odd = lines.find(comesFromElsewhere)
  if (odd !== undefined) return impossible(`"${odd}" is no package of an index, and may run code of its own`)
  if (!linesOf([read.lines.join('\n')]).some((line) => !OPTION.test(line))) return { kind: 'nothing' }
  return { files: all, settings: lines.filter((line) => OPTION.test(line)) }
}

const REQUIREMENTS = 'hooke-requirements.txt'

function linesOf(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/))
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
}

/** Taken from the repository, from another, or from an address: what is no name with versions. */
function comesFromElsewhere(line: string): boolean {
  if (OPTION.test(line)) return /(?:file:|[ =]\.)/.test(line)
  if (/^(?:-r|-c|--requirement|--constraint)[ =]?/.test(line)) return /:|\.\./.test(line)
  return line.startsWith('-') || /^[^;]*[/@\\]/.test(line)
}

interface Job {
  readonly folder: string
  readonly asked: Asked
  readonly signal: AbortSignal
}

async function pin(options: LockOptions, job: Job): Promise<DerivedLock> {
  const PATH = options.environment['PATH'] ?? PLAIN_PATH
  const uv = findProgram('uv', PATH)
  const python = findProgram('python3', PATH)
  try {
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
  const head = `# Derived by Hooke, because the study has no lock file: ${by}.\n# To change it, change its source and derive it anew, or commit a lock file of your own.\n`
  const text = `${head}${[...new Set(asked.settings), ...sorted].join('\n')}\n`
  return { kind: 'derived', text, by, packages: pins.length }
}

async function confined(
  { sandbox, environment, timeoutMs = FIVE_MINUTES_MS }: LockOptions,
  { folder, signal }: Job,
  argv: readonly string[],
): Promise<RunResult> {
  const started = sandbox.confine({
    argv,
    cwd: folder,
    writable: [folder],
    readable: SYSTEM_SETTINGS.filter((each) => existsSync(each)),
    network: 'host',
    seconds: timeoutMs / 1_000,
    environment,
  })
  try {
    return await run(started.argv, { cwd: folder, timeoutMs, env: started.environment, signal })
  } finally {
    await started.release()
  }
}

function endOf({ stderr, stdout, timedOut }: RunResult): string {
  if (timedOut) return 'nothing within five minutes'
  const lines = `${stdout}\n${stderr}`.trim().split('\n')
  return lines.slice(-4).join(' ').slice(-600)
}

function impossible(because: string): DerivedLock {
  return { kind: 'impossible', because }
}
