import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalDriver } from '../../src/compute/local/local-driver.ts'
import { createLocalShell } from '../../src/compute/shared/remote/local-shell.ts'
import { createSshDriver } from '../../src/compute/ssh/ssh-driver.ts'
import { HookeError } from '../../src/domain/errors.ts'
import { lookAtHosts, refuseFullHost } from '../../src/engine/retention/host-quota.ts'
import type { RetentionDeps } from '../../src/engine/retention/retention-deps.ts'
import type { RetentionRules } from '../../src/engine/retention/rules.ts'
import { ATTENTION } from '../../src/engine/runs/attention.ts'
import { SSH_ENVIRONMENT } from '../compute/testbed.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { ADA, aLab, type Lab } from './harness.ts'

const DAY = 86_400_000
const RULES = {
  ...{ nightly: true, runs: 1e15, hostRuns: 30 * DAY, worktrees: 1e15, perStudy: 0, quota: 0, warnAt: 0.8 },
  ...{ hostQuota: 0, environments: 30 * DAY },
  ...{ warnFree: 0, leastFree: 0 },
}

let lab: Lab
let isAway = false
let rules: RetentionRules = RULES
const runsDir = () => join(lab.folder, 'host', 'runs')
const onHost = async () => {
  const { folders, unasked } = await lab.commands.kept()
  const words = folders.map(({ compute, goes, stays }) => `${compute ?? 'here'}: ${goes ?? stays ?? ''}`)
  return { words: [...new Set(words)].filter((word) => !word.startsWith('here')), unasked }
}

