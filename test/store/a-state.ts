import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import { RunId } from '../../src/domain/ids.ts'
import { backUp, type BackupRequest } from '../../src/store/backup.ts'
import { openDatabase } from '../../src/store/database.ts'
import { restore } from '../../src/store/restore.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { anExperiment } from '../builders/store.ts'

export const NOW = 1_700_000_000_000
export const TOKEN = 'canary-token-5f1c'

/** A state folder with a study for each test of the file that calls this, and the ways to save it and bring it back. */
export function aState() {
  let opened: Store | undefined
  const state = {
    home: '',
    dir: '',
    get store(): Store {
      if (opened === undefined) throw new Error('there is a store while a test runs')
      return opened
    },
  }
  beforeEach(() => {
    state.home = mkdtempSync(join(tmpdir(), 'hooke-backup-'))
    state.dir = join(state.home, 'state')
    opened = createStore(openDatabase(join(state.dir, 'hooke.db'), { create: true }))
    opened.studies.put({ id: 'bandits', name: 'Bandits', prefix: 'BANDIT', createdAt: 1000 })
  })
  afterEach(() => {
    state.store.db.close()
    rmSync(state.home, { recursive: true })
  })
  const at = (name: string): string => join(state.home, name)
  const put = (path: string, text: string): void => {
    mkdirSync(join(state.dir, path, '..'), { recursive: true })
    writeFileSync(join(state.dir, path), text)
  }
  return {
    state,
    at,
    put,
    save: (changes: Partial<BackupRequest> = {}) =>
      backUp({
        ...{
          db: state.store.db,
          stateDir: state.dir,
          file: at('b.tar'),
          release: '0.1.0',
          host: 'here',
          now: NOW,
        },
        ...{ secrets: [], largestFile: Infinity, replace: false, isShared: false },
        ...changes,
      }),
    bring: (file = at('b.tar'), target = at('copy')) =>
      restore({ file, stateDir: target, host: 'there', now: NOW + 60_000 }),
    /** A run that the database calls running; `isOver` when its wrapper wrote the end. */
    aRun: (seed: number, { isOver }: { isOver: boolean }): string => {
      const { experiments, runs } = state.store
      const [experiment = anExperiment(state.store)] = experiments.active().map(({ id }) => id)
      const id = RunId.parse(`${experiment}.plain.s${seed}.1`)
      runs.plan({
        ...{ id, experiment, condition: 'plain', seed, attempt: 1, driver: 'local', lease: null, cwd: '/w' },
        ...{ kind: 'matrix', argv: ['true'], config: {}, commit: 'c', diffHash: 'd', environment: null },
      })
      runs.submitting(id, 1000)
      put(`runs/${id}/.hooke/order`, `HF_TOKEN=${TOKEN}`)
      mkdirSync(join(state.dir, `runs/${id}/.hooke/claim`))
      put(`runs/${id}/stdout.log`, 'score 3\n')
      if (isOver) put(`runs/${id}/.hooke/status`, 'code 0\nreason exit\n')
      return id
    },
  }
}

export async function refusal(work: Promise<unknown>): Promise<HookeError> {
  try {
    await work
  } catch (error) {
    if (error instanceof HookeError) return error
    throw error
  }
  throw new Error('it was not refused')
}
