import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ComputeDriver, type JobState, RUN_DIR, type RunSpec } from '../../../src/compute/driver.ts'
import type { HostSandbox } from '../../../src/compute/shared/host/host-options.ts'
import { createSshShell } from '../../../src/compute/shared/remote/ssh-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { LeaseId } from '../../../src/domain/ids.ts'
import { gone, probe } from '../../sandbox/place.ts'
import {
  aRemoteHost,
  aRunOn,
  isOver,
  isRunning,
  never,
  type RemoteHost,
  SANDBOX,
  stateWhen,
  withoutBubblewrap,
} from '../remote-host.ts'
import { signalAll, treeOf } from '../process-tree.ts'
import { NO_SSHD, SSH_ENVIRONMENT, SSHD } from '../testbed.ts'

const exec = promisify(execFile)
const SECRET = 'canary-77c1'
const USER = 'hooke-test'
const why = NO_SSHD || (probe.ok ? '' : ` (SKIPPED: ${probe.found})`)

/** A package that is built by code of its own, without any other. */
const EVIL_PROJECT = `[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "evil"
version = "1"
`
const EVIL_BACKEND = `import os, zipfile
def build_wheel(to, config_settings=None, metadata_directory=None):
    seen = []
    for path, mode in (("VICTIM", "w"), ("SECRET", "r")):
        try:
            with open(path, mode) as file:
                seen.append(file.read() if mode == "r" else file.write("pwned"))
        except OSError as error:
            seen.append(type(error).__name__)
    name = "evil-1-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(to, name), "w") as wheel:
        wheel.writestr("evil.py", f"SEEN = {seen!r}")
        wheel.writestr("evil-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: evil\\nVersion: 1\\n")
        wheel.writestr("evil-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        for tool in ("sed", "df", "awk", "head"):
            entry = zipfile.ZipInfo(f"evil-1.data/scripts/{tool}")
            entry.external_attr = 0o100755 << 16
            wheel.writestr(entry, "#!/bin/sh\\necho pwned > VICTIM\\n")
        wheel.writestr("evil-1.dist-info/RECORD", "")
    return name
`

