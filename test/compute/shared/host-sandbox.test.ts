import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInBubblewrap } from '../../../src/compute/shared/host/host-sandbox.ts'
import type { Host } from '../../../src/compute/shared/host/host.ts'
import { type Bubblewrapped, parseSandboxFound } from '../../../src/compute/shared/host/sandbox-found.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { probe } from '../../sandbox/place.ts'
import { aRemoteHost, aRunOn, isOver, never, type RemoteHost, SANDBOX, stateWhen } from '../remote-host.ts'

const exec = promisify(execFile)
const SAID = `bwrap /usr/bin/bwrap
prlimit /usr/bin/prlimit
version 0.4.1
kernel 4.18.0-553.el8
cores 8
user ada
uid 1000
limit Max open files            1024                 2048                 files
program /opt/conda/bin/python3
path /home/ada/bin
path /usr/bin
home /home/ada
hidden-folder /home/ada/.ssh
shown /scratch
leads-to /lustre/scratch
`

describe('what a host tells of its sandbox', () => {
  const found = parseSandboxFound(SAID)
  const host = {
    work: '/lustre/scratch/hooke',
    kind: { runsElsewhere: false },
  } as unknown as Host
  const argvOf = (devices: number, runsElsewhere = false) => {
    const { program } = found
    if (program === null) throw new Error('there is a program')
    const confinement: Bubblewrapped = {
      ...{ kind: 'bubblewrap', found, program },
      options: { ...SANDBOX, readOnly: ['/scratch'] },
    }
    const spec = aRunOn({ worktree: '/lustre/scratch/hooke/code/l' }, 1, 'true')
    const place = {
      ...{ spec, argv: ['true'], code: spec.cwd, cwd: spec.cwd, bin: '', secretNames: [] },
      devices,
      timeLimitSeconds: 60,
    }
    return runInBubblewrap({ ...host, kind: { ...host.kind, runsElsewhere } }, confinement, place).join(' ')
  }

  it('C-14: is asked for nothing that its version does not know, and for no more than its limits', () => {
    expect(argvOf(0)).not.toMatch(/--size|--perms|--disable-userns|--nproc/)
    expect(argvOf(0)).toContain('--nofile=2048')
  })

  it('C-14: what is hidden is covered by each name under which it is shown, and the run folder is shown again', () => {
    const argv = argvOf(0)
    expect(argv).toMatch(
      /--ro-bind-try \/scratch \/scratch --tmpfs \/scratch\/hooke .*--remount-ro \/scratch\/hooke/,
    )
    expect(argv).toMatch(/--bind (\/lustre\/scratch\/hooke\/runs\/\S+) \1 --tmpfs \1\/\.hooke/)
    expect(argv).toContain('--ro-bind /lustre/scratch/hooke/code/l /lustre/scratch/hooke/code/l')
    expect(argv).not.toContain('/home/ada/.ssh')
  })

  it('C-14: accelerators are there for a plan that asks for some; a scheduler caps its jobs itself', () => {
    expect(argvOf(0)).not.toContain('nvidia')
    expect(argvOf(1)).toMatch(/--dev-bind-try \/dev\/nvidia0 \/dev\/nvidia0 .*--ro-bind-try \/sys \/sys/)
    expect(argvOf(0, true)).not.toContain('prlimit')
    expect(argvOf(0, true)).toMatch(/--unshare-all .*--cap-drop ALL/)
  })
})

const why = probe.ok ? '' : ` (SKIPPED: ${probe.found})`

// the same scripts as over SSH, on this computer
describe.skipIf(why !== '')(`a session that starts runs${why}`, () => {
  let host: RemoteHost
  const environment = {
    ...{ PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/', LANG: 'C' },
    ...{
      SSH_AUTH_SOCK: '/tmp/agent',
      AWS_SECRET_ACCESS_KEY: 'canary',
      SLURM_JOB_ID: '7',
      SLURM_JWT: 'canary',
    },
  }
  beforeAll(async () => {
    host = await aRemoteHost(createLocalShell({ environment }))
  })
  afterAll(() => host.stop())

  it('C-14: keeps what it holds from them, but for what programs need and what the file of the site sets', async () => {
    const setupFile = `${host.root}/setup.sh`
    await exec('sh', ['-c', 'echo "export MODULES=loaded" > "$1"', 'sh', setupFile])
    const driver = createSshDriver({
      ...{ ...host.options, setupFile, environment: { OMP_NUM_THREADS: '2' } },
      sandbox: { ...SANDBOX, network: 'host' },
    })
    const handle = await driver.submit(aRunOn(host, 1, 'env | sort', { environment: { MODE: 'x' } }), never)
    await stateWhen(driver, handle, isOver)
    const folder = `${host.workDir}/runs/${handle.ref}`
    const names = (await readFile(`${folder}/stdout.log`, 'utf8'))
      .split('\n')
      .map((line) => line.split('=')[0])

    expect(await readFile(`${folder}/stderr.log`, 'utf8')).toBe('')
    expect(names).toEqual(
      expect.arrayContaining(['MODE', 'MODULES', 'OMP_NUM_THREADS', 'SLURM_JOB_ID', 'PATH']),
    )
    expect(
      names.filter((name) => ['SSH_AUTH_SOCK', 'AWS_SECRET_ACCESS_KEY', 'SLURM_JWT'].includes(name ?? '')),
    ).toEqual([])
  })
})
