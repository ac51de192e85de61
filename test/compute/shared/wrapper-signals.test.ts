import { once } from 'node:events'
import { access, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runProcesses } from '../../../src/compute/local/processes.ts'
import { until } from '../local/host.ts'
import { signalAll, treeOf } from '../process-tree.ts'
import { SHELLS_HERE, WrappedRun } from '../shell-wrappers.ts'

const SAVES =
  'trap "echo saving; echo saved > checkpoint; exit 5" TERM; echo up; while :; do sleep 0.05; done'

const runs: WrappedRun[] = []
async function aRun(): Promise<WrappedRun> {
  const run = await WrappedRun.make()
  runs.push(run)
  return run
}
afterEach(async () => {
  await Promise.all(runs.splice(0).map((run) => run.remove()))
})

for (const { shell, name, why } of SHELLS_HERE) {
  describe.skipIf(why !== '')(`signals to the wrapper under ${name}${why}`, () => {
    it('C-6: a warning is passed on as TERM, so that the run can write a checkpoint, and its own end counts', async () => {
      const run = await aRun()
      const wrapper = await run.startWarned(shell, SAVES)
      wrapper.kill('SIGUSR2')
      await once(wrapper, 'exit')
      expect(await run.status()).toEqual({ code: 5, signal: null, reason: 'exit' })
      expect(await run.text('.hooke/status')).toMatch(/^warned yes$/m)
      expect(await run.text('checkpoint')).toBe('saved\n')
    })

    it('C-6: a TERM to all its processes at once, as schedulers send it, reaches the run alone: what it prints then is kept', async () => {
      const run = await aRun()
      const wrapper = await run.startWarned(shell, SAVES)
      signalAll(await treeOf(wrapper.pid), 'SIGTERM')
      await once(wrapper, 'exit')
      expect(await run.status()).toEqual({ code: 5, signal: null, reason: 'exit' })
      expect(await run.text('.hooke/status')).toMatch(/^warned yes$/m)
      // the scheduler and the wrapper may each send one
      expect(await run.text('stdout.log')).toMatch(/^up\n(saving\n)+$/)
      expect(await run.text('checkpoint')).toBe('saved\n')
    })

    it('C-6: a run ends at its time limit, also after a warning that it did not heed', async () => {
      const run = await aRun()
      const script = 'trap "" TERM; echo up; while :; do sleep 0.05; done'
      const wrapper = await run.startWarned(shell, script, { timeLimitSeconds: 2 })
      signalAll(await treeOf(wrapper.pid), 'SIGTERM')
      await once(wrapper, 'exit')
      expect(await run.status()).toMatchObject({ reason: 'time-limit', signal: 'SIGKILL' })
    })

    it('C-6: a run is cancelled at once, also after a warning that it did not heed', async () => {
      const run = await aRun()
      const wrapper = await run.startWarned(shell, 'trap "" TERM; echo up; while :; do sleep 0.05; done')
      signalAll(await treeOf(wrapper.pid), 'SIGTERM')
      await writeFile(run.own('cancel'), '')
      wrapper.kill('SIGTERM')
      await once(wrapper, 'exit')
      expect(await run.status()).toMatchObject({ reason: 'cancelled', signal: 'SIGKILL' })
    })

    // one try in six made bash wait for ever for a command whose end it had already taken
    it('C-6: a signal in the moment in which the command ends neither takes its code nor holds the wrapper up', async () => {
      const tries = await Promise.all(
        Array.from({ length: 24 }, async () => {
          const run = await aRun()
          const wrapper = await run.startWarned(shell, 'echo up; exec sleep 60')
          return { run, wrapper, child: await run.child() }
        }),
      )
      for (const { wrapper, child } of tries) {
        signalAll([child], 'SIGKILL')
        wrapper.kill('SIGTERM')
      }
      await until(() => Promise.resolve(tries.every(({ wrapper }) => wrapper.exitCode !== null)))
      for (const { run } of tries)
        expect(await run.status()).toEqual({ code: null, signal: 'SIGKILL', reason: 'exit' })
    })

    it('C-6: where what waits for the command is killed, the wrapper ends all and claims no end of it', async () => {
      const run = await aRun()
      const wrapper = await run.startWarned(shell, 'trap "" TERM; echo up; while :; do sleep 0.05; done')
      const [, keeper] = await treeOf(wrapper.pid)
      signalAll([keeper!], 'SIGKILL')
      await once(wrapper, 'exit')
      await expect(access(run.own('status'))).rejects.toThrow('ENOENT')
      await until(() => isGone(run))
    })

    it('C-6: a run whose wrapper is killed does not go on unseen, and nobody claims an end of it', async () => {
      const run = await aRun()
      const wrapper = await run.startWarned(shell, 'trap "" TERM; echo up; while :; do sleep 0.05; done')
      wrapper.kill('SIGKILL')
      await until(() => isGone(run))
      await until(async () => (await run.text('.hooke/code')) !== '')
      await expect(access(run.own('status'))).rejects.toThrow('ENOENT')
    })
  })
}

async function isGone({ folder }: WrappedRun): Promise<boolean> {
  return (await runProcesses(path.dirname(folder))).every((one) => one.folder !== folder)
}
