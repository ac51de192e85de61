import { createServer } from 'node:http'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { removeDaemonFile, readDaemonFile, writeDaemonFile } from '../../src/cli/daemon-file.ts'
import { NOW, terminals } from './harness.ts'

const terminal = terminals()

describe('the daemon', () => {
  it('H-1: down asks it to stop and waits until it is gone, even when it answers no more', async () => {
    const { hooke, home } = terminal()
    let shutdowns = 0
    const fetch = (url: string) => {
      if (url.endsWith('/status')) return Promise.resolve(Response.json({}))
      shutdowns += 1
      rmSync(join(home, '.hooke', 'daemon.json'))
      return Promise.reject(new TypeError('socket hang up'))
    }

    const holders = [4242, 4242, undefined]
    const holderOf = () => Promise.resolve(holders.shift())

    const { exit, out } = await hooke(['down'], { fetch, holderOf })

    expect({ exit, out, shutdowns, holders }).toEqual({
      exit: 0,
      out: 'stopped\n',
      shutdowns: 1,
      holders: [],
    })
  })

  it.each([
    ['its process is gone', { isAlive: () => false, holderOf: () => Promise.resolve(undefined) }, 0],
    ['its number is that of another process now', { holderOf: () => Promise.resolve(undefined) }, 1],
  ])(
    'S-1: a killed daemon counts as none though another listens at its address: %s',
    async (_, deps, calls) => {
      const { hooke } = terminal()
      const asked: string[] = []
      const fetch = (url: string) => {
        asked.push(url)
        return Promise.resolve(Response.json({ title: 'You are not signed in' }, { status: 401 }))
      }

      const { exit, err } = await hooke(['pause', 'BANDIT-001'], { ...deps, fetch })

      expect({ exit, calls: asked.length }).toEqual({ exit: 5, calls })
      expect(err).toContain('no daemon runs for this configuration')
    },
  )

  it('S-1: a daemon whose process cannot be seen from here is found by what it holds', async () => {
    const { hooke, asked } = terminal({ api: { 'GET /inbox': { body: { needsYou: [] } } } })

    const { exit } = await hooke(['inbox'], { isAlive: () => false })

    expect({ exit, paths: asked.map(({ path }) => path) }).toEqual({ exit: 0, paths: ['/inbox'] })
  })

  it('H-1: down without a daemon exits 5', async () => {
    const { exit, err } = await terminal({ daemon: false }).hooke(['down'])

    expect(exit).toBe(5)
    expect(err).toContain('do: hooke up')
  })

  it('status says that none runs, and still what is there', async () => {
    const body = {
      experiments: { running: 2 },
      waiting: 1,
      stuck: ['BANDIT-009'],
      alarms: [{ words: 'only 900 MB are free' }],
    }
    const { hooke } = terminal({ daemon: false, api: { 'GET /status': { body } } })

    const { exit, out } = await hooke(['status'])
    const json = await hooke(['status', '--json'])

    expect(exit).toBe(0)
    expect(out).toContain('no daemon runs; start it with hooke up')
    expect(out).toContain('runs             2')
    expect(out).toContain('BANDIT-009 is active, but nothing will ever move it')
    expect(out).toContain('! only 900 MB are free')
    expect(JSON.parse(json.out)).toEqual({ ...body, running: false })
  })

  it('is spoken to over HTTP with its token', async () => {
    const seen: (string | undefined)[] = []
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization)
      response.setHeader('content-type', 'application/json').end('{"needsYou":[]}')
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { hooke, home } = terminal()
    writeDaemonFile(join(home, '.hooke'), {
      pid: 1,
      url: `http://127.0.0.1:${port}`,
      token: 't0k',
      startedAt: NOW,
    })

    const { exit, out } = await hooke(['inbox'], { fetch: globalThis.fetch })
    await new Promise((closed) => server.close(closed))
    const after = await hooke(['pause', 'BANDIT-001'], { fetch: globalThis.fetch })

    expect(exit).toBe(0)
    expect(out).toBe('Nothing waits for you.\n')
    expect(seen).toEqual(['Bearer t0k', 'Bearer t0k'])
    expect(after.exit).toBe(5)
  })

  it('removes its own file only', () => {
    const { home } = terminal()
    const state = join(home, '.hooke')

    removeDaemonFile(state, 1)
    expect(readDaemonFile(state)?.pid).toBe(4242)
    removeDaemonFile(state, 4242)
    expect(readDaemonFile(state)).toBeUndefined()
  })
})

describe('the record', () => {
  const place = { body: { path: '/x/record/BANDIT-002', files: ['result.md', 'figure.svg'] } }
  const api = { 'GET /experiments/BANDIT-002/record': place, 'POST /experiments/BANDIT-002/record': place }

  it('P-10: is written with and without a daemon', async () => {
    const live = terminal({ api })
    const dead = terminal({ api, daemon: false })

    const { out } = await live.hooke(['record', 'BANDIT-002'])
    await dead.hooke(['record', 'BANDIT-002'])

    expect(out).toBe('/x/record/BANDIT-002\n  result.md\n  figure.svg\n')
    expect(live.asked.map(({ method }) => method)).toEqual(['POST'])
    expect(dead.mounted.map(({ method }) => method)).toEqual(['POST'])
  })
})

