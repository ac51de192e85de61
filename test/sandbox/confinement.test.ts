import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'
import { runInWorktree } from '../../src/lib/sandbox/run-confined.ts'
import { findProgram } from '../../src/lib/sandbox/probe.ts'
import { PLAIN_PATH } from '../../src/lib/shell.ts'
import { aPlace, countsProcesses, gone, type Place, SECRET, skipped } from './place.ts'

describe.skipIf(skipped !== '')(`a command in the sandbox${skipped}`, () => {
  let place: Place
  beforeAll(() => {
    place = aPlace()
  })
  afterAll(() => place.remove())

  it('A-6: works in its worktree, as nobody, with the languages of PATH', async () => {
    const { code, stdout } = await place.sh(
      'id -u; pwd; cat main.py; echo new > made; node -p 1+1; echo "$HOME $TMPDIR"',
    )

    expect({ code, lines: stdout.trim().split('\n') }).toEqual({
      code: 0,
      lines: ['1000', place.worktree, 'print(1)', '2', '/tmp/home /tmp'],
    })
    expect(readFileSync(path.join(place.worktree, 'made'), 'utf8')).toBe('new\n')
  })

  it('A-6: reads no token, database, key, configuration, repository or other worktree, by any way', async () => {
    const targets = [
      'state/token',
      'state/hooke.db',
      'home/.ssh/id_ed25519',
      'hooke.toml',
      'worktrees/two/notes',
      'repo/main.py',
    ].map((name) => place.in(name))
    for (const [i, target] of targets.entries()) symlinkSync(target, path.join(place.worktree, `link${i}`))
    const tries = targets.flatMap((target, i) => [
      target,
      `link${i}`,
      `/proc/self/root${target}`,
      `/proc/1/root${target}`,
      `/proc/self/cwd/../two/notes`,
    ])
    const { stdout, stderr } = await place.sh(
      'cat "$@"; ls /root/.ssh /home /var /run /etc/shadow; grep -rl canary-5 /tmp /etc /home /var /run /srv /opt /mnt',
      ...tries,
      '/etc/shadow',
    )

    expect(stdout).not.toContain(SECRET)
    expect(stdout.trim()).toBe('')
    expect(
      stderr.match(/No such file|cannot access|cannot open|Permission denied/g)?.length,
    ).toBeGreaterThanOrEqual(tries.length)
  })

  it('A-6: writes nothing outside of its worktree, not even to the settings of the kernel', async () => {
    const places = [
      '/x',
      '/usr/x',
      '/etc/x',
      '/dev/x',
      '/proc/self/oom_score_adj',
      '/proc/sys/vm/swappiness',
      '/proc/sys/kernel/core_pattern',
      place.in('state/x'),
      place.in('repo/x'),
      path.join(place.root, 'hooke.toml'),
    ]
    const before = readFileSync('/proc/sys/vm/swappiness', 'utf8')
    const { stdout } = await place.sh(
      'for f in "$@"; do { echo 61 > "$f"; } 2>/dev/null && echo "$f"; done; exit 0',
      ...places,
    )
    const after = readFileSync('/proc/sys/vm/swappiness', 'utf8')

    // folders on the way to the worktree are there, in memory and for this command alone
    expect(stdout.trim().split('\n')).toEqual([path.join(place.root, 'hooke.toml')])
    expect(after).toBe(before)
    expect(readFileSync(place.in('hooke.toml'), 'utf8')).toBe(SECRET)
    expect(places.slice(0, 4).filter((each) => existsSync(each))).toEqual([])
  })

  it('A-6, S-5: finds no variable but those it is given, and no environment of another process', async () => {
    process.env['HOOKE_CANARY'] = SECRET
    process.env['LD_PRELOAD_CANARY'] = '/nowhere.so'
    const { stdout } = await place.sh(
      'env; cat /proc/[0-9]*/environ | tr "\\0" "\\n"; ls -d /proc/[0-9]* | wc -l',
    )
    delete process.env['HOOKE_CANARY']
    delete process.env['LD_PRELOAD_CANARY']

    expect(stdout).not.toContain('CANARY')
    expect(stdout).not.toContain('LD_PRELOAD')
    expect(Number(stdout.trim().split('\n').at(-1))).toBeLessThan(8)
  })

  it('A-6: sees and signals no process of the host', async () => {
    const { stdout } = await place.sh(
      `kill -0 ${process.pid} || echo no; kill -9 ${process.ppid} || echo no; ls -d /proc/${process.pid} || echo no`,
    )

    expect(stdout.trim().split('\n')).toEqual(['no', 'no', 'no'])
  })

  it('A-6: mounts nothing, makes no namespace, gains nothing from setuid', async () => {
    const program = path.join(place.worktree, 'setuid-id')
    execFileSync('cp', ['/usr/bin/id', program])
    chmodSync(program, 0o4755)
    const { stdout } = await place.sh(
      'mount -t tmpfs x /tmp || echo no; unshare -U true || echo no; unshare -m true || echo no; ./setuid-id -u; ' +
        'grep -E "^(NoNewPrivs|CapEff|CapBnd)" /proc/self/status; chroot / true || echo no; mknod d c 1 3 || echo no',
    )

    expect(stdout.replaceAll('\t', ' ').trim().split('\n')).toEqual([
      'no',
      'no',
      'no',
      '1000',
      'CapEff: 0000000000000000',
      'CapBnd: 0000000000000000',
      'NoNewPrivs: 1',
      'no',
      'no',
    ])
  })

  const SCRIPT = findProgram('script', PLAIN_PATH)
  const whyNot = SCRIPT === null ? ' (SKIPPED: no program `script` to make a terminal)' : ''
  it.skipIf(whyNot !== '')(`A-6: cannot type into the terminal it was started from${whyNot}`, async () => {
    const quoted = (words: readonly string[]) =>
      words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
    const script = '(: </dev/tty) 2>/dev/null && echo terminal || echo none'
    const inTerminal = (argv: readonly string[]) =>
      spawnSync('script', ['-qec', quoted(argv), '/dev/null'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    const confined = place.sandbox.confine({
      argv: ['sh', '-c', script],
      cwd: place.worktree,
      writable: [place.worktree],
      seconds: 9,
      environment: {},
    })
    const found = inTerminal(confined.argv).stdout
    await confined.release()

    expect(inTerminal(['sh', '-c', script]).stdout.trim()).toBe('terminal')
    expect(found.trim()).toBe('none')
  })
})

describe.skipIf(skipped !== '')(`the network of a sandbox${skipped}`, () => {
  let place: Place
  let servers: readonly Server[] = []
  const abstract = `\0hooke-test-${process.pid}`
  beforeAll(async () => {
    place = aPlace()
    servers = await Promise.all(
      ['tcp', abstract, place.in('state', 'socket')].map(
        (at) =>
          new Promise<Server>((resolve) => {
            const server = createServer((socket) => socket.end('reached'))
            if (at === 'tcp') server.listen(0, '127.0.0.1', () => resolve(server))
            else server.listen(at, () => resolve(server))
          }),
      ),
    )
  })
  afterAll(() => {
    for (const server of servers) server.close()
    place.remove()
  })

  const PROBE = `
    const net = require('node:net'), dns = require('node:dns/promises')
    const [port, abstract, socket] = process.argv.slice(1)
    const reach = (to) => new Promise((done) => {
      const s = net.connect(to); s.setTimeout(500, () => done('silent'))
      s.on('data', () => done('reached')); s.on('error', (e) => done(e.code))
    })
    const all = [{ host: '127.0.0.1', port: +port }, { path: '\\0' + abstract }, { path: socket }, { host: '169.254.169.254', port: 80 }, { host: '1.1.1.1', port: 443 }, { path: '/var/run/docker.sock' }, { path: '/run/docker.sock' }]
    Promise.all([...all.map(reach), dns.lookup('example.com').then(() => 'reached', (e) => e.code)]).then((r) => { console.log(JSON.stringify(r)); process.exit() })`

  it('A-6: reaches no daemon on loopback, no metadata, no name server, no socket of any kind', async () => {
    const address = servers[0]?.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const argv = ['node', '-e', PROBE, port, abstract.slice(1), place.in('state', 'socket')]
    const options = {
      worktree: place.worktree,
      cwd: place.worktree,
      timeoutMs: 20_000,
      env: { PATH: process.env['PATH'] ?? '' },
    }
    const open = await runInWorktree(noSandbox, argv, options)
    const closed = await place.run(argv)

    expect(z(open.stdout).slice(0, 3)).toEqual(['reached', 'reached', 'reached'])
    expect(z(closed.stdout)).toHaveLength(8)
    expect(z(closed.stdout)).not.toContain('reached')
    expect(z(closed.stdout)).not.toContain('silent')
  })
})

const z = (text: string): readonly string[] => (JSON.parse(text) as readonly unknown[]).map(String)

describe.skipIf(skipped !== '')(`what a command in the sandbox may take${skipped}`, () => {
  let place: Place
  beforeAll(() => {
    place = aPlace()
  })
  afterAll(() => place.remove())

  it.skipIf(!countsProcesses)('A-6, fault 33: a fork bomb stays small and others go on', async () => {
    const bomb = place.sh('i=0; while [ $i -lt 200 ]; do sleep 5 & i=$((i+1)); done; wait')
    const others = await Promise.all(
      Array.from({ length: 8 }, () =>
        runInWorktree(noSandbox, ['true'], { worktree: place.worktree, cwd: '/', timeoutMs: 9_000 }),
      ),
    )
    const { code, stderr } = await bomb

    expect(others.map((other) => other.code)).toEqual(Array.from({ length: 8 }, () => 0))
    expect(code).not.toBe(0)
    expect(stderr).toMatch(/[Cc]annot fork|Resource temporarily unavailable/)
  })

  it('A-6, fault 33: a memory hog is ended', async () => {
    const hog =
      'const a = []; for (let i = 0; i < 24; i++) a.push(Buffer.alloc(64 * 2 ** 20, 1)); console.log("had it all")'
    const { code, stdout } = await place.run(['node', '-e', hog])

    expect(code).not.toBe(0)
    expect(stdout).toBe('')
  })

  it('A-6, fault 33: /tmp, /dev/shm and the size of a file are capped', async () => {
    const { stdout } = await place.sh(
      'for f in /tmp/a /dev/shm/a big; do head -c 24000000 /dev/zero > $f 2>/dev/null; wc -c < $f; done; rm big; touch /b /dev/b || echo no',
    )
    const [tmp, shm, file, refused] = stdout.trim().split('\n')

    expect(Number(tmp)).toBeLessThanOrEqual(8 * 1024 ** 2)
    expect(Number(shm)).toBeLessThanOrEqual(8 * 1024 ** 2)
    expect(Number(file)).toBeLessThanOrEqual(16 * 1024 ** 2)
    expect(refused).toBe('no')
    expect((await place.sh('ls /tmp/a || echo gone')).stdout.trim()).toBe('gone')
  })

  it('A-6, fault 32: at its time limit all of it ends, whatever sessions it made and signals it ignores', async () => {
    const mark = `333.${process.pid}`
    const script = `trap '' TERM HUP INT; setsid sh -c "trap '' TERM; sleep ${mark}" & nohup sleep ${mark} & (sleep ${mark} &) ; sleep ${mark}`
    const { timedOut } = await place.run(['sh', '-c', script], { timeoutMs: 400 })

    expect(timedOut).toBe(true)
    expect(await gone(mark)).toBe(true)
  })

  it('A-6: what it leaves in the background ends with it', async () => {
    const mark = `334.${process.pid}`
    const { code } = await place.sh(`setsid sleep ${mark} & sleep ${mark} & exit 3`)

    expect(code).toBe(3)
    expect(await gone(mark)).toBe(true)
  })
})

describe.skipIf(skipped !== '')(`the repository behind a sandboxed worktree${skipped}`, () => {
  let place: Place
  beforeAll(() => {
    place = aPlace()
  })
  afterAll(() => place.remove())

  const ESCAPE =
    'rm -rf .git; git init -q . ; git config core.fsmonitor "touch PWNED; false"; mv .git .old; echo "gitdir: ./evil" > .git; exit 0'
  const statusOnHost = (worktree: string) =>
    spawnSync('git', ['status'], {
      cwd: worktree,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '' },
    })

  it('S-3: the `.git` of the worktree cannot be swapped, so a monitor of its own never runs on the host', async () => {
    const before = readFileSync(path.join(place.worktree, '.git'), 'utf8')
    const { stderr } = await place.sh(ESCAPE)
    const { status } = statusOnHost(place.worktree)

    expect(readFileSync(path.join(place.worktree, '.git'), 'utf8')).toBe(before)
    expect(stderr).toMatch(/busy|Read-only/)
    expect(status).toBe(0)
    expect(existsSync(path.join(place.worktree, 'PWNED'))).toBe(false)
  })

  it('S-3: the same escape works where there is no sandbox', async () => {
    const worktree = place.in('worktrees', 'two')
    const script = ESCAPE.replace(/; mv .*/, '')
    await runInWorktree(noSandbox, ['sh', '-c', script], { worktree, cwd: worktree, timeoutMs: 9_000 })
    statusOnHost(worktree)

    expect(existsSync(path.join(worktree, 'PWNED'))).toBe(true)
  })

  it('S-3: hooks, configuration and objects of the repository are out of reach', async () => {
    const hooks = place.in('repo/.git/hooks/post-checkout')
    const { stdout } = await place.sh(
      'git config filter.x.clean "touch PWNED" || echo no; git config --global core.sshCommand evil; printf "* filter=x\\n" > .gitattributes; ' +
        'mkdir -p "$1" && echo evil > "$2"; ls "$3" || echo no',
      path.dirname(hooks),
      hooks,
      place.in('repo/.git/objects'),
    )
    statusOnHost(place.worktree)

    expect(stdout.trim().split('\n')).toEqual(['no', 'no'])
    expect(existsSync(hooks)).toBe(false)
    expect(readFileSync(place.in('repo/.git/config'), 'utf8')).not.toContain('filter')
    expect(existsSync(path.join(place.worktree, 'PWNED'))).toBe(false)
    writeFileSync(path.join(place.worktree, '.gitattributes'), '')
  })
})
