import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyText } from '../builders/any-text.ts'
import { type z } from 'zod'
import type { RunSpec } from '../../src/compute/driver.ts'
import type { Launch } from '../../src/compute/shared/host/host-options.ts'
import { renderSshConfig } from '../../src/compute/shared/remote/ssh-config.ts'
import { qsubOptions } from '../../src/compute/sge/sge-options.ts'
import { sbatchWords } from '../../src/compute/slurm/slurm-options.ts'
import { Job } from '../../src/config/compute/remote.ts'
import { Runpod } from '../../src/config/compute/runpod.ts'
import { Sge } from '../../src/config/compute/sge.ts'
import { Slurm } from '../../src/config/compute/slurm.ts'
import { Ssh } from '../../src/config/compute/ssh.ts'
import { LeaseId, RunId } from '../../src/domain/ids.ts'
import { JobOptions } from '../../src/domain/job-options.ts'
import { SshTarget } from '../../src/domain/ssh-target.ts'

/** What makes a second command, option, line or word of one value where nobody looks. */
const PIECES = [
  '\n--wrap=id',
  '\r\nProxyCommand=id',
  ';id',
  '&&id',
  '$(id)',
  '`id`',
  '${HOME}',
  "'",
  '"',
  '\\',
  ' --uid=0',
  '\t-oProxyCommand=id',
  '\u2003x',
  '\u00a0x',
  '\u0000',
  '#',
  '>x',
  '*',
]
/** Alone at the beginning they would be options. */
const OPTIONS = ['--wrap=id', '-oProxyCommand=id', '--', '-', '@/etc/passwd']

/** A value that each field takes, so that what is refused is refused for the piece. */
const GOOD: Readonly<Record<string, string>> = {
  network: 'none',
  ...{ partition: 'gpu', account: 'lab', qos: 'normal', gres: 'gpu:1', constraint: 'a100', exclude: 'n7' },
  ...{ host: 'login.example.org', user: 'ada', jump_host: 'ada@gate.example.org:22', work_dir: 'hooke' },
  ...{ fingerprint: `SHA256:${'A'.repeat(43)}`, setup_file: '/etc/profile.d/modules.sh' },
  ...{ memory_resource: 'h_vmem', gpu_resource: 'gpu', parallel_environment: 'smp' },
  ...{ volume_path: '/workspace', prefix: 'hooke', min_cuda: '12.4' },
}
/** Files of this computer that only OpenSSH reads: any name that cannot leave its quotes. What `ssh` makes of them is below. */
const FILES_OF_SSH = ['key', 'known_hosts', 'ssh_config']
/** Free text that goes into JSON, or into files with mode 0600, and never into a command: the tests of drivers show it. */
const DATA = [
  'kind',
  'environments',
  'api_key',
  'reaper_key',
  'api_url',
  'image',
  'network_volume',
  'ssh_key',
]
/** Times and sizes are numbers once they are parsed. */
const isAmount = (schema: z.ZodType) =>
  ['5min', '4 GB'].some((text) => schema.safeParse(text).success) && !schema.safeParse('a').success
const isText = (schema: z.ZodType) => {
  const given = schema.safeParse(undefined)
  return typeof (given.success ? (given.data ?? '') : '') === 'string' && !schema.safeParse(7).success
}

const tables = { Job, Ssh, Slurm, Sge, Runpod } as const
const fields = Object.entries(tables).flatMap(([table, { shape }]) =>
  Object.entries(shape as Readonly<Record<string, z.ZodType>>)
    .filter(([name, schema]) => isText(schema) && !DATA.includes(name) && !FILES_OF_SSH.includes(name))
    .filter(([, schema]) => !isAmount(schema))
    .map(([name, schema]) => ({ field: `${table}.${name}`, name, schema })),
)

describe('5.7 number 7: what is written for a host', () => {
  it('the fields that become words of commands are all known here, so that a new one is tried, too', () => {
    const names = [...new Set(fields.map(({ name }) => name))].sort()
    expect(names).toEqual(Object.keys(GOOD).sort())
  })

  it.each(fields)('$field takes no piece of another command, option or line', ({ name, schema }) => {
    const good = GOOD[name] ?? ''
    expect(schema.safeParse(good).success).toBe(true)
    // a file on a host is one word of an argv, which a plain space does not end
    const pieces = name === 'setup_file' ? PIECES.filter((piece) => !piece.startsWith(' ')) : PIECES
    const bad = [...pieces.flatMap((piece) => [piece, good + piece, piece + good]), ...OPTIONS]
    expect(bad.filter((text) => schema.safeParse(text).success)).toEqual([])
  })

  it.each(['read_only', 'writable'] as const)(
    '%s of a sandbox takes no piece of another command, option or line',
    (name) => {
      const pieces = PIECES.filter((piece) => !piece.startsWith(' '))
      const bad = [
        ...pieces.flatMap((piece) => [piece, `/data${piece}`, `${piece}/data`]),
        ...OPTIONS,
        'data',
      ]
      const takes = (text: string) => Ssh.shape[name].safeParse([text]).success

      expect(['/data/sets', '~/models'].filter(takes)).toHaveLength(2)
      expect(bad.filter(takes)).toEqual([])
    },
  )

  it('ids of leases and runs are names of folders and jobs, and nothing else', () => {
    const ids = { lease: 'BANDIT-007.lease.1', run: 'BANDIT-007.greedy.s1.1' }
    const bad = PIECES.flatMap((piece) => [`${ids.lease}${piece}`, `${ids.run}${piece}`, piece + ids.run])
    const more = ['../BANDIT-007.lease.1', '-BANDIT-007.greedy.s1.1', '.', '..', '']
    const taken = [...bad, ...more].filter(
      (text) => LeaseId.safeParse(text).success || RunId.safeParse(text).success,
    )
    expect(taken).toEqual([])
  })
})

