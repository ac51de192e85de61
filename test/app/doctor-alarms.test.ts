import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { runDoctor } from '../../src/app/doctor.ts'
import { loadConfig } from '../../src/config/load.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createStore } from '../../src/store/store.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { createStudyRepository } from '../fakes/world/study-repository.ts'

it('P-18, C-2: doctor tells of each alarm that stands, and of none that is over', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-alarms-')))
  const { path } = createStudyRepository(folder)
  writeFileSync(join(folder, 'hooke.toml'), `[study.scales]\nprefix = "SCALE"\nrepo = "${path}"\n`)
  const env = { PATH: process.env['PATH'] ?? '' }
  const config = loadConfig({ file: join(folder, 'hooke.toml'), env })
  const store = createStore(openDatabase(join(config.stateDir, 'hooke.db'), { create: true }))
  store.alarms.raise({ key: 'disk/free', words: 'only 2 GB are free', experiment: null }, 1)
  store.alarms.raise({ key: 'stop/pods/p1', words: 'p1 could not be stopped', experiment: null }, 2)
  store.alarms.clear('stop/pods/p1', 3)
  const request = {
    config,
    clock: createManualClock(),
    env,
    packageDir: resolve(import.meta.dirname, '../..'),
  }
  try {
    const { checks } = await runDoctor(request)

    expect(checks.filter(({ name }) => name === 'alarms')).toMatchObject([
      { state: 'warning', found: 'only 2 GB are free' },
    ])
  } finally {
    store.db.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
