import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RUN_DIR } from '../../../src/compute/driver.ts'
import { runProcesses } from '../../../src/compute/local/processes.ts'
import { aHost, aRun, endOf, type Host, signal, until } from './host.ts'

let host: Host
beforeEach(async () => {
  host = await aHost()
})
afterEach(() => host.stop())

const CHILD = fileURLToPath(new URL('./submit-in-child.ts', import.meta.url))

function aDaemon(run: string, script: string): ChildProcess {
  return spawn(process.execPath, [CHILD, host.runsDir, host.root, run, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

describe('a local run', () => {
  it('C-9: finds its folder, id, experiment, condition and seed in the environment, and nothing of ours', async () => {
    const driver = host.driver({ environment: { PATH: process.env['PATH'] ?? '', LANG: 'C' } })
    const spec = aRun(host, 1, 'env | grep -v "^PWD\\|^PATH\\|^_=\\|^SHLVL\\|^OLDPWD" | sort', {
      environment: { MODE: `in ${RUN_DIR}` },
    })
    const handle = await driver.submit(spec, signal)
    await endOf(driver, handle)

    const folder = host.folderOf(spec.run)
    expect((await readFile(path.join(folder, 'stdout.log'), 'utf8')).trim().split('\n')).toEqual([
      'HOOKE_CONDITION=greedy',
      'HOOKE_EXPERIMENT=BANDIT-007',
      `HOOKE_RUN_DIR=${folder}`,
      'HOOKE_RUN_ID=BANDIT-007.greedy.s1.1',
      'HOOKE_SEED=1',
      'LANG=C',
      `MODE=in ${folder}`,
    ])
  })

  it('E-5: what a submission left half-way is no file of the run', async () => {
    const driver = host.driver()
    const spec = aRun(host, 9, 'echo done', { inputs: { 'config.json': '{}' } })
    // weaker than a kill between writing and naming: the name is taken
    const inTheWay = path.join(host.folderOf(spec.run), 'config.json')
    await mkdir(inTheWay, { recursive: true })
    await expect(driver.submit(spec, signal)).rejects.toThrow('EISDIR')
    await rm(inTheWay, { recursive: true })

    const handle = await driver.submit(spec, signal)
    await endOf(driver, handle)
    const { files } = await driver.collect(handle, signal)
    expect(files.map((file) => file.path).sort()).toEqual(['config.json', 'stderr.log', 'stdout.log'])
  })

  it('C-6: gets its arguments byte by byte, without a shell in between', async () => {
    const hostile = [
      '$(touch /tmp/no)',
      '`id`',
      'a  b\n\nc\n',
      "it's",
      '-n',
      '',
      '\\n',
      'Á-Ɂ-😀',
      '*',
      '; exit 3',
      '!',
    ]
    const spec = aRun(host, 2, '', { argv: ['printf', '[%s]', ...hostile] })
    const handle = await host.driver().submit(spec, signal)
    await endOf(host.driver(), handle)

    const printed = await readFile(path.join(host.folderOf(spec.run), 'stdout.log'), 'utf8')
    expect(printed).toBe(hostile.map((word) => `[${word}]`).join(''))
  })

  it('C-6, row 64: one gigabyte of output fills neither the disk nor the pipe; head, count and tail are kept', async () => {
    const driver = host.driver()
    const handle = await driver.submit(aRun(host, 3, 'yes | head -c 1000000000; echo the end'), signal)
    const state = await endOf(driver, handle)
    const log = await readFile(path.join(host.folderOf(handle.ref), 'stdout.log'), 'utf8')
    const dropped = Number(/\[hooke: (\d+) bytes dropped here\]/.exec(log)?.[1])

    expect(state).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    expect(log.length).toBeLessThanOrEqual(100_100)
    expect(log.startsWith('y\ny\n')).toBe(true)
    expect(log.endsWith('the end\n')).toBe(true)
    const kept = log.replace(/\n\[hooke: .*\]\n/, '').length
    expect(kept + dropped).toBe(1_000_000_008)
  })

  it('C-6: shows a line as soon as it was printed', async () => {
    const driver = host.driver()
    const handle = await driver.submit(aRun(host, 4, 'echo "hooke:milestone one"; sleep 60'), signal)
    await until(async () => {
      const { text } = await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 100 }, signal)
      return text === 'hooke:milestone one\n'
    })
    await driver.cancel(handle, signal)

    expect((await endOf(driver, handle)).kind).toBe('exited')
  })

  it('C-6, row 32: a run that hangs, ignores TERM and has left its group ends at the time limit, with all it started', async () => {
    const driver = host.driver()
    const stubborn = 'trap "" TERM; setsid sh -c "trap \\"\\" TERM; sleep 333" & (sleep 333 &) ; sleep 333'
    const handle = await driver.submit(aRun(host, 5, stubborn, { timeLimitSeconds: 1 }), signal)
    const state = await endOf(driver, handle)

    expect(state).toMatchObject({
      kind: 'exited',
      exit: { code: null, signal: 'SIGKILL', reason: 'time-limit' },
    })
    await until(async () => (await runProcesses(host.runsDir)).length === 0)
  })

  it('C-6: cancelling ends the whole group and says so', async () => {
    const driver = host.driver()
    const handle = await driver.submit(aRun(host, 6, '(trap "" TERM; sleep 333) & sleep 333'), signal)
    await until(async () => (await runProcesses(host.runsDir)).length >= 2)
    await driver.cancel(handle, signal)

    expect(await endOf(driver, handle)).toMatchObject({ kind: 'exited', exit: { reason: 'cancelled' } })
    await until(async () => (await runProcesses(host.runsDir)).length === 0)
  })

  it('C-6: what a run leaves in the background ends with it', async () => {
    const driver = host.driver()
    const handle = await driver.submit(aRun(host, 7, 'setsid sleep 333 & sleep 333 & exit 4'), signal)

    expect(await endOf(driver, handle)).toMatchObject({ kind: 'exited', exit: { code: 4 } })
    await until(async () => (await runProcesses(host.runsDir)).length === 0)
  })

  it('C-6: survives the death of the daemon and is adopted by the next one', async () => {
    const run = 'BANDIT-007.greedy.s8.1'
    const daemon = aDaemon(run, 'while ! [ -e go ]; do sleep 0.05; done; echo done')
    await once(daemon.stdout!, 'data')
    daemon.kill('SIGKILL')
    await once(daemon, 'exit')

    const driver = host.driver()
    const handle = await driver.find(aRun(host, 8, '').run, signal)
    expect(handle).toBeDefined()
    const told = new Promise<void>((resolve) => driver.onSettled?.(handle!, resolve))
    await until(async () => (await driver.inspect([handle!], signal)).get(run)?.kind === 'running')
    await writeFile(path.join(host.root, 'go'), '')
    await told

    expect(await endOf(driver, handle!)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    expect((await driver.readLog(handle!, { stream: 'stdout', offset: 0, limit: 99 }, signal)).text).toBe(
      'done\n',
    )
  })

  it('C-1: submitted by several processes at once it runs once', async () => {
    const run = 'BANDIT-007.greedy.s9.1'
    const script = `echo started >> ${host.root}/starts; sleep 333`
    const daemons = [aDaemon(run, script), aDaemon(run, script), aDaemon(run, script)]
    const answers = await Promise.all(
      daemons.map(async (daemon) => String(await once(daemon.stdout!, 'data'))),
    )
    for (const daemon of daemons) daemon.kill('SIGKILL')
    await until(async () => (await readFile(path.join(host.root, 'starts'), 'utf8').catch(() => '')) !== '')
    await host.driver().cancel({ driver: 'local', ref: run }, signal)

    expect(new Set(answers).size).toBe(1)
    expect(await readFile(path.join(host.root, 'starts'), 'utf8')).toBe('started\n')
  })

  it('C-6: a wrapper that was killed makes the run lost, and cancelling it ends the rest', async () => {
    const driver = host.driver()
    const handle = await driver.submit(aRun(host, 10, 'sleep 333'), signal)
    const start = path.join(host.folderOf(handle.ref), '.hooke/start')
    await until(async () => (await readFile(start, 'utf8').catch(() => '')) !== '')
    process.kill(Number((await readFile(start, 'utf8')).split(' ')[1]), 'SIGKILL')
    const state = await endOf(driver, handle)
    await driver.cancel(handle, signal)

    expect(state.kind).toBe('lost')
    await until(async () => (await runProcesses(host.runsDir)).length === 0)
  })

  it('C-6: a reused process id is not taken for the run', async () => {
    const driver = host.driver()
    const handle = await driver.submit(aRun(host, 11, 'sleep 333'), signal)
    const start = path.join(host.folderOf(handle.ref), '.hooke/start')
    await until(async () => (await readFile(start, 'utf8').catch(() => '')) !== '')
    const text = await readFile(start, 'utf8')
    await writeFile(start, text.replace(/^wrapper (\d+) \d+/, `wrapper ${process.pid} 1`))
    const state = (await driver.inspect([handle], signal)).get(handle.ref)
    await writeFile(start, text)
    await driver.cancel(handle, signal)

    expect(state?.kind).toBe('lost')
  })

  it.each([
    ['no command', { argv: [] }],
    ['a folder that is not there', { cwd: '/nonexistent/worktree' }],
    ['an input that leads out', { inputs: { '../evil': 'x' } }],
    ['a NUL byte', { argv: ['echo', 'a\0b'] }],
  ])('C-5, row 67: %s is refused before anything starts', async (_what, more) => {
    const spec = aRun(host, 12, 'true', more)
    await expect(host.driver().submit(spec, signal)).rejects.toMatchObject({
      code: 'compute.rejected',
      retryable: false,
    })

    await expect(stat(path.join(host.folderOf(spec.run), '.hooke/claim'))).rejects.toThrow('ENOENT')
  })

  it('C-1: a command that does not exist ends with code 127 and says so in its log', async () => {
    const driver = host.driver()
    const handle = await driver.submit(aRun(host, 13, '', { argv: ['no-such-program'] }), signal)

    expect(await endOf(driver, handle)).toMatchObject({ kind: 'exited', exit: { code: 127 } })
    const log = await driver.readLog(handle, { stream: 'stderr', offset: 0, limit: 999 }, signal)
    expect(log.text).toContain('no-such-program')
  })
})
