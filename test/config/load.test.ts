import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attentionOf } from '../../src/app/attention.ts'
import { HookeError } from '../../src/domain/errors.ts'
import { findConfigFile } from '../../src/config/find.ts'
import { loadConfig, readConfig } from '../../src/config/load.ts'
import { checkSurroundings, readSecrets } from '../../src/config/surroundings.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hooke-config-'))
})
afterEach(() => {
  rmSync(home, { recursive: true })
})

function read(text: string, env: Record<string, string> = {}) {
  return readConfig({ path: join(home, 'hooke.toml'), text, env })
}

function refusal(work: () => unknown): HookeError {
  try {
    work()
  } catch (error) {
    if (error instanceof HookeError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const repository = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('an empty hooke.toml', () => {
  it('K-2: works, with everything beside the file and the study named after the folder', () => {
    const config = readConfig({ path: '/lab/my-Bandits 2/hooke.toml', text: '', env: {} })

    expect(config).toMatchObject({
      stateDir: '/lab/my-Bandits 2/.hooke',
      worktreesDir: '/lab/my-Bandits 2/worktrees',
      server: { host: '127.0.0.1', port: 4665 },
      people: [],
      limits: { planRounds: 3, gateRefusals: 3 },
      agents: { backend: 'rehearsal', sandbox: { mode: 'required', allowUnsandboxed: false } },
    })
    expect(config.studies).toHaveLength(1)
    expect(config.studies[0]).toMatchObject({
      id: 'my-bandits-2',
      name: 'my-bandits-2',
      prefix: 'MYBANDITS2',
      repo: '/lab/my-Bandits 2',
      remote: 'origin',
      minimumSeeds: 3,
      logbook: '.agents/logbooks/my-bandits-2.md',
    })
  })

  it('C-10: brings the attention schedule of the specification', () => {
    const { attention } = read('')

    expect(attention.phases).toEqual([
      { every: 30_000, until: 120_000 },
      { every: 60_000, until: 420_000 },
      { every: 300_000, until: 1_800_000 },
    ])
    expect(attention).toMatchObject({ then: 900_000, unchangedLooks: 3, longest: 3_600_000, lossSpike: 3 })
  })

  it('C-11: brings the limits of anomalies and of wake-ups to the watch over the runs', () => {
    const { attention } = read(
      '[attention]\nlog_silent = "3min"\nloss_spike = 5\ngpu_idle_below = 20\ndisk_free = "2 GB"\nmilestone_wake_every = "2h"',
    )

    const { anomalies, wakes } = attentionOf(attention)
    expect(anomalies).toMatchObject({
      silentMs: 180_000,
      spikeFactor: 5,
      idleGpuPercent: 20,
      leastFreeMb: 1908,
    })
    expect(wakes).toEqual({ everyMs: 7_200_000, afterMs: 300_000 })
    expect(attentionOf(read('[attention]\nmilestone_wakes = false').attention).wakes.everyMs).toBeNull()
  })
})

describe('studies', () => {
  it.each([
    ['[study]', '[study]\nid = "bandits"\nprefix = "BANDIT"\n[study.commands]\ntest = ["npm", "test"]'],
    ['[[study]]', '[[study]]\nid = "bandits"\nprefix = "BANDIT"\n[study.commands]\ntest = ["npm", "test"]'],
    ['[study.<id>]', '[study.bandits]\nprefix = "BANDIT"\n[study.bandits.commands]\ntest = ["npm", "test"]'],
  ])('K-1: may be written as %s', (_form, text) => {
    const { studies } = read(text)

    expect(studies).toHaveLength(1)
    expect(studies[0]).toMatchObject({ id: 'bandits', prefix: 'BANDIT', commands: { test: ['npm', 'test'] } })
  })

  it('K-5: override budget and policy of the lab, key by key', () => {
    const { studies, policy } = read(`
[budget]
experiment_usd = 20
[policy]
statistics_words = ["robust"]
[[study]]
id = "a-one"
repo = "a"
[study.budget]
experiment_usd = 3
[study.policy.confidence]
high_seeds = 10
[[study]]
id = "b-two"
repo = "b"`)

    expect(studies.map(({ budget }) => budget.experimentUsd)).toEqual([3, 20])
    expect(studies[0]!.budget.dayUsd).toBe(50)
    expect(studies[0]!.policy).toEqual({ ...policy, confidence: { ...policy.confidence, highSeeds: 10 } })
    expect(studies[1]!.policy.statisticsWords).toEqual(['robust'])
  })

  it('keeps names that people choose as they wrote them', () => {
    const config = read('[people."ada_l k"]\nrights = ["admin"]\n[study.glossary]\n"top_k" = "the best k"')

    expect(config.people).toEqual([{ name: 'ada_l k', ids: { trackers: {} }, rights: ['admin'] }])
    expect(config.studies[0]!.glossary).toEqual({ top_k: 'the best k' })
  })
})

describe('the example study', () => {
  it('is described by a file that fits', () => {
    const { studies } = read(repository('examples/bandits/study.toml'))

    expect(studies).toHaveLength(1)
    expect(studies[0]).toMatchObject({ id: 'bandits', prefix: 'BANDIT', baseline: 'BANDIT-001' })
  })
})

describe('places where runs execute', () => {
  it('K-1, K-2: this computer is there without being written down; others have a name and a kind', () => {
    const config = read(
      '[compute.bench]\nkind = "local"\nconcurrency = 5\nwritable = ["cache"]\n[study]\ncompute = "bench"',
      { HOOKE_COMPUTE__BENCH__LOG_LIMIT: '1 MB' },
    )
    const sources = new Map(config.effective.map(({ key, source }) => [key, source]))

    expect(Object.keys(config.compute).sort()).toEqual(['bench', 'local'])
    expect(config.compute.local).toMatchObject({ kind: 'local', concurrency: 2 })
    expect(config.compute['bench']).toMatchObject({ kind: 'local', concurrency: 5, logLimit: 1e6 })
    expect(config.compute['bench']).toMatchObject({ writable: [join(config.home, 'cache')] })
    expect(config.studies[0]).toMatchObject({ compute: 'bench' })
    expect(sources.get('compute.bench.concurrency')).toBe('hooke.toml:3')
    expect(sources.get('compute.bench.log_limit')).toBe('HOOKE_COMPUTE__BENCH__LOG_LIMIT')
    expect(sources.get('compute.bench.sandbox')).toBe('default')
    expect(sources.get('compute.local.concurrency')).toBe('default')
  })
})

describe('overrides from the environment', () => {
  it('K-4: set any key and are shown as the source of the value', () => {
    const text = 'state_dir = "here"\n\n[server]\nport = 1\n[study.bandits]\nowner = "Ada"'
    const config = read(text, {
      HOOKE_SERVER__PORT: '8080',
      HOOKE_PUBLIC_URL: 'https://hooke.example.org',
      HOOKE_COMPUTE__LOCAL__CONCURRENCY: '7',
      HOOKE_STUDY__BANDITS__COMMANDS__TEST: '["npm", "test"]',
      HOOKE_STUDY__MINIMUM_SEEDS: '5',
      HOOKE_AGENTS__ROLES__CODE_REVIEWER__TURNS: '9',
      HOOKE_AGENTS__SANDBOX__ALLOW_UNSANDBOXED: 'true',
      HOOKE_RUN_DIR: '/elsewhere',
      HOOKE_CONFIG: '/elsewhere',
    })
    const sources = new Map(config.effective.map(({ key, source }) => [key, source]))

    expect(config.server.port).toBe(8080)
    expect(config.compute.local.concurrency).toBe(7)
    expect(config.studies[0]).toMatchObject({ commands: { test: ['npm', 'test'] }, minimumSeeds: 5 })
    expect(config.agents.roles['code-reviewer']).toEqual({ turns: 9 })
    expect(config.agents.sandbox.allowUnsandboxed).toBe(true)
    expect(sources.get('server.port')).toBe('HOOKE_SERVER__PORT')
    expect(sources.get('state_dir')).toBe('hooke.toml:1')
    expect(sources.get('study.bandits.owner')).toBe('hooke.toml:6')
    expect(sources.get('study.bandits.minimum_seeds')).toBe('HOOKE_STUDY__MINIMUM_SEEDS')
    expect(sources.get('server.host')).toBe('default')
    expect(sources.get('limits.plan_rounds')).toBe('default')
  })

  it('K-4: are errors when they name no key or hold a wrong value', () => {
    const error = refusal(() => read('', { HOOKE_SERVER__PROT: '1', HOOKE_LIMITS__PLAN_ROUNDS: 'many' }))

    expect(error.found).toContain('HOOKE_SERVER__PROT  sets no known key (nearest known key: server.port)')
    expect(error.found).toContain('HOOKE_LIMITS__PLAN_ROUNDS  limits.plan_rounds must be a number')
  })
})

describe('finding the file', () => {
  it('H-1: by -c, by HOOKE_CONFIG, upwards from the current folder', () => {
    const deep = join(home, 'a', 'b')
    mkdirSync(deep, { recursive: true })
    writeFileSync(join(home, 'hooke.toml'), '')

    expect(findConfigFile({ flag: 'x.toml', env: { HOOKE_CONFIG: '/y' }, cwd: deep })).toBe(
      join(deep, 'x.toml'),
    )
    expect(findConfigFile({ flag: undefined, env: { HOOKE_CONFIG: '/y.toml' }, cwd: deep })).toBe('/y.toml')
    expect(findConfigFile({ flag: undefined, env: {}, cwd: deep })).toBe(join(home, 'hooke.toml'))
    expect(findConfigFile({ flag: home, env: {}, cwd: deep })).toBe(join(home, 'hooke.toml'))
  })

  it.each([
    ['a link to itself', (file: string) => symlinkSync(file, file), 'config.invalid', 'leads back to itself'],
    ['a folder', (file: string) => mkdirSync(file), 'config.invalid', 'it is a folder'],
    ['a link to nothing', (file: string) => symlinkSync('gone.toml', file), 'config.notFound', 'no file'],
  ] as const)('K-1: %s in its place is told of, and no other file is taken', (_, make, code, found) => {
    const inner = join(home, 'inner')
    mkdirSync(inner)
    writeFileSync(join(home, 'hooke.toml'), '')
    make(join(inner, 'hooke.toml'))

    const error = refusal(() =>
      loadConfig({ file: findConfigFile({ flag: undefined, env: {}, cwd: inner }), env: {} }),
    )

    expect(error.code).toBe(code)
    expect(error.found).toContain(join(inner, 'hooke.toml'))
    expect(error.found).toContain(found)
    expect(error.advice).toContain('-c')
  })

  it('says what to do when there is none', () => {
    expect(refusal(() => findConfigFile({ flag: undefined, env: {}, cwd: home })).advice).toContain(
      'hooke init',
    )
    expect(refusal(() => loadConfig({ file: join(home, 'no.toml'), env: {} })).code).toBe('config.notFound')
  })
})

describe('secrets', () => {
  const text = '[secrets]\nA = "env:TOKEN_A"\n\nB = "file:key"'

  it('K-1: come from the environment or from a file that only its owner may read', () => {
    writeFileSync(join(home, 'key'), 'from-file\n', { mode: 0o600 })

    expect([...readSecrets(read(text), { TOKEN_A: 'from-env' })]).toEqual([
      ['A', 'from-env'],
      ['B', 'from-file'],
    ])
  })

  it('K-1: 5.7(10): a file that others may read is refused, a missing variable too, each with its line', () => {
    writeFileSync(join(home, 'key'), 'from-file')
    chmodSync(join(home, 'key'), 0o644)

    const error = refusal(() => readSecrets(read(text), {}))

    expect(error.found).toMatch(
      /hooke\.toml:2 {2}secrets\.A refers to the variable TOKEN_A, which is not set/,
    )
    expect(error.found).toMatch(/hooke\.toml:4 {2}secrets\.B refers to .*others may read \(mode 644\)/)
  })

  it('K-1: never stand in the file, and a refusal does not repeat them', () => {
    const error = refusal(() => read('[secrets]\nHF = "hf_abcdefghijklmnop"'))

    expect(error.found).toContain('secrets.HF holds a secret itself')
    expect(JSON.stringify(error)).not.toContain('hf_abcdefghijklmnop')
    expect(error.found).not.toContain('hf_abcdefghijklmnop')
  })
})

describe('what the file refers to', () => {
  it('E-12: is checked apart, so that an old record can be read after a folder has moved', () => {
    const config = read('[agents]\nrehearsals = "gone"\n[study]\nrepo = "nowhere"')

    expect(checkSurroundings(config, {})).toEqual([
      expect.objectContaining({ key: 'study.repo', line: 4, place: join(home, 'hooke.toml') }),
      expect.objectContaining({ key: 'agents.rehearsals', line: 2 }),
    ])
  })

  it('is fine when all of it is there', () => {
    writeFileSync(join(home, 'README.md'), '')

    expect(checkSurroundings(read('[study.context]\nfiles = ["README.md"]'), {})).toEqual([])
    expect(checkSurroundings(read('[study.context]\nfiles = ["NO.md"]'), {})).toHaveLength(1)
  })
})

describe('failures that a study knows', () => {
  it('C-12: are refused with their line when the pattern is none', () => {
    const known = '[[study.failures]]\nname = "shard"\nclass = "infra"\nfirst_action = "look"\n'

    expect(read(`[study]\n${known}pattern = "shard .* gone"`).studies[0]?.failures).toHaveLength(1)
    const error = refusal(() => read(`[study]\n${known}pattern = "shard ("`))
    expect(error.found).toMatch(/hooke\.toml:6 .*is no regular expression/)
  })
})

describe('how often what failed is tried again', () => {
  it('C-12: is said per study, by the class of the failure; what is left out is as it was', () => {
    expect(read('[study]').studies[0]?.retries).toEqual({ infra: 3, resumed: 10 })
    const some = read('[study]\n[study.retries]\ninfra = 0\ncode = 5').studies[0]
    expect(some?.retries).toEqual({ infra: 0, resumed: 10, code: 5 })
    expect(refusal(() => read('[study.retries]\ninfra = -1')).found).toMatch(/hooke\.toml:2 /)
  })
})
