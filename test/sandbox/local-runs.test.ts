import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ComputeDriver, type JobState, RUN_DIR, type RunSpec } from '../../src/compute/driver.ts'
import { createLocalDriver } from '../../src/compute/local/local-driver.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { aRun, endOf, signal, until } from '../compute/local/host.ts'
import { aPlace, cgroups, gone, type Place, SECRET, skipped } from './place.ts'

const CHILD = fileURLToPath(new URL('./submit-in-child.ts', import.meta.url))

describe.skipIf(skipped !== '')(`a run in the sandbox${skipped}`, () => {
  let place: Place
  let driver: ComputeDriver
  beforeAll(() => {
    place = aPlace()
    driver = aDriver(place)
  })
  afterAll(() => place.remove())

  let seed = 0
  async function runOf(script: string, more: Partial<RunSpec> = {}) {
    const spec = aRun(place, ++seed, script, { cwd: place.worktree, ...more })
    const folder = place.in('state', 'runs', spec.run)
    const handle = await driver.submit(spec, signal)
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8')
    return { spec, handle, folder, read }
  }
  async function ended(
    script: string,
    more: Partial<RunSpec> = {},
  ): Promise<Awaited<ReturnType<typeof runOf>> & { state: JobState }> {
    const run = await runOf(script, more)
    return { ...run, state: await endOf(driver, run.handle) }
  }

  it('C-14: reads the worktree and writes to its own folder, as nobody; C-9: with its variables', async () => {
    const { state, read, folder } = await ended(
      'id -u; pwd; cat main.py; echo x > "$HOOKE_RUN_DIR/artifact"; echo "$HOOKE_SEED $MODE $HOME $TMPDIR"',
      { environment: { MODE: `in ${RUN_DIR}`, HOME: place.in('home') } },
    )

    expect(state).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    expect(read('stdout.log').trim().split('\n')).toEqual([
      '1000',
      place.worktree,
      'print(1)',
      `${seed} in ${folder} /tmp/home /tmp`,
    ])
    expect(read('artifact')).toBe('x\n')
  })

  it('C-14: writes nowhere else, forges no status, sees no secret and no other run', async () => {
    const targets = [place.worktree, place.in('state'), '$HOOKE_RUN_DIR/.hooke', place.in('home')]
    const { read, folder } = await ended(
      `for d in ${targets.map((each) => `"${each}"`).join(' ')}; do (echo forged > $d/status) 2>/dev/null; done; ` +
        `cat ${place.in('state/token')} ${place.in('home/.ssh/id_ed25519')} .git; ls -A "$HOOKE_RUN_DIR/.hooke" "$HOOKE_RUN_DIR/.."`,
    )
    const told = read('stdout.log')

    expect(told).not.toContain(SECRET)
    expect(told.trim().split('\n')).toEqual([
      `gitdir: ${place.in('repo/.git/worktrees/one')}`,
      `${folder}/..:`,
      path.basename(folder),
      '',
      `${folder}/.hooke:`,
    ])
    for (const each of [place.worktree, place.in('state'), place.in('home')])
      expect(existsSync(path.join(each, 'status'))).toBe(false)
    expect(read('.hooke/status')).toBe('code 0\nreason exit\n')
  })

  it('C-14: a link in place of its log makes nobody outside write through it', async () => {
    const victim = place.in('home', '.profile')
    writeFileSync(victim, 'untouched')
    const script = `cd "$HOOKE_RUN_DIR" && rm stdout.log && ln -s ${victim} stdout.log; head -c 300000 /dev/zero | tr '\\0' x`
    const { state } = await ended(script, { logLimitBytes: 100_000 })

    expect(state).toMatchObject({ exit: { code: 0 } })
    expect(readFileSync(victim, 'utf8')).toBe('untouched')
  })

  it('C-14: gets the secrets of its study, and no list of processes tells them', async () => {
    const secret = 'hunter2-secret'
    const own = aDriver(place, { secret: (name) => (name === 'HF_TOKEN' ? secret : undefined) })
    const lease = aRun(place, 0, '').lease
    await own.prepare(
      {
        lease,
        worktree: place.worktree,
        devices: 0,
        memoryMb: 256,
        diskMb: 1,
        environment: {},
        secretNames: ['HF_TOKEN'],
      },
      signal,
    )
    const spec = aRun(place, ++seed, 'echo "$HF_TOKEN"; sleep 60', { cwd: place.worktree })
    const handle = await own.submit(spec, signal)
    await until(
      async () =>
        (await own.readLog(handle, { stream: 'stdout', offset: 0, limit: 99 }, signal)).text.trim() ===
        secret,
    )
    const commands = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(commandOf)
    await own.cancel(handle, signal)
    await own.release(lease, signal)

    expect(commands.filter((line) => line.includes(spec.run)).length).toBeGreaterThan(0)
    expect(commands.filter((line) => line.includes(secret))).toEqual([])
  })

  it('C-14: variables of the plan take effect inside only, so none makes a program outside load its code', async () => {
    const { read } = await ended('', { argv: ['true'], environment: { LD_PRELOAD: '/nowhere/evil.so' } })

    expect(read('stderr.log').match(/evil\.so/g)).toHaveLength(1)
  })

  it('C-6: asked to end it may tidy up, and what ignores that is ended after the grace', async () => {
    const polite = await runOf('trap "echo tidied; exit 7" TERM; echo up; while :; do sleep 0.05; done')
    const mark = `336.${process.pid}`
    const stubborn = await runOf(
      `trap "" TERM; setsid sh -c "trap '' TERM; sleep ${mark}" & echo up; sleep ${mark}; sleep ${mark}`,
    )
    const isUp = async ({ handle }: typeof polite) =>
      (await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 9 }, signal)).text === 'up\n'
    await until(async () => (await isUp(polite)) && (await isUp(stubborn)))
    await Promise.all([polite, stubborn].map(({ handle }) => driver.cancel(handle, signal)))

    expect(await endOf(driver, polite.handle)).toMatchObject({ exit: { code: 7, reason: 'cancelled' } })
    expect(polite.read('stdout.log')).toContain('tidied')
    expect(await endOf(driver, stubborn.handle)).toMatchObject({
      exit: { signal: 'SIGKILL', reason: 'cancelled' },
    })
    expect(await gone(mark)).toBe(true)
  })

  it('C-6: survives the death of the daemon', async () => {
    const child = spawn(
      process.execPath,
      [CHILD, place.root, 'while [ ! -e go ]; do sleep 0.05; done; echo done'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const handle = JSON.parse(String((await once(child.stdout, 'data'))[0])) as {
      driver: string
      ref: string
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
    await until(async () => (await driver.inspect([handle], signal)).get(handle.ref)?.kind === 'running')
    writeFileSync(path.join(place.worktree, 'go'), '')

    expect(await endOf(driver, handle)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
  })

  it('C-6: ends with its wrapper, and what it left in the background ends with it', async () => {
    const mark = `337.${process.pid}`
    const { handle, folder } = await runOf(`setsid sleep ${mark} & echo > "$HOOKE_RUN_DIR/up"; sleep ${mark}`)
    await until(() => Promise.resolve(existsSync(path.join(folder, 'up'))))
    process.kill(Number(readFileSync(path.join(folder, '.hooke/start'), 'utf8').split(' ')[1]), 'SIGKILL')

    // what watches the run looks at each heartbeat
    expect(await gone(mark, performance.now() + 20_000)).toBe(true)
    expect((await endOf(driver, handle)).kind).toBe('lost')
  })

  const why = cgroups === null ? ' (SKIPPED: no cgroup can be made here)' : ''
  it.skipIf(why !== '')(
    `C-14: with more memory than its plan says it is ended, and its group is gone${why}`,
    async () => {
      const { state, spec, read } = await ended('', {
        argv: ['node', '-e', 'Buffer.alloc(900 * 2 ** 20, 1)'],
        memoryMb: 128,
      })
      const groups = read('.hooke/groups').trim().split('\n')

      expect(state).toMatchObject({ kind: 'exited', exit: { signal: 'SIGKILL' } })
      expect(groups.filter((group) => group.endsWith(spec.run))).toHaveLength(cgroups?.parents.length ?? 0)
      await until(() => Promise.resolve(!groups.some((group) => existsSync(group))))
    },
  )
})

function aDriver(place: Place, more: Partial<Parameters<typeof createLocalDriver>[0]> = {}): ComputeDriver {
  return createLocalDriver({
    runsDir: place.in('state', 'runs'),
    clock: systemClock,
    environment: { PATH: process.env['PATH'] ?? '', HOME: place.in('home') },
    graceSeconds: 1,
    heartbeatSeconds: 1,
    sandbox: { confine: place.sandbox.confine, network: 'none', writable: [] },
    ...more,
  })
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch (error) {
    if (error instanceof Error) return ''
    throw error
  }
}
