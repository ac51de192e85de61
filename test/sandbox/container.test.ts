import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  containerArgv,
  type ContainerOptions,
  createContainerSandbox,
  type Engine,
  findEngine,
  probeContainer,
} from '../../src/lib/sandbox/container.ts'
import type { Hidden } from '../../src/lib/sandbox/policy.ts'
import { runInWorktree } from '../../src/lib/sandbox/run-confined.ts'
import { gone } from './place.ts'

const MB = 1024 ** 2
const DIGEST = `docker.io/library/python@sha256:${'a'.repeat(64)}`

function options(more: Partial<Engine> = {}): ContainerOptions {
  return {
    engine: {
      program: '/usr/bin/docker',
      image: DIGEST,
      user: { uid: 1000, gid: 1000 },
      environment: {},
      ...more,
    },
    label: 'test',
    readable: ['/data'],
    hidden: () => [],
    scratchBytes: 8 * MB,
    limits: { memoryBytes: 64 * MB, processes: 24, openFiles: 128, fileBytes: 16 * MB },
  }
}

const command = {
  argv: ['node', '--test', 'a b'],
  cwd: '/lab/one',
  writable: ['/lab/one'],
  sealed: ['/lab/one/.git'],
  seconds: 60,
  environment: { PATH: '/host/bin', LANG: 'C', HOME: '/home/ada' },
}

describe('the arguments of a container', () => {
  it('A-6: take network, rights and the root file system away, and cap memory and processes', () => {
    const argv = containerArgv(options(), command, 'hooke-1').join(' ')

    expect(argv).toContain('--network=none --read-only --cap-drop=ALL --security-opt=no-new-privileges')
    expect(argv).toContain(`--memory ${64 * MB} --memory-swap ${64 * MB} --pids-limit 24`)
    expect(argv).toContain('--name hooke-1')
    expect(argv).toContain('--pull=never')
    expect(argv.endsWith(`${DIGEST} node --test a b`)).toBe(true)
  })

  it('A-6: show the worktree with its `.git` sealed after it, and what is shared read-only', () => {
    const argv = containerArgv(options(), command, 'hooke-1')
    const mounts = argv.filter((_, i) => argv[i - 1] === '--mount')

    expect(mounts).toEqual([
      'type=bind,src=/data,dst=/data,readonly',
      'type=bind,src=/lab/one,dst=/lab/one',
      'type=bind,src=/lab/one/.git,dst=/lab/one/.git,readonly',
    ])
  })

  it('A-6: cover what is hidden wherever a shared folder would show it, as it is when the command starts', () => {
    const hidden: Hidden[] = [{ path: '/data/state', kind: 'folder' }]
    const given = { ...options(), hidden: () => hidden }
    const mountsOf = (argv: readonly string[]) => argv.filter((_, i) => argv[i - 1] === '--mount')
    const before = mountsOf(containerArgv(given, command, 'n'))
    hidden.push({ path: '/data/.netrc', kind: 'file' }, { path: '/elsewhere', kind: 'file' })
    const own = { ...command, readable: ['/data/state'], writable: ['/data/state/one'], sealed: [] }
    const podman = { ...given, engine: { ...given.engine, program: '/usr/bin/podman' } }

    expect(before.slice(0, 2)).toEqual([
      'type=bind,src=/data,dst=/data,readonly',
      'type=tmpfs,dst=/data/state,tmpfs-size=4096,tmpfs-mode=0555',
    ])
    expect(mountsOf(containerArgv(podman, own, 'n'))).toEqual([
      'type=bind,src=/data,dst=/data,readonly',
      'type=tmpfs,dst=/data/state,tmpfs-size=4096,tmpfs-mode=0555,notmpcopyup',
      'type=bind,src=/dev/null,dst=/data/.netrc,readonly',
      'type=bind,src=/data/state/one,dst=/data/state/one',
    ])
  })

  it('A-6: a comma in a path makes no option of its own', () => {
    const argv = containerArgv(options(), { ...command, writable: ['/lab/a,readonly="b'], sealed: [] }, 'n')

    expect(argv).toContain('type=bind,"src=/lab/a,readonly=""b","dst=/lab/a,readonly=""b"')
  })

  it('A-6: pass on the variables of the command but not its PATH and home', () => {
    const argv = containerArgv(options(), command, 'hooke-1')
    const variables = argv.filter((_, i) => argv[i - 1] === '--env')

    expect(variables).toEqual(['LANG=C', 'HOME=/tmp', 'TMPDIR=/tmp'])
  })

  it('A-6: podman keeps the user of the daemon, docker gets an init', () => {
    const podman = containerArgv(options({ program: '/usr/bin/podman' }), command, 'hooke-1')

    expect(podman).toContain('--userns=keep-id')
    expect(podman).not.toContain('--init')
    expect(containerArgv(options(), command, 'hooke-1')).toContain('--init')
  })
})

const image = process.env['PODMAN_IMAGE']
const why = image === undefined ? ' (SKIPPED: PODMAN_IMAGE not set, run scripts/testbeds/podman up)' : ''

