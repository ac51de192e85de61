import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createFileLogger, createMemoryLogger } from '../../src/lib/logger.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooke-log-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const Line = z.looseObject({ level: z.string(), time: z.string(), event: z.string() })
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)))
const options = {
  level: 'info',
  mask: (text: string) => text.replaceAll('s3cret', '***').replaceAll('a"b', '***'),
  now: () => 1_700_000_000_000,
  maximumBytes: 10_000,
  keep: 3,
} as const

describe('the daemon log', () => {
  it('E-13: writes one JSON line per fact with level, experiment and event', () => {
    const path = join(folder, 'log', 'daemon.log')
    const log = createFileLogger({ ...options, path })

    log.info('stage.changed', { experiment: 'BANDIT-007', from: 'intake', to: 'clarifying' })
    log.debug('too.fine')
    log.error('effect.failed', { error: new Error('gone', { cause: new Error('why') }) })
    log.close()

    const [first, second, ...rest] = linesOf(path)
    expect(first).toEqual({
      level: 'info',
      time: '2023-11-14T22:13:20.000Z',
      event: 'stage.changed',
      experiment: 'BANDIT-007',
      from: 'intake',
      to: 'clarifying',
    })
    expect(second).toMatchObject({ level: 'error', error: { message: 'gone', cause: { message: 'why' } } })
    expect(rest).toEqual([])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('S-5: masks every text, also in errors, keys, lists and where JSON would have escaped it', () => {
    const log = createMemoryLogger({ mask: options.mask })

    log.warn('token s3cret', {
      list: ['s3cret'],
      s3cret: 1,
      quoted: 'a"b',
      error: new Error('with s3cret', { cause: 's3cret' }),
    })

    expect(log.lines).toHaveLength(1)
    expect(log.lines[0]).not.toContain('s3cret')
    expect(log.lines[0]).not.toContain('a\\"b')
    expect(log.lines[0]).toContain('***')
  })

  it('survives fields that contain themselves', () => {
    const log = createMemoryLogger()
    const loop: Record<string, unknown> = { n: 1n }
    loop['self'] = loop

    log.info('odd', { loop })

    expect(Line.parse(JSON.parse(log.lines[0]!)).event).toBe('odd')
  })

  it('E-13: rotates by size, keeps the wanted number of files and loses no kept line', () => {
    const path = join(folder, 'daemon.log')
    const log = createFileLogger({ ...options, path, maximumBytes: 1000, keep: 2 })

    for (let n = 0; n < 100; n++) log.info('tick', { n })
    log.close()

    expect(readdirSync(folder).sort()).toEqual(['daemon.log', 'daemon.log.1', 'daemon.log.2'])
    const kept = ['daemon.log.2', 'daemon.log.1', 'daemon.log'].flatMap((name) => linesOf(join(folder, name)))
    const numbers = kept.map((line) => Number(line['n']))
    expect(numbers.at(-1)).toBe(99)
    expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i))
  })

  it('row 11: where it cannot rotate it goes on in the file it has, and touches no other', () => {
    const path = join(folder, 'daemon.log')
    mkdirSync(join(`${path}.1`, 'in the way'), { recursive: true })
    const log = createFileLogger({ ...options, path, maximumBytes: 1000, keep: 1 })
    for (let n = 0; n < 50; n++) log.info('tick', { n })
    // a file that is opened now must not get the number of one that was let go too early
    const other = openSync(join(folder, 'other'), 'w')
    for (let n = 50; n < 100; n++) log.info('tick', { n })

    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('')
    closeSync(other)
    rmSync(`${path}.1`, { recursive: true })
    for (let n = 100; n < 115; n++) log.info('tick', { n })
    log.close()
    const kept = ['daemon.log.1', 'daemon.log'].flatMap((name) => linesOf(join(folder, name)))
    expect(kept.map((line) => Number(line['n']))).toEqual(Array.from({ length: 115 }, (_, n) => n))
  })

  it('E-13: has every line on disk when the process is killed right after the call', () => {
    const path = join(folder, 'daemon.log')
    const script = `
      import { createFileLogger } from ${JSON.stringify(new URL('../../src/lib/logger.ts', import.meta.url).href)}
      const log = createFileLogger({ path: ${JSON.stringify(path)}, level: 'info', mask: (t) => t, now: () => 0, maximumBytes: 1e6, keep: 1 })
      for (let n = 0; n < 500; n++) log.info('tick', { n })
      process.kill(process.pid, 'SIGKILL')`

    const { signal } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script])

    expect(signal).toBe('SIGKILL')
    expect(linesOf(path)).toHaveLength(500)
  })
})
