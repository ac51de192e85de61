import { access } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '../../lib/canonical.ts'
import { gitOf } from '../../lib/sandbox/sandbox.ts'
import { ask } from '../shared/command.ts'
import { awaitEnvironment } from '../shared/host/build-environment.ts'
import { scriptText } from '../shared/host/scripts.ts'
import { createLocalShell } from '../shared/remote/local-shell.ts'
import type { LocalOptions } from './local-options.ts'
import type { HostTraits } from './read-host.ts'

/** What `environment.sh` makes an environment of, at the top of a worktree. */
const LOCKS = ['uv.lock', 'requirements.lock', 'conda.lock', 'requirements.txt', 'environment.yml']
const SYSTEM_SETTINGS = ['/etc/pip.conf', '/etc/uv', '/etc/conda', '/etc/mambarc']
const MEMORY_BYTES = 16 * 1024 ** 3
const AN_HOUR_SECONDS = 3_600

/**
 * `bin` of the environment of a worktree, made by the script that hosts use, once for each content of its lock file (C-8);
 * empty where there is none. What a daemon that died left half made is made anew. It is confined as runs are, but for the network.
 */
export async function makeEnvironment(
  options: LocalOptions,
  worktree: string,
  signal: AbortSignal,
): Promise<string> {
  const { environments, clock, environment } = options
  if (environments === undefined || !(await hasLock(worktree))) return ''
  const shell = createLocalShell({ environment })
  const script = await scriptText('environment')
  const confined = await makingIn(options, worktree)
  try {
    const look = (which: string) =>
      shell.script(script, [environments, worktree, which, ...confined.argv], { signal })
    return await awaitEnvironment({ shell, clock, look }, signal)
  } finally {
    await confined.release()
  }
}

/** The command that confines the making; nothing where nothing confines runs. */
async function makingIn({ sandbox, environment }: LocalOptions, worktree: string) {
  if (sandbox === undefined) return { argv: [], release: () => Promise.resolve() }
  return sandbox.confine({
    argv: [],
    cwd: worktree,
    readable: [worktree, ...(await those(SYSTEM_SETTINGS))],
    sealed: gitOf(worktree),
    // `environment.sh` puts the folder in its place
    writable: ['HOOKE_ENVIRONMENT'],
    network: 'host',
    seconds: AN_HOUR_SECONDS,
    memoryBytes: MEMORY_BYTES,
    environment,
  })
}

async function hasLock(worktree: string): Promise<boolean> {
  return (await those(LOCKS.map((name) => path.join(worktree, name)))).length > 0
}

async function those(files: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => [file],
        () => [],
      ),
    ),
  )
  return found.flat()
}

/** The folder of an environment, by its `env/bin`. */
export function environmentFolder(bin: string): string {
  return path.dirname(path.dirname(bin))
}

/** What the Python of an environment says of itself; it is asked in the sandbox, because packages brought code. */
export async function traitsWith(options: LocalOptions, bin: string, host: HostTraits): Promise<HostTraits> {
  const python = path.join(bin, 'python3')
  const version = await askInside(options, bin, [python, '--version'])
  const frozen = await askInside(options, bin, [
    ...[python, '-m', 'pip', '--disable-pip-version-check', 'freeze', '--all'],
  ])
  const others = host.interpreters.filter(({ name }) => name !== 'python3')
  return {
    ...host,
    interpreters: [
      { name: 'python3', path: python, version: version.trim().replace(/^Python /, '') },
      ...others,
    ],
    pythonLock: frozen === '' ? '' : sha256(frozen),
  }
}

async function askInside(
  { sandbox, environment }: LocalOptions,
  bin: string,
  words: readonly string[],
): Promise<string> {
  const confined = sandbox?.confine({
    argv: words,
    cwd: '/tmp',
    readable: [environmentFolder(bin)],
    writable: [],
    network: 'none',
    seconds: 60,
    environment,
  })
  const [program = '', ...rest] = confined?.argv ?? words
  const { code, stdout } = await ask([program, ...rest], { environment, timeoutMs: 60_000 })
  await confined?.release()
  return code === 0 ? stdout : ''
}