describe.skipIf(why !== '')(`a command in a real container${why}`, () => {
  const environment = Object.fromEntries(
    ['PATH', 'CONTAINERS_CONF', 'CONTAINERS_STORAGE_CONF'].map((name) => [name, process.env[name] ?? '']),
  )
  let root: string
  let worktree: string
  let given: ContainerOptions
  beforeAll(async () => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'hooke-container-')))
    worktree = path.join(root, 'one')
    mkdirSync(worktree)
    writeFileSync(path.join(worktree, '.git'), 'gitdir: elsewhere\n')
    writeFileSync(path.join(root, 'token'), 'canary-5f1d')
    const engine = await findEngine(image ?? '', environment)
    if ('ok' in engine) throw new Error(engine.found)
    given = { ...options(), engine, label: `test-${process.pid}`, readable: [] }
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  const run = (script: string, timeoutMs = 20_000) =>
    runInWorktree(createContainerSandbox(given), ['sh', '-c', script], { worktree, cwd: worktree, timeoutMs })

  it('A-6: writes its worktree and nothing else, without network, rights or a look at the host', async () => {
    const { code, stdout } = await run(
      `echo made > made; (echo x > .git) 2>/dev/null || echo sealed; (echo x > /x) 2>/dev/null || echo sealed; ` +
        `cat ${path.join(root, 'token')} 2>/dev/null || echo hidden; grep CapEff /proc/self/status; ls /sys/class/net; ls -d /proc/[0-9]* | wc -l`,
    )
    const [git, top, token, rights, network, processes] = stdout.trim().split('\n')

    expect({ code, git, top, token, network }).toEqual({
      code: 0,
      git: 'sealed',
      top: 'sealed',
      token: 'hidden',
      network: 'lo',
    })
    expect(rights).toMatch(/0{16}$/)
    expect(Number(processes)).toBeLessThan(8)
    expect(readFileSync(path.join(worktree, 'made'), 'utf8')).toBe('made\n')
    expect(readFileSync(path.join(worktree, '.git'), 'utf8')).toBe('gitdir: elsewhere\n')
  })

  it('A-6: sees nothing of what is hidden in a folder that is shared, and its worktree in there', async () => {
    mkdirSync(path.join(root, '.ssh'), { recursive: true })
    writeFileSync(path.join(root, '.ssh', 'id_ed25519'), 'canary-5f1d')
    const hidden: Hidden[] = [
      { path: path.join(root, 'token'), kind: 'file' },
      { path: path.join(root, '.ssh'), kind: 'folder' },
      { path: path.join(root, 'worktrees'), kind: 'folder' },
    ]
    const inner = path.join(root, 'worktrees', 'two')
    mkdirSync(inner, { recursive: true })
    writeFileSync(path.join(inner, 'seen'), 'seen')
    writeFileSync(path.join(root, 'worktrees', 'other'), 'canary-5f1d')
    const { code, stdout } = await runInWorktree(
      createContainerSandbox({ ...given, readable: [root], hidden: () => hidden }),
      ['sh', '-c', `cat seen; ls -A ${root}; grep -r canary ${root} || echo nothing; ls -A ${root}/.ssh`],
      { worktree: inner, cwd: inner, timeoutMs: 20_000 },
    )

    expect({ code, lines: stdout.split('\n') }).toEqual({
      code: 0,
      lines: ['seen.ssh', 'one', 'token', 'worktrees', 'nothing', ''],
    })
  })

  it('A-6, fault 33: a fork bomb stays small, a memory hog is ended, and /tmp is capped', async () => {
    const bomb = await run('i=0; while [ $i -lt 100 ]; do sleep 3 & i=$((i+1)); done; wait; echo all')
    const hog = await run('tail -c 200m /dev/zero | wc -c; head -c 128m /dev/zero | tail -c 128m | wc -c')
    const full = await run('head -c 12m /dev/zero >/tmp/full; echo $?')

    expect(bomb.stdout).not.toContain('all')
    expect(bomb.stderr).toMatch(/fork|unavailable/i)
    expect(hog.timedOut).toBe(false)
    expect(hog.stdout).not.toContain(String(128 * MB))
    expect(full.stdout.trim()).not.toBe('0')
  })

  it('A-6, fault 32: at its time limit the container is removed by its name', async () => {
    const mark = `338.${process.pid}`
    const { timedOut } = await run(`trap '' TERM; setsid sleep ${mark} & sleep ${mark}`, 1_500)

    expect(timedOut).toBe(true)
    expect(await gone(mark)).toBe(true)
  })

  it('A-6: a container that a killed daemon left is removed by the next one', async () => {
    const mark = `339.${process.pid}`
    const [program = '', ...argv] = containerArgv(
      given,
      {
        argv: ['sh', '-c', `: > up; sleep ${mark}`],
        cwd: worktree,
        writable: [worktree],
        seconds: 60,
        environment: {},
      },
      `hooke-left-${process.pid}`,
    )
    await runInWorktree(
      {
        ...createContainerSandbox(given),
        confine: () => ({
          argv: [program, argv[0] ?? '', '--detach', ...argv.slice(1)],
          environment,
          groups: [],
          release: () => Promise.resolve(),
        }),
      },
      [],
      { worktree, cwd: worktree, timeoutMs: 20_000 },
    )
    expect(await gone(mark, 0)).toBe(false)

    expect(await probeContainer(given)).toEqual({ ok: true })
    expect(await gone(mark)).toBe(true)
    expect(existsSync(path.join(worktree, 'up'))).toBe(true)
  })
})
