import { once } from 'node:events'
import { access, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SHELLS_HERE, WrappedRun } from '../shell-wrappers.ts'

let run: WrappedRun
beforeEach(async () => {
  run = await WrappedRun.make()
})
afterEach(() => run.remove())

for (const { shell, name, why } of SHELLS_HERE) {
  describe.skipIf(why !== '')(`the wrapper under ${name}${why}`, () => {
    it('C-6: two copies at once run the command once; exit code and capped log are written down', async () => {
      await run.order(
        'echo x >> ran; head -c 100000 /dev/zero | tr "\\0" a; echo " end"; echo oops >&2; exit 7',
      )
      await Promise.all([run.start(shell), run.start(shell)].map((copy) => once(copy, 'exit')))
      expect(await run.status()).toEqual({ code: 7, signal: null, reason: 'exit' })
      expect(await run.text('ran')).toBe('x\n')
      const log = await run.text('stdout.log')
      expect(log.length).toBeLessThan(4300)
      expect(log).toMatch(/bytes dropped here\]\na+ end\n$/)
      expect(await run.text('stderr.log')).toBe('oops\n')
    })

    it('C-12: writes down the machine as SLURM names it, else as Grid Engine does', async () => {
      for (const names of [{ SLURMD_NODENAME: 'n17', HOSTNAME: 'odd' }, { HOSTNAME: 'n18' }]) {
        await run.order('true')
        await once(run.start(shell, { ...process.env, SLURMD_NODENAME: '', ...names }), 'exit')
        expect(await readFile(run.own('node'), 'utf8')).toBe(`${Object.values(names)[0] ?? ''}\n`)
        await rm(run.own('claim'), { recursive: true })
      }
    })

    it('C-6: ends a run at its time limit', async () => {
      await run.order('sleep 30', { timeLimitSeconds: 1 })
      await once(run.start(shell), 'exit')
      expect(await run.status()).toMatchObject({ reason: 'time-limit', signal: 'SIGTERM' })
    })

    it('S-5: gives secrets to the run and keeps none', async () => {
      await run.order('printf %s "$TOKEN" > seen')
      await writeFile(run.own('secrets'), '1\n1\n2\nTOKEN=a "b"\n$c\n')
      await once(run.start(shell), 'exit')
      expect(await readFile(path.join(run.folder, 'seen'), 'utf8')).toBe('a "b"\n$c')
      await expect(access(run.own('secrets'))).rejects.toThrow('ENOENT')
    })
  })
}
