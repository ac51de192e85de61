import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/checks/longest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    globalSetup: 'test/first-folder.ts',
    // Imports have no effects (CONTRIBUTING, rule 2), so files may share a worker's modules; a fresh worker for each
    // file would cost a quarter of the time.
    isolate: false,
    allowOnly: false,
    // ends what hangs; how fast something is, is for the bench, and a busy machine is no fault
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // two more than the cores of the smallest machine: some file always waits for a process, a nap or a scheduler
    maxWorkers: 4,
    // programs that tests start find what an earlier one compiled
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/hooke-tests-compiled') },
    sequence: { sequencer: LongestFirst },
  },
})
