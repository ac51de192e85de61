import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renderOrder } from '../../../src/compute/shared/order.ts'
import { parseStatus } from '../../../src/compute/shared/status-files.ts'
import { until } from '../local/host.ts'

const WRAPPER = fileURLToPath(new URL('../../../src/compute/shared/wrapper.sh', import.meta.url))
const SHELLS: readonly (readonly [string, ...string[]])[] = [['dash'], ['bash', '--posix'], ['busybox', 'sh']]

const isThere = async ([program]: readonly [string, ...string[]]): Promise<boolean> =>
  promisify(execFile)(program, program === 'busybox' ? ['true'] : ['-c', ':']).then(
    () => true,
    () => false,
  )
const found = await Promise.all(SHELLS.map(isThere))

let run: string
beforeEach(async () => {
  run = await mkdtemp(path.join(os.tmpdir(), 'hooke-wrapper-'))
  await mkdir(path.join(run, '.hooke'))
})
afterEach(() => rm(run, { recursive: true, force: true }))

const own = (name: string) => path.join(run, '.hooke', name)

async function order(script: string, more: { timeLimitSeconds?: number } = {}): Promise<void> {
  const text = renderOrder({
    cwd: run,
    timeLimitSeconds: 60,
    logLimitBytes: 4096,
    graceSeconds: 1,
    heartbeatSeconds: 1,
    environment: { HOOKE_RUN_DIR: run },
    argv: ['sh', '-c', script],
    ...more,
  })
  await writeFile(own('order'), text)
}

for (const [index, shell] of SHELLS.entries()) {
  const name = shell.join(' ')
  const why = found[index] === true ? '' : ` (skipped: ${shell[0]} is not installed)`
  describe.skipIf(why !== '')(`the wrapper under ${name}${why}`, () => {
    const [program, ...args] = shell
    const start = (env = process.env) =>
      spawn(program, [...args, WRAPPER, run], { detached: true, stdio: 'ignore', env })
    const status = async () => parseStatus(await readFile(own('status'), 'utf8'))

    it('C-6: two copies at once run the command once; exit code and capped log are written down', async () => {
      await order('echo x >> ran; head -c 100000 /dev/zero | tr "\\0" a; echo " end"; echo oops >&2; exit 7')
      await Promise.all([start(), start()].map((copy) => once(copy, 'exit')))
      expect(await status()).toEqual({ code: 7, signal: null, reason: 'exit' })
      expect(await readFile(path.join(run, 'ran'), 'utf8')).toBe('x\n')
      const log = await readFile(path.join(run, 'stdout.log'), 'utf8')
      expect(log.length).toBeLessThan(4300)
      expect(log).toMatch(/bytes dropped here\]\na+ end\n$/)
      expect(await readFile(path.join(run, 'stderr.log'), 'utf8')).toBe('oops\n')
    })

    it('C-12: writes down the machine as SLURM names it, else as Grid Engine does', async () => {
      for (const names of [{ SLURMD_NODENAME: 'n17', HOSTNAME: 'odd' }, { HOSTNAME: 'n18' }]) {
        await order('true')
        await once(start({ ...process.env, SLURMD_NODENAME: '', ...names }), 'exit')
        expect(await readFile(own('node'), 'utf8')).toBe(`${Object.values(names)[0] ?? ''}\n`)
        await rm(own('claim'), { recursive: true })
      }
    })

    it('C-6: passes a warning on as TERM, so that the run can write a checkpoint, and its own end counts', async () => {
      await order('trap "echo saved > checkpoint; exit 5" TERM; while :; do sleep 0.1; done')
      await writeFile(own('hints'), '')
      const wrapper = start()
      // after a heartbeat it surely waits for its command
      await until(() =>
        access(own('heartbeat')).then(
          () => true,
          () => false,
        ),
      )
      wrapper.kill('SIGUSR2')
      await once(wrapper, 'exit')
      expect(await status()).toEqual({ code: 5, signal: null, reason: 'exit' })
      expect(await readFile(own('status'), 'utf8')).toMatch(/^warned yes$/m)
      expect(await readFile(path.join(run, 'checkpoint'), 'utf8')).toBe('saved\n')
    })

    it('C-6: ends a run at its time limit', async () => {
      await order('sleep 30', { timeLimitSeconds: 1 })
      await once(start(), 'exit')
      expect(await status()).toMatchObject({ reason: 'time-limit', signal: 'SIGTERM' })
    })

    it('S-5: gives secrets to the run and keeps none', async () => {
      await order('printf %s "$TOKEN" > seen')
      await writeFile(own('secrets'), '1\n1\n2\nTOKEN=a "b"\n$c\n')
      await once(start(), 'exit')
      expect(await readFile(path.join(run, 'seen'), 'utf8')).toBe('a "b"\n$c')
      await expect(access(own('secrets'))).rejects.toThrow('ENOENT')
    })
  })
}
