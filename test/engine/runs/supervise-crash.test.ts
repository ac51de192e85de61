import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStore, anExperiment } from '../../builders/store.ts'
import { planRuns } from './matrix.ts'

const CHILD = fileURLToPath(new URL('./supervise-in-child.ts', import.meta.url))

let under: ReturnType<typeof aStore>
beforeEach(() => {
  under = aStore()
})
afterEach(() => under.remove())

async function daemon(experiment: string, failpoint?: string): Promise<unknown> {
  const args = [CHILD, under.folder, experiment, ...(failpoint === undefined ? [] : [failpoint])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return signal ?? code
}

describe('supervision across kill -9', () => {
  it.each(['run.beforeSubmit', 'run.afterSubmit:2', 'run.live', 'run.live:3'])(
    'E-5, C-6: killed at %s, the next daemon finishes and every run started once',
    async (failpoint) => {
      const experiment = anExperiment(under.store)
      planRuns(under.store, experiment, ['greedy', 'optimistic'], 2)

      expect(await daemon(experiment, failpoint)).toBe('SIGKILL')
      expect(await daemon(experiment)).toBe(0)

      const rows = under.store.runs.list(experiment, 'matrix')
      const starts = (await readFile(path.join(under.folder, 'starts'), 'utf8')).trim().split('\n')
      expect(starts.toSorted()).toEqual(rows.map(({ id }) => id))
      for (const row of rows) {
        expect(row).toMatchObject({ state: 'ok', exitCode: 0, attempt: 1 })
        expect(under.store.metrics.ofRun(row.id)).toEqual([{ name: 'reward', step: null, value: 1 }])
      }
    },
  )
})
