import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComputeDriver, RunSpec } from '../../../src/compute/driver.ts'
import { createSshShell } from '../../../src/compute/shared/remote/ssh-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { LeaseId } from '../../../src/domain/ids.ts'
import { gone } from '../../sandbox/place.ts'
import {
  aRemoteHost,
  aRunOn,
  isOver,
  never,
  type RemoteHost,
  SANDBOX,
  stateWhen,
  withoutBubblewrap,
} from '../remote-host.ts'
import { NO_SSHD, SSH_ENVIRONMENT, SSHD } from '../testbed.ts'

const exec = promisify(execFile)

describe.skipIf(NO_SSHD !== '')(`a pod on which nobody can make a sandbox${NO_SSHD}`, () => {
  const ssh = createSshShell({ target: SSHD, environment: SSH_ENVIRONMENT })
  let host: RemoteHost
  let driver: ComputeDriver
  const driverWith = (network: 'none' | 'host') =>
    createSshDriver({
      ...host.options,
      shell: withoutBubblewrap(ssh),
      secret: () => 'hunter2',
      sandbox: { ...SANDBOX, network, orOwnUser: true },
    })
  const lease = () => ({
    lease: LeaseId.parse('BANDIT-007.lease.1'),
    worktree: host.worktree,
    devices: 0,
    memoryMb: 1,
    diskMb: 1,
    environment: {},
    secretNames: ['TOKEN'],
  })
  beforeAll(async () => {
    host = await aRemoteHost(ssh)
    await chmod(host.root, 0o755)
    await mkdir(path.join(host.root, 'private'), { mode: 0o700 })
    await writeFile(path.join(host.root, 'private/key'), 'canary')
    driver = driverWith('host')
    await driver.prepare(lease(), never)
  })
  afterAll(async () => {
    await ssh.close()
    await host.stop()
  })

  let seed = 200
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

  it('C-14: a run is a user of its own, with its code, variables and secrets; its results arrive', async () => {
    const script =
      'id -u; cat code.txt "$CONFIG"; echo "$TOKEN"; echo x > "$TMPDIR/x"; echo \'{"loss":1}\' > "$HOOKE_RUN_DIR/result.json"; echo "$HOME"'
    const { state, out, err, handle } = await ended(script, {
      inputs: { 'config.json': '{}\n' },
      environment: { CONFIG: '${run_dir}/config.json' },
    })
    const [user = '', first, config, token, home = ''] = out.trim().split('\n')
    const { files } = await driver.collect(handle, never)

    expect({ state, err }).toMatchObject({ state: { kind: 'exited', exit: { code: 0 } }, err: '' })
    expect(Number(user)).toBeGreaterThanOrEqual(20_000)
    expect([first, config, token]).toEqual(['first', '{}', 'hunter2'])
    expect(files.map(({ path: name }) => name)).toEqual([
      'config.json',
      'result.json',
      'stderr.log',
      'stdout.log',
    ])
    await expect(stat(home)).rejects.toThrow('ENOENT')
  })

  it('C-14: it sees no key, no process of ours, no other run and no lease, and forges nothing', async () => {
    const other = await ended('echo secret > "$HOOKE_RUN_DIR/mine"')
    const attack = [
      `cat ${host.root}/private/key ${other.folder}/mine ${host.workDir}/leases/*.json ${host.workDir}/.hooke-mark`,
      `ls ${host.workDir} ${host.workDir}/runs ${other.folder}`,
      'cat /proc/1/environ /proc/$PPID/environ | tr "\\0" "\\n" | grep -c .',
      'cd "$HOOKE_RUN_DIR"; mv .hooke x; rm -rf .hooke; mkdir .hooke; echo forged > .hooke/status; rm -f stdout.log; ln -sf /etc/passwd stdout.log',
      `echo forged > ${host.workDir}/code/BANDIT-007.lease.1/code.txt`,
      'kill -9 $PPID; echo still here; exit 3',
    ]
    const { state, out, folder } = await ended(
      `(${attack.slice(0, 5).join('; ')}) 2>/dev/null; ${attack[5] ?? ''}`,
    )

    expect(out).toBe('0\nstill here\n')
    expect(state).toMatchObject({ kind: 'exited', exit: { code: 3, reason: 'exit' } })
    expect(await readFile(path.join(folder, '.hooke/status'), 'utf8')).toBe('code 3\nreason exit\n')
    expect(await readFile(path.join(host.workDir, 'code/BANDIT-007.lease.1/code.txt'), 'utf8')).toBe(
      'first\n',
    )
  })

  it('C-14: what packages left in the environment stands in place of nothing that confines; the run finds it first', async () => {
    const bin = path.join(host.workDir, 'envs/made/env/bin')
    await mkdir(bin, { recursive: true })
    for (const name of ['sh', 'find', 'mktemp', 'chown', 'chmod', 'env', 'sed', 'setpriv', 'tool']) {
      const real = `/usr/bin/${name === 'tool' ? 'true' : name}`
      await writeFile(
        path.join(bin, name),
        `#!/bin/dash\necho ${name} $(id -u) >> ${host.root}/seen\nexec ${real} "$@"\n`,
        { mode: 0o755 },
      )
    }
    await writeFile(path.join(host.root, 'seen'), '', { mode: 0o666 })
    await chmod(path.join(host.root, 'seen'), 0o666)
    await exec('chmod', ['-R', 'go+rX', path.join(host.workDir, 'envs')])
    const record = JSON.parse(
      await readFile(path.join(host.workDir, 'leases/BANDIT-007.lease.1.json'), 'utf8'),
    ) as object
    await writeFile(
      path.join(host.workDir, 'leases/BANDIT-007.lease.2.json'),
      JSON.stringify({ ...record, bin }),
    )
    const { state, err } = await ended('tool; command -v tool', {
      lease: LeaseId.parse('BANDIT-007.lease.2'),
    })
    const seen = (await readFile(path.join(host.root, 'seen'), 'utf8')).trim().split('\n')

    expect({ state, err }).toMatchObject({ state: { exit: { code: 0 } }, err: '' })
    expect(seen.some((line) => line.startsWith('tool '))).toBe(true)
    expect(seen.filter((line) => line.endsWith(' 0'))).toEqual([])
  })

  it('C-6: what it leaves behind ends with it, whatever it made of itself', async () => {
    const mark = `343.${process.pid}`
    await ended(`env -i setsid sleep ${mark} & sleep 0.2`)

    expect(await gone(mark)).toBe(true)
  })

  it('C-14: a check says so; without network it cannot be, and refuses', async () => {
    expect((await driver.probe(never)).detail).toContain('each run is a user of its own without rights')
    expect(await driverWith('none').probe(never)).toMatchObject({
      ok: false,
      found:
        'bubblewrap is not installed there; a run cannot be a user of its own either: that takes no network away',
    })
    const other = createSshDriver({
      ...host.options,
      shell: withoutBubblewrap(ssh),
      sandbox: { ...SANDBOX, network: 'host' },
    })
    expect(await other.probe(never)).toMatchObject({ ok: false })
    expect((await exec('stat', ['-c', '%a', path.join(host.workDir, 'runs')])).stdout.trim()).toBe('711')
  })
})
