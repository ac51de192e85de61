import { access, constants, readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sha256 } from '../../lib/canonical.ts'
import { absentAs } from '../../lib/absent.ts'
import { ask } from '../shared/command.ts'

type Variables = Readonly<Record<string, string>>

/** What does not change while the daemon lives. */
export interface HostTraits {
  readonly os: string
  readonly kernel: string
  readonly cpu: string
  readonly cores: number
  readonly memoryMb: number
  readonly accelerators: readonly string[]
  readonly driver: string
  readonly cuda: string
  readonly host: string
  readonly containerImage: string
  readonly interpreters: readonly { readonly name: string; readonly path: string; readonly version: string }[]
  /** Hash of `pip freeze`; empty without Python or pip. */
  readonly pythonLock: string
}

export async function readHost(environment: Variables): Promise<HostTraits> {
  const interpreters = await findInterpreters(environment)
  const [release, cards, pythonLock] = await Promise.all([
    readFile('/etc/os-release', 'utf8').catch(absentAs('')),
    readCards(environment),
    freezeHash(environment, interpreters.find(({ name }) => name === 'python3')?.path),
  ])
  const cpus = os.cpus()
  return {
    os: /^PRETTY_NAME="?([^"\n]*)/m.exec(release)?.[1] ?? `${os.type()} ${os.release()}`,
    kernel: `${os.type()} ${os.release()} ${os.arch()}`,
    cpu: cpus[0]?.model ?? os.arch(),
    cores: os.availableParallelism(),
    memoryMb: Math.floor(os.totalmem() / 1024 ** 2),
    ...cards,
    host: os.hostname(),
    containerImage: environment['HOOKE_CONTAINER_IMAGE'] ?? '',
    interpreters,
    pythonLock,
  }
}

export async function findProgram(name: string, environment: Variables): Promise<string | undefined> {
  for (const folder of (environment['PATH'] ?? '').split(path.delimiter).filter((entry) => entry !== '')) {
    const file = path.join(folder, name)
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return file
  }
  return undefined
}

async function findInterpreters(environment: Variables): Promise<HostTraits['interpreters']> {
  const all = await Promise.all(
    ['python3', 'node'].map(async (name) => {
      const file = await findProgram(name, environment)
      if (file === undefined) return undefined
      const { code, stdout } = await ask([file, '--version'], { environment, timeoutMs: 10_000 })
      return code === 0 ? { name, path: file, version: stdout.trim().replace(/^Python /, '') } : undefined
    }),
  )
  return all.filter((found) => found !== undefined)
}

async function freezeHash(environment: Variables, python: string | undefined): Promise<string> {
  if (python === undefined) return ''
  const argv = [python, '-m', 'pip', '--disable-pip-version-check', 'freeze', '--all'] as const
  const { code, stdout } = await ask(argv, { environment, timeoutMs: 20_000 })
  return code === 0 ? sha256(stdout) : ''
}

async function readCards(
  environment: Variables,
): Promise<Pick<HostTraits, 'accelerators' | 'driver' | 'cuda'>> {
  const none = { accelerators: [], driver: '', cuda: '' }
  const tool = await findProgram('nvidia-smi', environment)
  if (tool === undefined) return none
  const query = ['--query-gpu=name,memory.total,driver_version', '--format=csv,noheader'] as const
  const [cards, banner] = await Promise.all([
    ask([tool, ...query], { environment, timeoutMs: 10_000 }),
    ask([tool], { environment, timeoutMs: 10_000 }),
  ])
  if (cards.code !== 0) return none
  const rows = cards.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(', '))
  return {
    accelerators: rows.map(([name = '', memory = '']) => `${name} ${memory}`),
    driver: rows[0]?.[2] ?? '',
    cuda: /CUDA Version: ([\d.]+)/.exec(banner.stdout)?.[1] ?? '',
  }
}

/** Accelerators that some process uses right now, one line each. */
export async function busyCards(environment: Variables): Promise<readonly string[]> {
  const query = ['--query-compute-apps=gpu_uuid,pid,used_memory', '--format=csv,noheader'] as const
  const { code, stdout } = await ask(['nvidia-smi', ...query], { environment, timeoutMs: 10_000 })
  return code === 0 ? stdout.split('\n').filter((line) => line.trim() !== '') : []
}