describe('5.7 number 7: job options', () => {
  const spec = { timeLimitSeconds: 60, memoryMb: 1, run: 'BANDIT-007.greedy.s1.1' } as RunSpec
  const launch = (jobOptions: JobOptions) =>
    ({ spec: { ...spec, jobOptions }, lease: { devices: 0 } }) as unknown as Launch
  const options = fc.record(
    Object.fromEntries(
      Object.keys(JobOptions.shape).map((name) => [
        name,
        name.endsWith('Mb') || name.endsWith('Seconds') || name === 'cpusPerTask'
          ? fc.integer({ min: 1, max: 4096 })
          : fc.oneof(
              anyText({ maxLength: 20 }),
              fc.constantFrom(...PIECES, ...OPTIONS, ...Object.values(GOOD)),
              fc.constantFrom(...PIECES).map((piece) => `gpu${piece}`),
            ),
      ]),
    ),
    { requiredKeys: [] },
  )
  const SBATCH = /^--(time|mem|gres|cpus-per-task|partition|account|qos|constraint|exclude)=[!-~]+$/
  const QSUB = /^(-l|-q|-P|-pe|[A-Za-z0-9_][!-~]*)$/
  const SHELL = /[\s;$`'"\\<>#*?{}~]/

  it('become words of sbatch and qsub, each of which is one option and holds nothing that a shell reads', () => {
    const property = fc.property(options, (asked) => {
      const parsed = JobOptions.safeParse(asked)
      if (!parsed.success) return
      const [exclude = '', avoid, ...words] = sbatchWords({}, launch(parsed.data))
      expect(avoid).toBe('')
      for (const word of [...words, ...(exclude === '' ? [] : [`--exclude=${exclude}`])]) {
        expect(word).toMatch(SBATCH)
        expect(word).not.toMatch(SHELL)
      }
      const { qos: _, constraint: __, ...forSge } = parsed.data
      for (const word of qsubOptions({}, { parallelEnvironment: 'smp' }, launch(forSge))) {
        expect(word).toMatch(QSUB)
        expect(word).not.toMatch(SHELL)
      }
    })
    fc.assert(property, { numRuns: 300 })
  })
})

describe('5.7 number 7: nodes in quarantine', () => {
  const launch = (avoid: readonly string[], exclude?: string) =>
    ({
      spec: {
        timeLimitSeconds: 60,
        memoryMb: 1,
        run: 'BANDIT-007.greedy.s1.1',
        avoid,
        jobOptions: { exclude },
      },
      lease: { devices: 0 },
    }) as unknown as Launch

  it('C-12: become words of sbatch and qsub beside what a person keeps out', () => {
    expect(sbatchWords({}, launch(['n17', 'n3.lab'])).slice(0, 2)).toEqual(['', 'n17,n3.lab'])
    expect(sbatchWords({}, launch(['n17'], 'n[1-4]')).slice(0, 2)).toEqual(['n[1-4]', 'n17'])
    expect(sbatchWords({}, launch([])).slice(0, 2)).toEqual(['', ''])
    expect(qsubOptions({}, {}, launch(['n17']))).toContain('hostname=!(n17)')
    expect(qsubOptions({ exclude: 'n1' }, {}, launch(['n17', 'n3']))).toContain('hostname=!(n1|n17|n3)')
  })

  it('C-12: hold no piece of another option or list', () => {
    const bad = [...PIECES.flatMap((piece) => [piece, `n1${piece}`]), ...OPTIONS, 'n1,n2', 'n[1-9]', '', '*']
    for (const node of bad) {
      expect(() => sbatchWords({}, launch([node]))).toThrow(/job option that cannot be/)
      expect(() => qsubOptions({}, {}, launch([node]))).toThrow(/job option that cannot be/)
    }
  })
})

const NO_SSH = spawnSync('ssh', ['-V']).status === 0 ? '' : ' (skipped: there is no ssh)'
describe.skipIf(NO_SSH !== '')(`5.7 number 7: what OpenSSH makes of a target${NO_SSH}`, () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'hooke-ssh-config-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const place = { pinScript: '/tmp/pin.sh', connectSeconds: 5, aliveSeconds: 5 }
  const base = { host: 'login.example.org', user: 'ada', port: 2222, configFile: '' } as const
  const SETTINGS = /^(user|port|hostname|proxycommand|localcommand|permitlocalcommand|stricthostkeychecking) /

  /** What `ssh` would do, as it says itself; it connects nowhere. */
  function settingsOf(target: SshTarget): string[] {
    const file = path.join(folder, 'config')
    writeFileSync(file, renderSshConfig(target, place), { mode: 0o600 })
    const said = execFileSync('ssh', ['-G', '-F', file, '--', target.host], { encoding: 'utf8' })
    return said.split('\n').filter((line) => SETTINGS.test(line))
  }

  it('a file name that is taken changes the file and nothing else', () => {
    const plain = settingsOf(SshTarget.parse({ ...base, key: '/k' }))
    const names = PIECES.flatMap((piece) => [`/k${piece}`, `/k${piece}\nProxyCommand id`])
    const taken = names.filter((key) => SshTarget.safeParse({ ...base, key }).success)

    expect(plain).toEqual(expect.arrayContaining(['user ada', 'port 2222', 'stricthostkeychecking true']))
    expect(taken.length).toBeGreaterThan(5)
    for (const file of taken) {
      expect(settingsOf(SshTarget.parse({ ...base, key: file }))).toEqual(plain)
      expect(settingsOf(SshTarget.parse({ ...base, key: '/k', knownHosts: file }))).toEqual(plain)
    }
  })
})
