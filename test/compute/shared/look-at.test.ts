import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseLook } from '../../../src/compute/shared/host/parse-look.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSgeDriver } from '../../../src/compute/sge/sge-driver.ts'
import { jobNameOf } from '../../../src/compute/shared/host/submit-run.ts'
import { createSlurmDriver } from '../../../src/compute/slurm/slurm-driver.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { aRemoteHost, aRunOn, isOver, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

const RUN = 'BANDIT-007.greedy.s1.1'
const folders = [`file ${RUN}/. 1 1`, `file ${RUN}/.hooke 1 1`]
const looked = (...lines: readonly string[]) =>
  parseLook(['now 1', `run ${RUN}`, ...lines].join('\n'), { sentAt: 0, now: 0 }, () => 'hooke-1').runs.get(
    RUN,
  )

describe('what a look at a run tells', () => {
  it.each([
    ['no folder', [], { isThere: false, isUnread: false }],
    ['a folder and no word of its files', ['there'], { isThere: false, isUnread: true }],
    ['only the first of its files', ['there', `file ${RUN}/. 1 1`], { isUnread: true }],
    ['a folder without files', ['there', ...folders], { isThere: false, isUnread: false }],
    ['all', ['there', ...folders, `file ${RUN}/.hooke/asked 1 0`], { isThere: true, isUnread: false }],
  ])('row 43: %s', (_, lines, expected) => {
    expect(looked(...lines)).toMatchObject(expected)
  })
})

describe('a look that fails in part', () => {
  let host: RemoteHost
  let bin: string
  const shellWith = () =>
    createLocalShell({ environment: { ...SSH_ENVIRONMENT, PATH: `${bin}:${SSH_ENVIRONMENT.PATH}` } })
  const fake = (name: string, script: string) =>
    writeFile(path.join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  beforeEach(async () => {
    host = await aRemoteHost(createLocalShell({ environment: SSH_ENVIRONMENT }))
    bin = path.join(host.root, 'bin')
    await mkdir(bin)
  })
  afterEach(() => host.stop())

  it('row 43: is trouble that may pass, and no run is lost by it', async () => {
    const driver = createSshDriver({ ...host.options, shell: shellWith() })
    const handle = await driver.submit(aRunOn(host, 1, 'true'), never)
    await stateWhen(driver, handle, isOver)
    await fake('xargs', 'exit 1')
    await expect(driver.inspect([handle], never)).rejects.toMatchObject({
      code: 'compute.unreachable',
      retryable: true,
    })
  })

  it('row 47: a run without a folder is lost once accounting does not know it either', async () => {
    const handle = { driver: 'cluster', ref: RUN }
    const driver = createSlurmDriver({ ...host.options, shell: shellWith(), job: {} })
    const state = async () => (await driver.inspect([handle], never)).get(RUN)?.kind
    await fake('squeue', 'exit 0')
    await fake('sacct', 'exit 1')
    expect(await state()).toBe('queued')
    await fake('sacct', 'exit 0')
    expect(await state()).toBe('lost')
  })

  it('C-12: the end of a run names its machine: by the word of the scheduler, else by what the wrapper found', async () => {
    const shell = shellWith()
    const driver = createSlurmDriver({ ...host.options, shell, job: {} })
    const handle = { driver: 'cluster', ref: RUN }
    const own = path.join(host.workDir, 'runs', RUN, '.hooke')
    const node = async () => {
      const state = (await driver.inspect([handle], never)).get(RUN)
      return state?.kind === 'lost' ? state.node : state?.kind
    }
    const sacct = (nodes: string) =>
      fake(
        'sacct',
        `printf '%s|7|NODE_FAIL|0:0|${nodes}\\n' ${jobNameOf({ work: host.workDir }, RUN)}; echo answered`,
      )
    await fake('squeue', 'exit 0')
    await mkdir(own, { recursive: true })
    await writeFile(path.join(own, 'asked'), '')
    await writeFile(path.join(own, 'node'), 'n1\n')
    await sacct('n2')
    expect(await node()).toBe('n2')
    await sacct('n[2-3]')
    expect(await node()).toBe('n1')
    await writeFile(path.join(own, 'node'), 'n1 --wrap=id\n')
    expect(await node()).toBeUndefined()
  })

  it('C-12: Grid Engine tells where a job ended, too, and behind SSH it is the host', async () => {
    const driver = createSgeDriver({ ...host.options, shell: shellWith(), job: {} })
    const handle = { driver: 'cluster', ref: RUN }
    const own = path.join(host.workDir, 'runs', RUN, '.hooke')
    const job = jobNameOf({ work: host.workDir }, RUN)
    await fake('qstat', 'echo "<?xml version=1>"')
    await fake('qacct', `printf 'hostname n5\\njobname ${job}\\njobnumber 7\\nfailed 26\\nexit_status 0\\n'`)
    await mkdir(own, { recursive: true })
    await writeFile(path.join(own, 'asked'), '')
    expect((await driver.inspect([handle], never)).get(RUN)).toMatchObject({
      ...{ kind: 'lost', cause: 'launch-failed', node: 'n5' },
    })

    const ssh = createSshDriver({ ...host.options, shell: { ...shellWith(), host: 'ada@box.lab' } })
    const ended = await ssh.submit(aRunOn(host, 2, 'true'), never)
    expect(await stateWhen(ssh, ended, isOver)).toMatchObject({ node: 'box.lab' })
  })
})
