import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { aRemoteHost, aRunOn, counted, isOver, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

const shell = createLocalShell({ environment: SSH_ENVIRONMENT })

describe('C-7: what is remembered of the files that were brought', () => {
  let host: RemoteHost
  beforeEach(async () => {
    host = await aRemoteHost(shell)
  })
  afterEach(() => host.stop())

  it('may be cut short by a kill, and collecting goes on', async () => {
    const watched = counted(shell)
    const driver = createSshDriver({ ...host.options, shell: watched })
    const handle = await driver.submit(aRunOn(host, 1, 'echo out'), never)
    await stateWhen(driver, handle, isOver)
    const own = path.join(host.options.mirrorDir, handle.ref, '.hooke')
    const whole = await driver.collect(handle, never)
    expect(await readdir(own)).toEqual(['sums.json'])
    const sums = await readFile(path.join(own, 'sums.json'))
    await writeFile(path.join(own, 'sums.json'), sums.subarray(0, sums.length / 2))

    expect(await driver.collect(handle, never)).toEqual(whole)
    const before = watched.calls()
    await driver.collect(handle, never)
    expect(watched.calls() - before).toBe(1)
  })

  it('lies where no file of a run can be', async () => {
    const driver = createSshDriver(host.options)
    const script =
      'cd "$HOOKE_RUN_DIR"; echo mine > .hooke-sums.json; echo mine > .hooke/sums.json; echo x > result'
    const handle = await driver.submit(aRunOn(host, 2, script), never)
    await stateWhen(driver, handle, isOver)
    await driver.collect(handle, never)
    const { files } = await driver.collect(handle, never)
    const own = files.find(({ path: name }) => name === '.hooke-sums.json')?.local ?? ''

    expect(files.map(({ path: name }) => name)).not.toContain('.hooke/sums.json')
    expect(await readFile(own, 'utf8')).toBe('mine\n')
  })
})