// one experiment whose runs really ran on a host; the tests follow their folders there through the months
describe('what is kept on hosts', () => {
  beforeAll(async () => {
    const plan = scalePlan({ compute: { ...scalePlan().compute, driver: 'cluster' } })
    const real = createLocalShell({ environment: SSH_ENVIRONMENT })
    const shell: typeof real = {
      ...real,
      script: (...args) =>
        isAway
          ? Promise.reject(new HookeError('compute.unreachable', 'nobody answers', { retryable: true }))
          : real.script(...args),
    }
    lab = aLab({
      scripts: { planner: () => ({ plan, answers: [] }) },
      study: { compute: 'cluster' },
      wrap: ({ stateDir, drivers, clock }) => ({
        keeping: { rules: () => rules, worktreesDir: join(stateDir, 'worktrees') },
        attention: { ...ATTENTION, phases: [{ untilMs: Infinity, everyMs: 200 }] },
        drivers: {
          ...drivers,
          here: createLocalDriver({
            ...{ name: 'here', clock, environment: SSH_ENVIRONMENT },
            ...{ runsDir: join(stateDir, 'runs'), environments: stateDir },
          }),
          cluster: createSshDriver({
            ...{ name: 'cluster', shell, clock, gitEnvironment: SSH_ENVIRONMENT },
            ...{ workDir: join(stateDir, 'host'), mirrorDir: join(stateDir, 'collected') },
            ...{ graceSeconds: 1, heartbeatSeconds: 1 },
          }),
        },
      }),
    })
    await lab.begin()
    await lab.approveAndSettle()
    await lab.approveAndSettle()
  }, 150_000)
  afterAll(() => lab.gone())

  it('P-18: folders of runs there stay for as long as the configuration says', async () => {
    expect(lab.experiment().stage).toBe('done')
    expect(readdirSync(runsDir()).length).toBeGreaterThan(5)
    expect(await onHost()).toEqual({ words: ['cluster: kept for 30 days more'], unasked: [] })
  })

  it('C-13: what was never verified, or is not an artifact, stays there', async () => {
    lab.clock.advance(31 * DAY)
    const { db } = lab.store
    db.exec("update gate_runs set verdict = 'refuse' where gate = 'uploads-verified'")
    expect((await onHost()).words).toEqual(['cluster: its outputs were never verified (done)'])
    db.exec("update gate_runs set verdict = 'pass' where gate = 'uploads-verified'")
    const [first = ''] = readdirSync(runsDir())
    writeFileSync(join(runsDir(), first, 'checkpoint.bin'), 'x')

    expect((await onHost()).words.sort()).toEqual([
      'cluster: checkpoint.bin was never collected as it is there',
      'cluster: over for 31 days',
    ])
  })

  it('P-18: a quota of hosts is an alarm before it is used up; then nothing begins there, and a silent host keeps its word', async () => {
    const look = async (hostQuota: number) => {
      rules = { ...RULES, hostQuota }
      await lookAtHosts(lab.parts as RetentionDeps, new AbortController().signal)
      return lab.store.alarms.open().map(({ key, words }) => `${key} ${words}`)
    }
    const refusal = () => refuseFullHost(lab.parts, 'cluster')
    const listed = (await lab.parts.drivers['cluster']?.folders?.list(new AbortController().signal)) ?? []
    // an environment of some study
    const environment = join(lab.folder, 'host', 'envs', '0123456789abcdef')
    mkdirSync(environment, { recursive: true })
    writeFileSync(join(environment, 'package.py'), Buffer.alloc(500_000))
    const kept =
      (await lab.parts.drivers['cluster']?.environments?.list(DAY, new AbortController().signal)) ?? []
    expect(kept.map(({ bytes }) => bytes > 500_000)).toEqual([true])
    const used = [...listed, ...kept].reduce((sum, { bytes }) => sum + bytes, 0)
    expect(await look(used * 2)).toEqual([])
    expect(await look(used * 1.1)).toEqual([
      expect.stringMatching(/^disk\/host\/cluster runs and environments fill/),
    ])
    expect(refusal).not.toThrow()
    expect(await look(used)).toEqual([
      expect.stringMatching(/^disk\/host-full\/cluster .*no experiment begins/),
    ])
    expect(refusal).toThrow('no room is left')
    isAway = true
    expect(await look(used * 2)).toHaveLength(1)
    isAway = false
    expect(await look(0)).toEqual([])
    expect(refusal).not.toThrow()
    rmSync(environment, { recursive: true })
  })

  it('P-18: a host that does not answer is told, and nothing of it is touched', async () => {
    isAway = true
    const { gone, unasked } = await lab.commands.clean(ADA)
    isAway = false

    expect([gone, unasked]).toEqual([[], [{ compute: 'cluster', reason: 'nobody answers' }]])
  })

  it('P-18, C-13: cleaning takes there what is an artifact here, and leaves the rest; the log is read from what is kept', async () => {
    const before = readdirSync(runsDir())
    const run = lab.store.runs.list(lab.experiment().id, 'matrix').at(-1)?.id ?? ''
    const log = await lab.commands.readLog(lab.experiment().id, { run, offset: 0 })
    const { gone, kept } = await lab.commands.clean(ADA)

    expect(gone.map(({ compute, name }) => `${compute} ${name}`).sort()).toEqual(
      before.slice(1).map((name) => `cluster ${name}`),
    )
    expect(kept).toEqual([])
    expect(readdirSync(runsDir())).toEqual(before.slice(0, 1))
    expect(log.text).not.toBe('')
    expect(await lab.commands.readLog(lab.experiment().id, { run, offset: 0 })).toEqual(log)
    expect(existsSync(join(lab.folder, 'collected', before[1] ?? ''))).toBe(true)
  })
  it('P-18: environments go here and there that nothing used for as long as the configuration says', async () => {
    const places = [lab.folder, join(lab.folder, 'host')].map((folder) => join(folder, 'envs'))
    for (const [n, place] of places.entries()) {
      const one = join(place, String(n).repeat(16))
      mkdirSync(one, { recursive: true })
      writeFileSync(`${one}.ready`, '')
      for (const each of [one, `${one}.ready`]) utimesSync(each, 1e9, 1e9)
    }
    const listed = async () => {
      const { folders, studies } = await lab.commands.kept()
      const own = folders.filter(({ kind }) => kind === 'environment')
      const words = own.map(({ compute, goes, stays }) => `${compute ?? 'here'} ${goes ?? stays ?? ''}`)
      return [...words, ...studies.filter(({ study }) => study === '')]
    }
    rules = { ...RULES, environments: 1e13 }
    expect(await listed()).toEqual([
      'here it was used within 115741 days',
      'cluster it was used within 115741 days',
    ])
    rules = RULES
    expect(await listed()).toEqual([
      'here nothing used it for 30 days',
      'cluster nothing used it for 30 days',
    ])
    const { gone } = await lab.commands.clean(ADA)

    expect(gone.map(({ kind, compute, name }) => [kind, compute, name])).toEqual([
      ['environment', null, '0'.repeat(16)],
      ['environment', 'cluster', '1'.repeat(16)],
    ])
    expect(places.flatMap((place) => readdirSync(place))).toEqual([])
  })
})
