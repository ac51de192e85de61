import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComputeDriver, RunSpec } from '../../../src/compute/driver.ts'
import type { HostSandbox } from '../../../src/compute/shared/host/host-options.ts'
import { createSshShell } from '../../../src/compute/shared/remote/ssh-shell.ts'
import { withEnvironment } from '../../../src/compute/shared/remote/with-environment.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { LeaseId } from '../../../src/domain/ids.ts'
import { gone } from '../../sandbox/place.ts'
import {
  aRemoteHost,
  aRunOn,
  isOver,
  isRunning,
  never,
  type RemoteHost,
  SANDBOX,
  stateWhen,
} from '../remote-host.ts'
import { NO_SSHD, SSH_ENVIRONMENT, SSHD } from '../testbed.ts'

const { PODMAN_IMAGE: image, CONTAINERS_CONF = '', CONTAINERS_STORAGE_CONF = '' } = process.env
const why =
  NO_SSHD ||
  (image === undefined ? ' (SKIPPED: PODMAN_IMAGE is not set, run scripts/testbeds/podman up)' : '')

describe.skipIf(why !== '')(`runs behind SSH in containers there${why}`, { timeout: 60_000 }, () => {
  const ssh = createSshShell({ target: SSHD, environment: SSH_ENVIRONMENT })
  const shell = withEnvironment(ssh, { environment: { CONTAINERS_CONF, CONTAINERS_STORAGE_CONF } })
  let host: RemoteHost
  let driver: ComputeDriver
  const driverWith = (more: Partial<HostSandbox> = {}) =>
    createSshDriver({
      ...{ ...host.options, shell, secret: () => 'hunter2', graceSeconds: 5 },
      sandbox: { ...SANDBOX, fileBytes: 2 ** 30, image: image ?? '', ...more },
    })
  const lease = () => ({
    ...{
      lease: LeaseId.parse('BANDIT-007.lease.1'),
      worktree: host.worktree,
      devices: 0,
      memoryMb: 1,
      diskMb: 1,
    },
    ...{ environment: {}, secretNames: ['TOKEN'] },
  })
  beforeAll(async () => {
    host = await aRemoteHost(shell)
    await writeFile(path.join(host.worktree, 'requirements.txt'), 'this-is-not-there\n')
    await host.git('add', '.')
    await host.git('commit', '-qm', 'what the image brings')
    driver = driverWith()
  })
  afterAll(async () => {
    await ssh.close()
    await host.stop()
  })

  let seed = 300
  async function ended(script: string, more: Partial<RunSpec> = {}) {
    const handle = await driver.submit(aRunOn(host, ++seed, script, more), never)
    const state = await stateWhen(driver, handle, isOver)
    const read = async (stream: 'stdout' | 'stderr') =>
      (await driver.readLog(handle, { stream, offset: 0, limit: 9_000 }, never)).text
    return {
      state,
      handle,
      out: await read('stdout'),
      err: await read('stderr'),
      folder: path.join(host.workDir, 'runs', handle.ref),
    }
  }

  it('C-8, C-14: a run has the environment of the image, its code and secrets, and nothing of the host; results arrive', async () => {
    const { facts } = await driver.prepare(lease(), never)
    const script = `cat code.txt; echo "$TOKEN $HOOKE_SEED $MODE"; echo '{"loss":1}' > "$HOOKE_RUN_DIR/result.json"; ls -A "$HOOKE_RUN_DIR/.hooke" /root /home ${host.root}/mirror ${host.workDir}/leases 2>/dev/null; echo x > code.txt; tail -n +3 /proc/net/dev | cut -d: -f1`
    const { state, out, err, handle, folder } = await ended(script, { environment: { MODE: 'x' } })
    const { files } = await driver.collect(handle, never)

    expect(facts.environment.containerImage).toBe(image)
    expect(state).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    expect(out.replaceAll(folder, '')).toMatch(
      new RegExp(`^first\\nhunter2 ${seed} x\\n(/\\.hooke:\\n|/root:\\n|/home:\\n|\\n)*\\s*lo\\n$`),
    )
    expect(err).toContain('Read-only file system')
    expect(files.map(({ path: name }) => name)).toContain('result.json')
    expect(await readFile(path.join(folder, '.hooke/status'), 'utf8')).toBe('code 0\nreason exit\n')
  })

  it('C-6: asked to end it may tidy up; what ignores that is ended, and its container with it', async () => {
    const mark = `345.${process.pid}`
    const polite = await driver.submit(
      aRunOn(host, ++seed, 'trap "echo tidied; exit 7" TERM; echo up; while :; do sleep 0.1; done'),
      never,
    )
    const stubborn = await driver.submit(
      aRunOn(host, ++seed, `trap "" TERM; echo up; while :; do sleep ${mark}; done`),
      never,
    )
    const isUp = async (handle: typeof polite) =>
      (await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 9 }, never)).text === 'up\n'
    for (const handle of [polite, stubborn]) {
      await stateWhen(driver, handle, isRunning)
      while (!(await isUp(handle))) await new Promise((resolve) => setTimeout(resolve, 50))
      await driver.cancel(handle, never)
    }
    const tidied = await driver.readLog(polite, { stream: 'stdout', offset: 0, limit: 99 }, never)

    expect(tidied.text).toContain('tidied')
    expect(await stateWhen(driver, polite, isOver)).toMatchObject({ exit: { code: 7, reason: 'cancelled' } })
    expect(await stateWhen(driver, stubborn, isOver)).toMatchObject({ exit: { reason: 'cancelled' } })
    expect(await gone(mark)).toBe(true)
  })

  it('C-14, H-13: a check says which image, and what to do where it is not there', async () => {
    expect((await driver.probe(never)).detail).toContain(
      `runs in a container of ${image ?? ''}, without network`,
    )
    const absent = `localhost/nothing@sha256:${'a'.repeat(64)}`
    expect(await driverWith({ image: absent }).probe(never)).toMatchObject({
      ok: false,
      advice: expect.stringContaining(`podman pull ${absent}`) as string,
    })
  })
})