describe.skipIf(why !== '')(`runs behind SSH in a sandbox there${why}`, () => {
  const shell = createSshShell({ target: { ...SSHD, user: USER }, environment: SSH_ENVIRONMENT })
  let host: RemoteHost
  let data: string
  let driver: ComputeDriver
  const lease = {
    lease: LeaseId.parse('BANDIT-007.lease.1'),
    devices: 0,
    memoryMb: 1,
    diskMb: 1,
    environment: { MODE: 'lease' },
    secretNames: ['TOKEN'],
  }
  const driverWith = (sandbox: Partial<HostSandbox> = {}): ComputeDriver =>
    createSshDriver({
      ...host.options,
      secret: (name) => (name === 'TOKEN' ? 'hunter2' : undefined),
      sandbox: { ...SANDBOX, readOnly: [data], ...sandbox },
    })

  beforeAll(async () => {
    host = await aRemoteHost(shell, USER)
    data = path.join(host.root, 'data')
    await mkdir(path.join(data, 'scratch'), { recursive: true })
    await writeFile(path.join(data, 'rows.csv'), 'a,b\n')
    await writeFile(path.join(host.root, 'elsewhere'), SECRET)
    await exec('chown', ['-R', USER, data, path.join(host.root, 'elsewhere')])
    driver = driverWith()
    await driver.prepare({ ...lease, worktree: host.worktree }, never)
  })
  afterAll(async () => {
    await shell.close()
    await host.stop()
  })

  let seed = 100
  async function ended(
    script: string,
    more: Partial<RunSpec> = {},
    by = driver,
  ): Promise<{ state: JobState; out: string; err: string; folder: string; ref: string }> {
    const handle = await by.submit(aRunOn(host, ++seed, script, more), never)
    const state = await stateWhen(by, handle, isOver)
    const read = async (stream: 'stdout' | 'stderr') =>
      (await by.readLog(handle, { stream, offset: 0, limit: 9_000 }, never)).text
    const folder = path.join(host.workDir, 'runs', handle.ref)
    return { state, out: await read('stdout'), err: await read('stderr'), folder, ref: handle.ref }
  }

  it('C-14: reads code and named data, writes to its own folder as nobody; C-9: with its variables; results arrive', async () => {
    const script =
      'id -u; cat code.txt; cat "$DATA"; echo "$HOOKE_SEED $MODE $TOKEN $HOME $TMPDIR"; echo \'{"loss":1}\' > "$HOOKE_RUN_DIR/result.json"; cat "$CONFIG"'
    const { state, out, err, ref } = await ended(script, {
      environment: { DATA: path.join(data, 'rows.csv'), CONFIG: `${RUN_DIR}/config.json` },
      inputs: { 'config.json': '{}' },
    })
    const { files } = await driver.collect({ driver: driver.name, ref }, never)

    expect({ state: state.kind, err }).toEqual({ state: 'exited', err: '' })
    expect(out).toBe(`1000\nfirst\na,b\n${seed} lease hunter2 /tmp/home /tmp\n{}`)
    expect(files.map(({ path: name }) => name)).toContain('result.json')
  })

  it('C-14: sees no key, no other run, no lease and nothing of the session, and writes nowhere else', async () => {
    const home = (await exec('getent', ['passwd', USER])).stdout.split(':')[5] ?? ''
    const targets = ['"$PWD"', data, '"$HOOKE_RUN_DIR/.hooke"', host.workDir, host.root, home]
    const { out, folder } = await ended(
      `for d in ${targets.join(' ')}; do (echo forged > $d/status) 2>/dev/null; done; ` +
        `cat ${path.join(host.root, 'elsewhere')} 2>&1; ls -A "$HOOKE_RUN_DIR/.hooke" "$HOOKE_RUN_DIR/.." ${host.workDir} ${home} 2>&1; ` +
        'env | grep -i ssh; ls -A /proc/1/root/home 2>&1; true',
    )

    expect(out).not.toContain(SECRET)
    expect(out).not.toMatch(/forged|SSH_|id_|leases|envs|bin\n/)
    expect(out).toContain(`${host.workDir}:\ncode\nruns\n`)
    for (const each of [data, host.workDir, host.root])
      await expect(readFile(path.join(each, 'status'))).rejects.toThrow('ENOENT')
    expect(await readFile(path.join(folder, '.hooke/status'), 'utf8')).toBe('code 0\nreason exit\n')
  })

  it('C-14: cannot make what is outside write or read for it, by a link in place of a log', async () => {
    const victim = path.join(data, 'victim')
    await writeFile(victim, 'untouched')
    await exec('chown', [USER, victim])
    const swap = `cd "$HOOKE_RUN_DIR"; rm stdout.log; ln -s ${victim} stdout.log; ln -s ${path.join(host.root, 'elsewhere')} metrics.jsonl`
    const { ref } = await ended(
      `${swap}; i=0; while [ $i -lt 3000 ]; do echo "evil $i"; i=$((i + 1)); done`,
      {
        logLimitBytes: 8192,
      },
    )
    const handle = { driver: driver.name, ref }
    const told = await driver.readLog(handle, { stream: 'metrics', offset: 0, limit: 99 }, never)

    expect(await readFile(victim, 'utf8')).toBe('untouched')
    expect(told.text).toBe('')
  })

  it('C-14: has no network, and as much memory, file and CPU time as it may', async () => {
    const { out } = await ended(
      'cat /proc/net/dev | tail -n +3 | cut -d: -f1; ulimit -a | grep -iE "^(data|cpu|file|time|nofiles)"; head -c 9000000 /dev/zero > "$HOOKE_RUN_DIR/big"; echo $?; stat -c %s "$HOOKE_RUN_DIR/big"; python3 -c "bytearray(1400 * 2**20)" 2>&1 | tail -n 1',
    )

    expect(out.trim().split('\n')[0]?.trim()).toBe('lo')
    expect(out).toMatch(/(153|1)\n4194304\nMemoryError\n$/)
    expect(out).toMatch(/data.*1048576/)
  })

  it('C-8, C-14: what code of a package does as the environment is made is confined, too; runs use what came of it', async () => {
    const own = await aRemoteHost(shell, USER)
    await mkdir(path.join(own.worktree, 'evil'))
    await writeFile(path.join(own.worktree, 'requirements.txt'), './evil\n')
    await writeFile(path.join(own.worktree, 'evil/pyproject.toml'), EVIL_PROJECT)
    const attack = EVIL_BACKEND.replaceAll('VICTIM', path.join(data, 'pwned')).replace(
      'SECRET',
      path.join(host.root, 'elsewhere'),
    )
    await writeFile(path.join(own.worktree, 'evil/backend.py'), attack)
    // in place of the modules that make the environment
    for (const name of ['venv.py', 'pip.py', 'ensurepip.py'])
      await writeFile(path.join(own.worktree, name), 'raise SystemExit("shadowed")\n')
    await own.git('add', '.')
    await own.git('commit', '-qm', 'a package of our own')
    const by = createSshDriver({
      ...own.options,
      sandbox: { ...SANDBOX, scratchBytes: 2 ** 24, fileBytes: 2 ** 26 },
    })
    await by.prepare({ ...lease, worktree: own.worktree }, never)
    const handle = await by.submit(
      aRunOn(own, 1, 'python3 -c "import evil; print(evil.SEEN)"; touch "$VIRTUAL_ENV/x"'),
      never,
    )
    await stateWhen(by, handle, isOver)
    const { text } = await by.readLog(handle, { stream: 'stdout', offset: 0, limit: 999 }, never)
    const { text: complaint } = await by.readLog(handle, { stream: 'stderr', offset: 0, limit: 999 }, never)
    await own.stop()

    expect(text).toBe("['FileNotFoundError', 'FileNotFoundError']\n")
    expect(complaint).toContain('Read-only file system')
    await expect(readFile(path.join(data, 'pwned'))).rejects.toThrow('ENOENT')
  }, 120_000)

  it('C-6: goes on without daemon and connection; what it leaves in the background ends with it', async () => {
    const mark = `341.${process.pid}`
    const script = `setsid sh -c "env -i sleep ${mark}" & while [ ! -e ${data}/go ]; do sleep 0.1; done; echo done`
    const handle = await driver.submit(aRunOn(host, ++seed, script), never)
    await stateWhen(driver, handle, isRunning)
    await shell.close()
    const later = driverWith()
    expect(await later.find(aRunOn(host, seed, '').run, never)).toEqual(handle)
    await writeFile(path.join(data, 'go'), '')
    expect(await stateWhen(later, handle, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    const { text } = await later.readLog(handle, { stream: 'stdout', offset: 0, limit: 99 }, never)

    expect(text).toBe('done\n')
    expect(await gone(mark)).toBe(true)
  })

  it('C-6: a TERM to all its processes at once, as schedulers send it, lets it write a checkpoint', async () => {
    const script = `trap 'echo saving; echo saved > "$HOOKE_RUN_DIR/result.json"; exit 5' TERM; echo up; while :; do sleep 0.1; done`
    const handle = await driver.submit(aRunOn(host, ++seed, script), never)
    const said = async () =>
      (await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 99 }, never)).text
    while ((await said()) !== 'up\n') await new Promise((resolve) => setTimeout(resolve, 50))
    const start = await readFile(path.join(host.workDir, 'runs', handle.ref, '.hooke', 'start'), 'utf8')
    const wrapper = Number(/^wrapper (\d+)/m.exec(start)?.[1])

    signalAll(await treeOf(wrapper), 'SIGTERM')

    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ kind: 'exited', exit: { code: 5 } })
    expect(await said()).toBe('up\nsaving\n')
    expect((await driver.collect(handle, never)).files.map(({ path: name }) => name)).toContain('result.json')
  })

  it('C-14: variables of the plan take effect inside only; a program named like an option stays a word', async () => {
    const evil = { LD_PRELOAD: '/nowhere/evil.so', BASH_ENV: '/nowhere/x', PATH: '/usr/bin:/bin' }
    const { err } = await ended('', { argv: ['true'], environment: evil })
    const odd = await ended('', { argv: ['--bind', '/', '/'] })

    expect(err.match(/evil\.so/g)).toHaveLength(1)
    expect(odd.state).toMatchObject({ exit: { code: 127 } })
  })

  it('C-14: shows a folder by the name of a link, and not what is hidden in it; what may be written to is', async () => {
    const link = `${host.root}-link`
    await symlink(host.root, link)
    const wide = driverWith({ readOnly: [link], writable: [path.join(data, 'scratch')] })
    const script = `cat code.txt; ls -A ${link}/host ${host.workDir}; echo kept > ${data}/scratch/kept; echo no > ${link}/data/no`
    const { out } = await ended(script, {}, wide)
    const all = driverWith({ readOnly: [link], writable: [host.root] })
    const open = await ended(`cat code.txt; ls -A ${host.workDir}; echo yes > ${data}/yes`, {}, all)
    await rm(link)

    expect(out.replaceAll(host.root, '')).toBe('first\n-link/host:\nruns\n\n/host:\ncode\nruns\n')
    expect(open).toMatchObject({ out: 'first\ncode\nruns\n', err: '' })
    expect(await readFile(path.join(data, 'yes'), 'utf8')).toBe('yes\n')
    expect(await readFile(path.join(data, 'scratch/kept'), 'utf8')).toBe('kept\n')
  })

  it('C-14, H-13: a check says what confines runs; what is named and not there, or missing there, refuses', async () => {
    expect(await driver.probe(never)).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/runs in bubblewrap [\d.]+, without network/) as string,
    })
    const open = await createSshDriver(host.options).probe(never)
    expect(open.detail).toContain('runs are in no sandbox: they may do all that the user may')
    const lost = driverWith({ readOnly: ['/nowhere/data'] })
    expect(await lost.probe(never)).toMatchObject({ ok: false, found: '/nowhere/data: not there' })
    const bare = createSshDriver({ ...host.options, shell: withoutBubblewrap(shell), sandbox: SANDBOX })
    expect(await bare.probe(never)).toMatchObject({
      ok: false,
      found: 'bubblewrap is not installed there',
      advice: expect.stringContaining('sandbox = false under [compute.cluster]') as string,
    })
    await expect(bare.prepare({ ...lease, worktree: host.worktree }, never)).rejects.toMatchObject({
      code: 'compute.rejected',
    })
    await expect(bare.submit(aRunOn(host, ++seed, 'true'), never)).rejects.toMatchObject({
      code: 'compute.rejected',
    })
  })
})