describe('studies, claims, search, hardware, money', () => {
  it('H-1: print tables and data', async () => {
    const study = { id: 'bandits', name: 'Bandits', prefix: 'BANDIT', baseline: 'BANDIT-001' }
    const claim = {
      study: 'bandits',
      name: 'early-win',
      statement: 'It wins early.',
      confidence: 'replicated',
    }
    const spent = { model: 1.2, hardware: 0, total: 1.2 }
    const { hooke } = terminal({
      toml: '[study.bandits]\n[budget]\nstudy_usd = 9',
      api: {
        'GET /studies': { body: [study] },
        'GET /studies/bandits': { body: study },
        'GET /claims': { body: { items: [claim] } },
        'GET /search': { body: { items: [{ kind: 'plan', ref: 'BANDIT-001', title: 'Horizon' }] } },
        'GET /budget': {
          body: { studies: [{ study: 'bandits', experiments: 1, ...spent }], experiments: [] },
        },
        'POST /nodes/n1/lift': { body: { words: 'n1 of lab is taken again' } },
        'POST /compute/check': {
          body: {
            items: [
              { name: 'local', ok: true, detail: 'commands run', avoided: 'no new job goes to n1' },
              {
                name: 'lab',
                ok: false,
                detail: 'lab is silent',
                found: 'refused\nat 22',
                advice: 'see `port`',
              },
            ],
          },
        },
      },
    })

    expect((await hooke(['study', 'list'])).out).toContain('bandits  BANDIT  BANDIT-001  Bandits')
    expect((await hooke(['study', 'show', 'bandits'])).out).toContain('baseline      BANDIT-001')
    expect((await hooke(['claim', 'list'])).out).toContain('early-win  replicated        0  It wins early.')
    expect((await hooke(['claim', 'show', 'early-win'])).out).toContain('It wins early.')
    expect((await hooke(['search', 'which', 'horizon'])).out).toContain('plan  BANDIT-001  Horizon')
    expect((await hooke(['budget'])).out).toMatch(/bandits +\$1\.20 +\$0 +\$1\.20 +\$9\.00/)
    const check = await hooke(['compute', 'check'])
    expect(check.out).toBe(
      '✓ local commands run\n        avoided: no new job goes to n1\n✗ lab   lab is silent\n        found: refused\n               at 22\n        do: see `port`\n',
    )
    expect(check.exit).toBe(1)
    expect((await hooke(['compute', 'lift', 'n1'])).out).toBe('n1 of lab is taken again\n')
  })

  it('H-1: an unknown claim is exit 3 with the nearest name', async () => {
    const claim = { study: 'bandits', name: 'early-win', statement: 'It wins early.' }
    const { hooke } = terminal({ api: { 'GET /claims': { body: { items: [claim] } } } })

    const { exit, err } = await hooke(['claim', 'show', 'erly-win'])

    expect(exit).toBe(3)
    expect(err).toContain('do: hooke claim show early-win')
  })

  it('P-18: clean says what would go and why the rest stays, and then what went', async () => {
    const run = { kind: 'run', study: 'bandits', experiment: 'BANDIT-001' }
    const gone = [1, 2].map((seed) => ({
      ...{
        ...run,
        name: `BANDIT-001.greedy.s${seed}.1`,
        bytes: 1_500_000,
        goes: 'over for 31 days',
        stays: null,
      },
    }))
    const stays = { kind: 'worktree', name: 'BANDIT-001', bytes: 900, goes: null, stays: 'uncommitted: a.py' }
    const onHost = { ...run, name: 'BANDIT-001.greedy.s1.1', bytes: 700, goes: null, compute: 'cluster' }
    const made = { kind: 'environment', study: null, experiment: null, name: 'ab'.repeat(8), bytes: 0 }
    const folders = [
      ...[...gone, { ...run, ...stays }, { ...onHost, stays: 'kept for 9 days more' }],
      { ...made, goes: null, stays: 'it is being made', compute: 'cluster' },
    ]
    const unasked = [{ compute: 'away', reason: 'nobody answers' }]
    const studies = [{ study: 'bandits', bytes: 3_000_900, afterwards: 900 }]
    const { hooke } = terminal({
      api: {
        'GET /kept': { body: { folders, studies, unasked } },
        'POST /clean': { body: { gone, kept: [{ ...run, ...stays }] } },
      },
    })
    const dry = await hooke(['clean', '--dry-run'])
    const wet = await hooke(['clean'])

    expect(dry.out).toMatch(/bandits +3\.0 MB +900 B/)
    expect(dry.out).toMatch(/runs of BANDIT-001 +2 +3\.0 MB +goes +over for 31 days/)
    expect(dry.out).toMatch(/checkout of BANDIT-001 +1 +900 B +stays +uncommitted: a\.py/)
    expect(dry.out).toMatch(/runs of BANDIT-001 on cluster +1 +700 B +stays +kept for 9 days more/)
    expect(dry.out).toMatch(/environments on cluster +1 +0 B +stays +it is being made/)
    expect(dry.out).toContain('! what lies on away is not known: nobody answers')
    expect(dry.out).toContain('2 folders would go, 3.0 MB: hooke clean')
    expect(wet.out).toBe('2 folders went, 3.0 MB.\n! BANDIT-001 stays: uncommitted: a.py\n')
    expect([dry.exit, wet.exit]).toEqual([0, 1])
  })
})
