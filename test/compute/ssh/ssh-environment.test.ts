import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { aRemoteHost, aRunOn, isOver, leaseSpec, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

let host: RemoteHost
beforeEach(async () => {
  host = await aRemoteHost(createLocalShell({ environment: SSH_ENVIRONMENT }))
})
afterEach(() => host.stop())

describe('the environment of a study on a host', () => {
  it('C-8: makes the environment of a lock file once, and runs find it first', async () => {
    await writeFile(path.join(host.worktree, 'requirements.txt'), '')
    await host.git('add', '.')
    await host.git('commit', '-qm', 'lock')
    const driver = createSshDriver(host.options)
    const { facts } = await driver.prepare(leaseSpec(host.worktree), never)
    const handle = await driver.submit(aRunOn(host, 2, 'command -v python3; echo "$VIRTUAL_ENV"'), never)
    await stateWhen(driver, handle, isOver)
    const { text } = await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 1000 }, never)

    expect(text).toMatch(/\/host\/envs\/([0-9a-f]{16})\/env\/bin\/python3\n.*\/host\/envs\/\1\/env\n$/)
    expect(facts.environment.lockfiles.map(({ path: name }) => name)).toEqual(['requirements.txt'])
    expect(facts.interpreters.find(({ name }) => name === 'python3')?.path).toContain('/envs/')
  }, 180_000)

  it('C-8: says in words why an environment cannot be made', async () => {
    await writeFile(path.join(host.worktree, 'uv.lock'), 'version = 1\n')
    await host.git('add', '.')
    await host.git('commit', '-qm', 'lock')
    const environment = { ...SSH_ENVIRONMENT, PATH: '/usr/bin:/bin' }
    const bare = { ...host.options, shell: createLocalShell({ environment }) }
    const made = createSshDriver(bare).prepare(leaseSpec(host.worktree), never)
    await expect(made).rejects.toMatchObject({
      code: 'compute.rejected',
      found: expect.stringContaining('uv is not on PATH') as string,
    })
  }, 180_000)
})
