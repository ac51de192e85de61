import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { Shown } from './shown.ts'

export const CLONE = resolve(import.meta.dirname, '../..')
/** The demo's owner is whoever runs it. */
export const PERSON = userInfo().username
export const ENTRY = join(CLONE, 'bin', 'hooke.mjs')

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly pid: number
  readonly stdout: () => string
  readonly ended: Promise<Ended>
  readonly isOver: () => boolean
  kill(signal: NodeJS.Signals): void
}

export type Variables = Readonly<Record<string, string>>

export interface How {
  readonly cwd?: string
  readonly env?: Variables
}

/**
 * The program as its user runs it, in a folder with a home of its own; `gone` ends what it left and removes the folder.
 * `install` may put commands into a folder that is searched first.
 */
export function aProgram(
  variables: Variables = {},
  install?: (at: { folder: string }) => string,
  entry: string = ENTRY,
) {
  return programIn(realpathSync(mkdtempSync(join(tmpdir(), 'hooke-e2e-'))), { variables, install, entry })
}

/** The same in a folder that is there. */
export function programIn(
  folder: string,
  {
    variables = {},
    install,
    entry,
  }: { variables?: Variables; install?: ((at: { folder: string }) => string) | undefined; entry: string },
) {
  const first = install === undefined ? [] : [install({ folder })]
  const home = join(folder, 'home')
  mkdirSync(home, { recursive: true })
  const usual = {
    HOME: home,
    LANG: 'C.UTF-8',
    HOOKE_RESERVE_BYTES: '65536',
    PATH: [...first, dirname(process.execPath), process.env['PATH']].join(delimiter),
    ...variables,
  }
  const start = (args: readonly string[], { cwd = folder, env = {} }: How = {}): Started =>
    startedOf(spawn(process.execPath, [entry, ...args], { cwd, env: { ...usual, ...env }, stdio: STDIO }))
  const run = (args: readonly string[], how?: How): Promise<Ended> => start(args, how).ended
  return {
    folder,
    home,
    start,
    run,
    /** `hooke -c <dir>/hooke.toml …`; a failure is an error with what it said. */
    async hooke(dir: string, ...args: string[]): Promise<string> {
      const { code, stdout, stderr } = await run(['-c', join(dir, 'hooke.toml'), ...args])
      if (code !== 0) throw new Error(`hooke ${args.join(' ')} ended with ${code}\n${stdout}${stderr}`)
      return stdout
    },
    async show(dir: string, id = 'BANDIT-002'): Promise<Shown> {
      return Shown.parse(JSON.parse(await this.hooke(dir, 'show', id, '--json')))
    },
    up: (dir: string, env: Variables = {}): Started =>
      start(['-c', join(dir, 'hooke.toml'), 'up', '--port', '0'], { env }),
    /** The same under a limit of the shell, as in `-n 64`. */
    limited: (limit: string, dir: string, env: Variables = {}): Started => {
      const args = [process.execPath, entry, '-c', join(dir, 'hooke.toml'), 'up', '--port', '0']
      const script = `ulimit ${limit} && exec "$@"`
      return startedOf(
        spawn('sh', ['-c', script, 'sh', ...args], { cwd: folder, env: { ...usual, ...env }, stdio: STDIO }),
      )
    },
    /** Processes that belong to this folder, by what their command line, folder or environment names. */
    left: () => processesIn(folder),
    /** As `start`, on a terminal of 80 columns; what is typed there is a key press. Needs the program `script`. */
    onTerminal(args: readonly string[]): Started & { readonly type: (keys: string) => void } {
      const argv = [process.execPath, entry, ...args]
      const command = `stty cols 80 rows 40; exec ${argv.map((word) => `'${word}'`).join(' ')}`
      const child = spawn('script', ['-qec', command, '/dev/null'], {
        cwd: folder,
        env: { ...usual, NO_COLOR: '1', TERM: 'dumb' },
        stdio: 'pipe',
      })
      // a key pressed while it ends reaches nobody
      child.stdin.on('error', () => undefined)
      return { ...startedOf(child), type: (keys) => void child.stdin.write(keys) }
    },
    async gone(): Promise<void> {
      for (const pid of processesIn(folder)) end(pid)
      await until(() => processesIn(folder).length === 0, `the processes in ${folder} end`)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
export type Program = ReturnType<typeof aProgram>

const STDIO: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']

function startedOf(child: ChildProcess): Started {
  const stdout: string[] = []
  const stderr: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (text: string) => stdout.push(text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => stderr.push(text))
  const state = { isOver: false }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      state.isOver = true
      resolve({ code, signal, stdout: stdout.join(''), stderr: stderr.join('') })
    })
  })
  return {
    pid: child.pid ?? 0,
    stdout: () => stdout.join(''),
    ended,
    isOver: () => state.isOver,
    kill: (signal) => void child.kill(signal),
  }
}

/** Long, for a machine that is busy with others. */
const PATIENCE_MS = 120_000

/**
 * Asks again until it is so, the less often the longer it takes: many questions read a database or all processes. What
 * never comes is an error that says what was waited for.
 */
export async function until(isSo: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
  const start = performance.now()
  while (!isSo()) {
    const waited = performance.now() - start
    if (waited > patienceMs) throw new Error(`waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, Math.min(20 + waited / 20, 200)))
  }
}

/** Waits until a daemon listens and gives its address. */
export async function listening(daemon: Started): Promise<string> {
  await until(() => daemon.isOver() || /^open \S+$/m.test(daemon.stdout()), 'the daemon listens')
  const [, url] = /^running at (\S+);/m.exec(daemon.stdout()) ?? []
  if (url !== undefined) return url
  const { code, stderr } = await daemon.ended
  throw new Error(`the daemon ended with ${code} before it listened\n${stderr}`)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

function end(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}

function processesIn(folder: string): number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return pids.filter((pid) => pid !== process.pid && isAlive(pid) && tracesOf(pid).includes(folder))
}

/** A process that ends meanwhile has none. */
function tracesOf(pid: number): string {
  try {
    return [
      readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
      readlinkSync(`/proc/${pid}/cwd`),
      readFileSync(`/proc/${pid}/environ`, 'utf8'),
    ].join('\n')
  } catch (error) {
    if (error instanceof Error) return ''
    throw error
  }
}
