import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bubblewrapArgv } from '../../src/lib/sandbox/bubblewrap.ts'
import { withinHardLimits } from '../../src/lib/sandbox/hard-limits.ts'
import { type Hidden, isWithin, type SandboxPolicy } from '../../src/lib/sandbox/policy.ts'
import { explain } from '../../src/lib/sandbox/probe.ts'

const PROGRAM = {
  bwrap: '/usr/bin/bwrap',
  prlimit: '/usr/bin/prlimit',
  refusesUserNamespaces: true,
  limitsProcesses: true,
}

function aPolicy(more: Partial<SandboxPolicy> = {}): SandboxPolicy {
  return {
    system: [
      { kind: 'bind', from: '/usr', to: '/usr' },
      { kind: 'link', to: '/bin', target: 'usr/bin' },
    ],
    readable: [],
    writable: ['/lab/worktrees/one'],
    sealed: ['/lab/worktrees/one/.git'],
    hidden: [],
    devices: [],
    cwd: '/lab/worktrees/one',
    scratchBytes: 1024,
    network: 'none',
    limits: { memoryBytes: 2 ** 30, processes: 9, openFiles: 99, fileBytes: 999, cpuSeconds: 60 },
    ...more,
  }
}

const argvOf = (policy: SandboxPolicy, argv: readonly string[] = ['true'], capsEachProcess = false) =>
  bubblewrapArgv(policy, PROGRAM, { argv, lifetime: { capsEachProcess } })

type Mount = { readonly at: string; readonly from: string | null; readonly writable: boolean }

/** What a path of the sandbox shows, by the rule of the kernel: of the mounts that hold it, the last. */
function shownAt(argv: readonly string[], path: string): Mount {
  const mounts = mountsOf(argv)
  return mounts.findLast(({ at }) => isWithin(path, at)) ?? { at: '/', from: null, writable: false }
}

function mountsOf(argv: readonly string[]): readonly Mount[] {
  const mounts: Mount[] = []
  for (const [i, word] of argv.slice(0, argv.indexOf('--')).entries()) {
    const [a = '', b = ''] = argv.slice(i + 1)
    if (word === '--ro-bind') mounts.push({ at: b, from: a, writable: false })
    if (word === '--bind') mounts.push({ at: b, from: a, writable: true })
    if (['--tmpfs', '--proc', '--dev'].includes(word)) mounts.push({ at: a, from: null, writable: true })
  }
  return mounts
}

const folder = fc.constantFrom('a', 'b', 'c')
const path = fc.array(folder, { minLength: 1, maxLength: 4 }).map((parts) => `/x/${parts.join('/')}`)
const paths = fc.array(path, { maxLength: 4 })
const hidden = fc.array(fc.record({ path, kind: fc.constantFrom<Hidden['kind']>('folder', 'file') }), {
  maxLength: 3,
})

