import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { aRemoteHost, aRunOn, isOver, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

let host: RemoteHost
beforeEach(async () => {
  host = await aRemoteHost(createLocalShell({ environment: SSH_ENVIRONMENT }))
})
afterEach(() => host.stop())

describe('the work folder of a host', () => {
  it('C-4, C-7: is not taken for empty when its file system is not mounted; its runs are found when it is', async () => {
    const markFile = path.join(host.root, 'state', 'hosts', 'station')
    // each daemon greets the host anew
    const aDaemon = (workDir = host.workDir) => createSshDriver({ ...host.options, workDir, markFile })
    const handle = await aDaemon().submit(aRunOn(host, 1, 'exit 4'), never)
    // a wrapper that is only just beginning would lose its folder
    await stateWhen(aDaemon(), handle, isOver)
    await rename(host.workDir, `${host.workDir}.unmounted`)
    await mkdir(host.workDir)
    const gone = {
      code: 'compute.unreachable',
      retryable: true,
      advice: expect.stringContaining('mounted') as string,
    }

    await expect(aDaemon().inspect([handle], never)).rejects.toMatchObject(gone)
    await expect(aDaemon().submit(aRunOn(host, 2, 'true'), never)).rejects.toMatchObject(gone)
    expect(await aDaemon().probe(never)).toMatchObject({
      ok: false,
      found: expect.stringContaining(
        'a folder of that name is there, without what Hooke keeps in it',
      ) as string,
    })
    expect(await readdir(host.workDir)).toEqual([])
    await rm(host.workDir, { recursive: true })
    await expect(aDaemon().inspect([handle], never)).rejects.toMatchObject(gone)
    await rename(`${host.workDir}.unmounted`, host.workDir)
    expect(await stateWhen(aDaemon(), handle, isOver)).toMatchObject({ exit: { code: 4 } })
    expect(await aDaemon(path.join(host.root, 'elsewhere')).probe(never)).toMatchObject({ ok: true })
  })
})
