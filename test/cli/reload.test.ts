import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { aTerminal } from './harness.ts'

const BROKEN = '[limits]\nagnets = 1\n'
const GOOD = '[people.Ada]\nrights = ["admin"]\nids.system = "ada"\n'
const state = (problems: readonly string[], waits: readonly string[] = []) => ({
  body: { file: '/lab/hooke.toml', takenAt: 1, problems, waits },
})
const told = '/lab/hooke.toml:2  limits.agnets is no known key'

describe('the configuration on the command line', () => {
  const opened: ReturnType<typeof aTerminal>[] = []
  const open = (...given: Parameters<typeof aTerminal>) => {
    const terminal = aTerminal(...given)
    opened.push(terminal)
    return terminal
  }
  afterEach(() => {
    for (const { remove } of opened.splice(0)) remove()
  })

  it('E-12: reload says what is taken over, and ends with 1 when the file is not right', async () => {
    const good = await open({ api: { 'POST /reload': state([], ['server.port waits']) } }).hooke(['reload'])
    const bad = await open({ api: { 'POST /reload': state([told]) } }).hooke(['reload'])

    expect(good).toMatchObject({ exit: 0, out: '/lab/hooke.toml is taken over\n! server.port waits\n' })
    expect(bad.exit).toBe(1)
    expect(bad.out).toContain('the last good one stays, and no new experiment begins')
    expect(bad.out).toContain(told)
  })

  it('E-12: with a broken file the last good one leads to the daemon that goes on with it', async () => {
    const terminal = open({ toml: BROKEN, api: { 'GET /status': { body: { config: state([told]).body } } } })
    writeFileSync(join(terminal.home, '.hooke', 'hooke.last-good.toml'), GOOD)
    const { exit, out } = await terminal.hooke(['status'])

    expect(exit).toBe(0)
    expect(out).toContain(told)
  })

  it('E-12, H-13: doctor says what of the file the daemon has not taken over', async () => {
    const report = { runDoctor: () => Promise.resolve({ checks: [] }) }
    const doctor = (problems: string[], waits: string[]) =>
      open({ api: { 'GET /status': { body: { config: state(problems, waits).body } } } }).hooke(
        ['doctor'],
        report,
      )

    expect((await doctor([], [])).out).toContain('✓ daemon        runs with the configuration as it is now')
    expect(await doctor([], ['server.port waits'])).toMatchObject({
      exit: 0,
      out: expect.stringContaining('! daemon        server.port waits') as string,
    })
    expect(await doctor([told], [])).toMatchObject({ exit: 1, out: expect.stringContaining(told) as string })
  })

  it('K-1: with a broken file and no daemon, the file itself is the error', async () => {
    const { exit, err } = await open({ toml: BROKEN, daemon: false }).hooke(['status'])

    expect(exit).not.toBe(0)
    expect(err).toContain('limits.agnets is no known key')
  })

  it('W-5, W-1: status and list say who waits for a place, and for which limit', async () => {
    const waits = { limit: 'limits.per_study', words: '8 of 8 experiments of big' }
    const terminal = open({
      api: {
        'GET /status': {
          body: { waitingForPlace: [{ ...waits, count: 2, experiments: ['BIG-9', 'BIG-10'] }] },
        },
        'GET /experiments': {
          body: {
            items: [
              {
                id: 'BIG-9',
                study: 'big',
                title: 'Nine',
                stage: 'intake',
                since: 1,
                turn: 'daemon',
                waitsForPlace: waits,
              },
            ],
          },
        },
      },
    })

    expect((await terminal.hooke(['status'])).out).toContain(
      '2 experiments waiting for a place (limits.per_study: 8 of 8 experiments of big): BIG-9, BIG-10',
    )
    expect((await terminal.hooke(['list'])).out).toContain('a place: limits.per_study')
  })
})
