import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acquireLock, lockOwner } from '../../src/store/lock.ts'
import { type Child, startChild } from './child.ts'

const COMES_AND_GOES = `
  const { renameSync, rmSync, writeFileSync } = require('node:fs')
  const { workerData: name } = require('node:worker_threads')
  for (;;) {
    writeFileSync(name + '.new', '{"pid":1,"startedAt":1}')
    renameSync(name + '.new', name)
    rmSync(name)
  }`

let folder: string
let children: Child[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooke-lock-'))
  children = []
})
afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL')
  await Promise.all(children.map((child) => child.ended))
  rmSync(folder, { recursive: true })
})

function start(): Child {
  const child = startChild('hold-lock.ts', [folder])
  children.push(child)
  return child
}

describe('E-7: one daemon per state folder', () => {
  it('the second is refused and names the first', async () => {
    const first = start()
    expect(await first.line).toBe('held')

    const second = start()

    expect(await second.line).toBe(
      `daemon.running: another daemon works on this state folder; pid ${first.process.pid ?? 0}, since 2023-11-14T22:13:20.000Z`,
    )
    expect(await second.ended).toBe(3)
  })

  it('after kill -9 the next takes over at once', async () => {
    const first = start()
    await first.line
    first.process.kill('SIGKILL')
    await first.ended

    const began = performance.now()
    const lock = acquireLock(folder, { pid: process.pid, startedAt: 1 })

    expect(performance.now() - began).toBeLessThan(1000)
    lock.release()
  })

  it('a first that stands still is still the first', async () => {
    const first = start()
    await first.line
    first.process.kill('SIGSTOP')

    expect(await start().line).toContain(`pid ${first.process.pid ?? 0}`)
  })

  it('whose it is can be asked while its name comes and goes', async () => {
    const lock = acquireLock(folder, { pid: process.pid, startedAt: 1 })
    // another thread, for this one waits while it asks
    const other = new Worker(COMES_AND_GOES, { eval: true, workerData: join(folder, 'lock.json') })
    const seen = { there: 0, absent: 0 }
    const ask = (): void => {
      while (Math.min(seen.there, seen.absent) < 1000) seen[lockOwner(folder) ? 'there' : 'absent'] += 1
    }
    try {
      expect(ask).not.toThrow()
    } finally {
      await other.terminate()
      lock.release()
    }
  })

  it('of six at once one wins, and all others name it', async () => {
    const six = Array.from({ length: 6 }, start)

    const lines = await Promise.all(six.map((child) => child.line))

    const winner = six[lines.indexOf('held')]
    expect(lines.filter((line) => line === 'held')).toHaveLength(1)
    expect(lines.filter((line) => line.includes(`pid ${winner?.process.pid ?? 0},`))).toHaveLength(5)
  })

  it('a released lock can be taken again', () => {
    acquireLock(folder, { pid: 1, startedAt: 1 }).release()

    const again = acquireLock(folder, { pid: 2, startedAt: 2 })

    expect(() => acquireLock(folder, { pid: 3, startedAt: 3 })).toThrow('another daemon')
    again.release()
  })
})
