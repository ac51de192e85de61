import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { renderOrder } from '../../src/compute/shared/order.ts'
import { parseStatus } from '../../src/compute/shared/status-files.ts'
import { until } from './local/host.ts'
import { signalAll, treeOf } from './process-tree.ts'

const WRAPPER = fileURLToPath(new URL('../../src/compute/shared/wrapper.sh', import.meta.url))
const SHELLS: readonly (readonly [string, ...string[]])[] = [['dash'], ['bash', '--posix'], ['busybox', 'sh']]

const isThere = async ([program]: readonly [string, ...string[]]): Promise<boolean> =>
  promisify(execFile)(program, program === 'busybox' ? ['true'] : ['-c', ':']).then(
    () => true,
    () => false,
  )

/** The shells that the wrapper has to run under; `why` is empty, or says why its tests are skipped here. */
export const SHELLS_HERE = await Promise.all(
  SHELLS.map(async (shell) => ({
    shell,
    name: shell.join(' '),
    why: (await isThere(shell)) ? '' : ` (skipped: ${shell[0]} is not installed)`,
  })),
)

/** A run folder in which a wrapper can be started. */
export class WrappedRun {
  readonly folder: string
  readonly #wrappers: ChildProcess[] = []

  private constructor(folder: string) {
    this.folder = folder
  }

  static async make(): Promise<WrappedRun> {
    const run = new WrappedRun(await mkdtemp(path.join(os.tmpdir(), 'hooke-wrapper-')))
    await mkdir(run.own('.'))
    return run
  }

  own(name: string): string {
    return path.join(this.folder, '.hooke', name)
  }

  /** The text of a file of the run; empty while there is none. */
  text(name: string): Promise<string> {
    return readFile(path.join(this.folder, name), 'utf8').catch(() => '')
  }

  async order(script: string, more: { timeLimitSeconds?: number } = {}): Promise<void> {
    const text = renderOrder({
      cwd: this.folder,
      timeLimitSeconds: 60,
      logLimitBytes: 4096,
      graceSeconds: 1,
      heartbeatSeconds: 1,
      environment: { HOOKE_RUN_DIR: this.folder },
      argv: ['sh', '-c', script],
      ...more,
    })
    await writeFile(this.own('order'), text)
  }

  start(
    [program, ...args]: readonly [string, ...string[]],
    env = process.env,
  ): ChildProcess & { pid: number } {
    const wrapper = spawn(program, [...args, WRAPPER, this.folder], { detached: true, stdio: 'ignore', env })
    if (wrapper.pid === undefined) throw new Error(`cannot start ${program}`)
    this.#wrappers.push(wrapper)
    return Object.assign(wrapper, { pid: wrapper.pid })
  }

  /** Starts a command that says `up` as soon as it can be signalled, under a scheduler that warns. */
  async startWarned(
    shell: readonly [string, ...string[]],
    script: string,
    more: { timeLimitSeconds?: number } = {},
  ): Promise<ChildProcess & { pid: number }> {
    await this.order(script, more)
    await writeFile(this.own('hints'), '')
    const wrapper = this.start(shell)
    await until(async () => (await this.text('stdout.log')) === 'up\n')
    await until(async () => (await this.text('.hooke/start')) !== '')
    return wrapper
  }

  async child(): Promise<number> {
    return Number(/^child (\d+)/m.exec(await this.text('.hooke/start'))?.[1])
  }

  async status(): Promise<ReturnType<typeof parseStatus>> {
    return parseStatus(await readFile(this.own('status'), 'utf8'))
  }

  /** Ends what a test left, and removes the folder. */
  async remove(): Promise<void> {
    for (const wrapper of this.#wrappers) {
      if (wrapper.pid === undefined || wrapper.exitCode !== null || wrapper.signalCode !== null) continue
      const gone = once(wrapper, 'exit')
      signalAll(await treeOf(wrapper.pid), 'SIGKILL')
      await gone
    }
    await rm(this.folder, { recursive: true, force: true })
  }
}