describe('the arguments of a sandbox', () => {
  it('A-6: show nothing of the host that is not allowed, and let nothing be written but what may be', () =>
    fc.assert(
      fc.property(
        fc.record({ readable: paths, writable: paths, sealed: paths, hidden }),
        path,
        (policy, at) => {
          const { readable, writable, sealed } = policy
          const argv = argvOf(aPolicy(policy))
          const found = shownAt(argv, at)
          const allowed = [...readable, ...writable, ...sealed]
          if (found.from !== null && found.from !== '/dev/null') {
            expect(found.from).toBe(found.at)
            expect(allowed).toContain(found.from)
          }
          if (found.from !== null && found.writable) {
            expect(writable.some((one) => isWithin(at, one))).toBe(true)
            expect(
              [...readable, ...sealed].filter(
                (one) => isWithin(at, one) && writable.some((w) => isWithin(one, w)),
              ),
            ).toEqual([])
          }
        },
      ),
      { numRuns: 300 },
    ))

  it('A-6: show what is hidden only where something in it was named itself', () =>
    fc.assert(
      fc.property(paths, paths, hidden, path, (readable, writable, covered, at) => {
        const argv = argvOf(aPolicy({ readable, writable, sealed: [], hidden: covered }))
        const found = shownAt(argv, at)
        const secrets = covered.filter((one) => isWithin(at, one.path))
        if (found.from === null || found.from === '/dev/null') return
        for (const secret of secrets)
          expect(
            [...readable, ...writable].some((one) => isWithin(at, one) && isWithin(one, secret.path)),
          ).toBe(true)
      }),
      { numRuns: 300 },
    ))

  it('A-6: a cover is closed last, so that what is meant by its own name can lie in what is hidden', () => {
    const state: Hidden = { path: '/lab/state', kind: 'folder' }
    const more = { readable: ['/lab'], writable: ['/lab/state/runs/one'], sealed: [], hidden: [state] }
    const argv = argvOf(aPolicy(more)).join(' ')

    expect(argv).toMatch(
      /--tmpfs \/lab\/state .*--bind \/lab\/state\/runs\/one .*--remount-ro \/lab\/state --remount-ro \/ /,
    )
    expect(argvOf(aPolicy({ ...more, writable: ['/lab/state'] })).join(' ')).not.toContain(
      '--remount-ro /lab/state',
    )
  })

  it('A-6: on a host that nobody looked at whole, what is not there is left out', () => {
    const policy = aPolicy({ readable: ['/data'], devices: ['/dev/nvidia0'], mayBeAbsent: true })

    expect(argvOf(policy).join(' ')).toMatch(/--dev-bind-try \/dev\/nvidia0 .*--ro-bind-try \/data \/data/)
  })

  it('A-6: an old bubblewrap is not asked for what it does not know', () => {
    const program = { ...PROGRAM, refusesUserNamespaces: false, sizesScratch: false }
    const argv = bubblewrapArgv(aPolicy(), program, { argv: ['true'], lifetime: { capsEachProcess: true } })

    expect(argv.filter((word) => ['--size', '--perms', '--disable-userns'].includes(word))).toEqual([])
  })

  it('A-6: end with the command, word by word, whatever it is', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (words) => {
        const argv = argvOf(aPolicy(), words)
        expect(argv.slice(-words.length)).toEqual(words)
        expect(argv.indexOf('--')).toBeLessThan(argv.length - words.length)
      }),
    ))

  it('A-6: take rights, network, namespaces, session and life away, always', () => {
    const argv = argvOf(aPolicy())

    expect(argv).toEqual(
      expect.arrayContaining(['--unshare-all', '--die-with-parent', '--new-session', '--disable-userns']),
    )
    expect(argv.join(' ')).toContain('--uid 1000 --gid 1000 --cap-drop ALL')
    expect(argv.join(' ')).toContain('--proc /proc --remount-ro /proc')
    expect(argv).not.toContain('--share-net')
    expect(argvOf(aPolicy({ network: 'host' }))).toContain('--share-net')
  })

  it('A-6: cap memory for each process where no group does, and leave room for a language to start', () => {
    const inside = (argv: readonly string[]) => argv.slice(argv.indexOf('--') + 1).join(' ')

    expect(inside(argvOf(aPolicy()))).toBe('true')
    expect(inside(argvOf(aPolicy(), ['true'], true))).toBe(
      `/usr/bin/prlimit --core=0 --nofile=99 --fsize=999 --cpu=60 --nproc=9 --data=${2 ** 30} -- true`,
    )
  })
})

describe('the limits of a sandbox', () => {
  it('A-6: never ask for more than the caller itself may have', () => {
    const table =
      'Max cpu time              unlimited  unlimited  seconds\nMax open files            512        1024      files\n'
    const limits = { memoryBytes: 1, processes: 9, openFiles: 4096, fileBytes: 7, cpuSeconds: 60 }

    expect(withinHardLimits(limits, table)).toEqual({ ...limits, openFiles: 1024 })
  })
})

describe('the advice where no sandbox can be made', () => {
  const settings = (set: Record<string, string>) => (name: string) => set[name] ?? ''

  it.each([
    ['AppArmor', { 'kernel/apparmor_restrict_unprivileged_userns': '1' }, 'profile in /etc/apparmor.d'],
    ['a switch of Debian', { 'kernel/unprivileged_userns_clone': '0' }, 'kernel.unprivileged_userns_clone=1'],
    ['a limit of zero', { 'user/max_user_namespaces': '0' }, 'user.max_user_namespaces=15000'],
    ['a container', {}, 'seccomp=unconfined'],
  ])('A-6, H-13: names %s', (_cause, set, advice) => {
    const told = explain('bwrap: setting up uid map: Permission denied', settings(set))

    expect(told).toMatchObject({ ok: false, found: 'bwrap: setting up uid map: Permission denied' })
    expect(told.ok ? '' : told.advice).toContain(advice)
  })

  it('A-6, H-13: names a container that hides parts of /proc', () => {
    const told = explain("bwrap: Can't mount proc on /newroot/proc: Operation not permitted")

    expect(told.ok ? '' : told.advice).toContain('systempaths=unconfined')
  })
})
