import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { studyPromptsOf, studySetups } from '../../src/app/study-setup.ts'
import { loadConfig } from '../../src/config/load.ts'
import { studyBlocks } from '../../src/engine/inputs/blocks.ts'
import { createStudyRepository } from '../fakes/world/study-repository.ts'

const TOML = `[people.ada]
rights = ["admin"]

[study.scales]
name = "Scales"
prefix = "SCALE"
repo = "REPO"
protected_paths = ["bin/**"]
`

it('K-1: the shares of [budget] reach the caps of each study', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-setup-')))
  try {
    const { path } = createStudyRepository(folder)
    const file = join(folder, 'hooke.toml')
    const shares = '[budget]\nwarn_at = 0.5\nstop_new_at = 0.9\nstop_running_at = 1.1\n'
    writeFileSync(file, `${TOML.replace('REPO', path)}\n${shares}`)
    const setups = await studySetups(loadConfig({ file, env: {} }), {})

    expect(setups.get('scales')?.budget.levels).toEqual({ warn: 0.5, stopNew: 0.9, stopRunning: 1.1 })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it('A-12: a lesson of the configuration names its roles and how often it came up', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-setup-')))
  try {
    const { path } = createStudyRepository(folder)
    const file = join(folder, 'hooke.toml')
    const lessons = 'gotchas = ["Told to all.", { text = "Told to one.", roles = ["tester"], seen = 3 }]'
    writeFileSync(file, `${TOML.replace('REPO', path)}${lessons}\n`)
    const study = (await studySetups(loadConfig({ file, env: {} }), {})).get('scales')
    const told = (role: 'tester' | 'planner') =>
      study === undefined
        ? ''
        : studyBlocks(study, role)
            .map(({ text }) => text)
            .join()

    expect(told('planner')).toContain('Told to all. (seen 1 times)')
    expect(told('planner')).not.toContain('Told to one.')
    expect(told('tester')).toContain('Told to one. (seen 3 times)')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it.each([
  ['in the repository of the study', 'study', ['bin/**', 'hooke.toml']],
  ['elsewhere', '.', ['bin/**']],
])('A-7, G-5: no agent changes the configuration that lies %s', async (_, place, expected) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-setup-')))
  try {
    const { path } = createStudyRepository(folder)
    const file = join(folder, place, 'hooke.toml')
    writeFileSync(file, TOML.replace('REPO', path))
    const setups = await studySetups(loadConfig({ file, env: {} }), {})

    expect(setups.get('scales')?.protectedPaths).toEqual(expected)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it('A-2, A-13: a study has prompts and hosts of its own, and no agent changes prompts in its repository', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-setup-')))
  try {
    const { path } = createStudyRepository(folder, { 'prompts/planner.extra.md': 'Mind the scales.' })
    const file = join(folder, 'hooke.toml')
    const own =
      'prompts = "study/prompts"\nlookup_hosts = ["papers.test"]\nretries = { infra = 1, code = 5, hardware = 0 }'
    const other = '[study.others]\nrepo = "REPO"\n[agents.lookup]\nhosts = ["arxiv.org"]\nper_session = 7'
    writeFileSync(file, `${TOML}${own}\n${other}\n`.replaceAll('REPO', path))
    const config = loadConfig({ file, env: {} })
    const setups = await studySetups(config, {})

    expect(studyPromptsOf(config)).toEqual({ scales: join(path, 'prompts') })
    expect(setups.get('scales')?.protectedPaths).toEqual(['bin/**', 'prompts/**'])
    expect(setups.get('scales')?.lookups).toEqual({ hosts: ['papers.test'], perSession: 7 })
    expect(setups.get('others')?.lookups).toEqual({ hosts: ['arxiv.org'], perSession: 7 })
    // C-12: and budgets of its own for what fails
    expect(setups.get('scales')).toMatchObject({
      ...{ retries: { infra: 1, resumed: 10 }, limits: { testRounds: 5, infraRetries: 0 } },
    })
    expect(setups.get('others')).toMatchObject({
      ...{ retries: { infra: 3, resumed: 10 }, limits: { testRounds: 3, infraRetries: 3 } },
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
