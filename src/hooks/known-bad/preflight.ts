import type { PreflightFacts } from '../preflight.gate.ts'
import { A_COMMIT, A_HASH, type Fixtures, OTHER_COMMIT, OTHER_HASH } from './fixture.ts'

const environment: PreflightFacts['host']['environment'] = {
  os: 'Debian 12',
  kernel: '6.1',
  cpu: 'x86-64',
  cores: 8,
  memoryMb: 16_000,
  accelerators: ['A100'],
  driver: '550',
  cuda: '12.4',
  node: '24.21.0',
  python: '3.12.3',
  pythonLock: '',
  lockfiles: [{ path: 'uv.lock', sha256: A_HASH }],
  variables: { OMP_NUM_THREADS: '1' },
  secretNames: [],
  containerImage: '',
  commit: A_COMMIT,
  diffSha256: A_HASH,
  host: 'node-1',
}
const good: PreflightFacts = {
  wanted: {
    commit: A_COMMIT,
    devices: 1,
    memoryMb: 8_000,
    diskMb: 1_000,
    targetPaths: ['/runs'],
    lockfiles: [{ path: 'uv.lock', sha256: A_HASH }],
    interpreters: [{ name: 'python', version: '3.12' }],
    clockSkewMs: 5_000,
  },
  host: {
    environment,
    devicesFound: 1,
    devicesBusy: [],
    writeProbes: [{ path: '/runs', freeMb: 50_000, error: null }],
    interpreters: [{ name: 'python', path: '/usr/bin/python3', version: '3.12.3' }],
    leftovers: [],
    staleLocks: [],
    missingSecrets: [],
    clockSkewMs: 20,
    worktreeDirty: false,
  },
  sibling: { experiment: 'BANDIT-001', variables: { OMP_NUM_THREADS: '1' } },
  axisVariables: [],
  divergences: [],
  services: [{ name: 'artifact store', ok: true, detail: '' }],
}
const withHost = (changes: Partial<PreflightFacts['host']>): PreflightFacts => ({
  ...good,
  host: { ...good.host, ...changes },
})
const withEnvironment = (changes: Partial<typeof environment>): PreflightFacts =>
  withHost({ environment: { ...environment, ...changes } })
const probe = { path: '/runs', freeMb: 50_000, error: null }

export const preflight: Fixtures<PreflightFacts> = {
  good: [
    { rule: 'a host as planned', facts: good },
    {
      rule: 'a plan without accelerators',
      facts: {
        ...withHost({ devicesFound: 8, devicesBusy: ['0: train.py'] }),
        wanted: { ...good.wanted, devices: 0 },
      },
    },
  ],
  bad: [
    {
      rule: 'accelerator occupied',
      facts: withHost({ devicesBusy: ['0: train.py'] }),
      reason: /occupied by another process: 0: train\.py/,
    },
    {
      rule: 'wrong device count',
      facts: withHost({ devicesFound: 2 }),
      reason: /shows 2 accelerators, the plan wants 1/,
    },
    {
      rule: 'disk too small',
      facts: withHost({ writeProbes: [{ ...probe, freeMb: 9 }] }),
      reason: /9 MB free, the plan wants 1000/,
    },
    {
      rule: 'write probe fails',
      facts: withHost({ writeProbes: [{ ...probe, error: 'EDQUOT' }] }),
      reason: /cannot be written: EDQUOT/,
    },
    { rule: 'target path not probed', facts: withHost({ writeProbes: [] }), reason: /\/runs was not probed/ },
    { rule: 'memory too small', facts: withEnvironment({ memoryMb: 100 }), reason: /100 MB of memory/ },
    {
      rule: 'wrong interpreter',
      facts: withHost({ interpreters: [{ name: 'python', path: '/usr/bin/python3', version: '3.9.1' }] }),
      reason: /python 3\.9\.1, wanted is 3\.12/,
    },
    {
      rule: 'wrong lock hash',
      facts: withEnvironment({ lockfiles: [{ path: 'uv.lock', sha256: OTHER_HASH }] }),
      reason: /lock file uv\.lock/,
    },
    { rule: 'stale lock file', facts: withHost({ staleLocks: ['/runs/.lock'] }), reason: /stale lock file/ },
    {
      rule: 'leftover process',
      facts: withHost({ leftovers: ['4711 python3 run.py'] }),
      reason: /left over on the host: 4711/,
    },
    {
      rule: "variable differs from the sibling's",
      facts: withEnvironment({ variables: { OMP_NUM_THREADS: '8' } }),
      reason: /OMP_NUM_THREADS is 8, in BANDIT-001 it was 1/,
    },
    {
      rule: 'missing secret',
      facts: withHost({ missingSecrets: ['WANDB_API_KEY'] }),
      reason: /secret WANDB_API_KEY is missing/,
    },
    { rule: 'clock off', facts: withHost({ clockSkewMs: -60_000 }), reason: /clock is off by -60000 ms/ },
    {
      rule: 'not the sealed commit',
      facts: withEnvironment({ commit: OTHER_COMMIT }),
      reason: /sync the code/,
    },
    { rule: 'dirty worktree', facts: withHost({ worktreeDirty: true }), reason: /not committed/ },
    {
      rule: 'storage not reachable',
      facts: { ...good, services: [{ name: 'artifact store', ok: false, detail: 'EIO' }] },
      reason: /artifact store cannot be reached/,
    },
  ],
}
