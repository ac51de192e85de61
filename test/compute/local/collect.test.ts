import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { link, mkdir, open, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JobHandle } from '../../../src/compute/driver.ts'
import { sha256 } from '../../../src/lib/canonical.ts'
import { aHost, aRun, endOf, type Host, signal } from './host.ts'

let host: Host
let handle: JobHandle
let folder: string

/** What this process has read so far, from files and all else. */
function bytesRead(): number {
  return Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? NaN)
}

beforeEach(async () => {
  host = await aHost()
  handle = await host.driver().submit(aRun(host, 1, 'mkdir artifacts 2>/dev/null; echo hi'), signal)
  await endOf(host.driver(), handle)
  folder = host.folderOf(handle.ref)
})
afterEach(() => host.stop())

describe('collecting a run folder', () => {
  it('row 67, row 68: links, pipes, hard links and odd names are named and never opened', async () => {
    await writeFile(path.join(host.root, 'secret'), 'secret')
    await mkdir(path.join(folder, 'artifacts'))
    await symlink('/etc/passwd', path.join(folder, 'artifacts/link'))
    await symlink('/etc', path.join(folder, 'artifacts/folder-link'))
    await link(path.join(host.root, 'secret'), path.join(folder, 'artifacts/hard'))
    execFileSync('mkfifo', [path.join(folder, 'artifacts/pipe')])
    await writeFile(path.join(folder, 'artifacts/two\nlines'), 'x')
    await writeFile(path.join(folder, 'artifacts/größe-模型.txt'), 'kept')
    const { files, skipped } = await host.driver().collect(handle, signal)

    expect(files.map((file) => file.path)).toEqual(['artifacts/größe-模型.txt', 'stderr.log', 'stdout.log'])
    expect(files[0]).toMatchObject({ bytes: 4, sha256: sha256('kept') })
    expect(skipped.map((entry) => `${entry.path}: ${entry.because}`)).toEqual([
      'artifacts/folder-link: is a link, not a regular file',
      'artifacts/hard: is a hard link: its bytes may belong to something outside the run',
      'artifacts/link: is a link, not a regular file',
      'artifacts/pipe: is a named pipe, not a regular file',
      '"artifacts/two\\nlines": its name is not plain text',
    ])
  })

  it('C-7, A-6: a folder that is swapped for a link while it is read gives nothing away', async () => {
    const secret = 'canary-5f1d'
    const outside = path.join(host.root, 'outside')
    await mkdir(outside)
    await writeFile(path.join(outside, 'token'), secret)
    await mkdir(path.join(folder, 'artifacts/real'), { recursive: true })
    await writeFile(path.join(folder, 'artifacts/real/token'), 'harmless')
    const swap =
      'while :; do ln -sfn "$1" link; mv -T link swapped; rm -f swapped; cp -r real swapped; rm -rf swapped; done'
    const agent = spawn('sh', ['-c', swap, 'sh', outside], {
      cwd: path.join(folder, 'artifacts'),
      stdio: 'ignore',
      detached: true,
    })
    const found: string[] = []
    for (let i = 0; i < 60; i++) {
      const { files } = await host.driver().collect(handle, signal)
      found.push(...files.filter(({ path: name }) => name.endsWith('token')).map(({ sha256: hash }) => hash))
    }
    // with the copy or removal that it is at, which would go on beside the end of the test
    process.kill(-Number(agent.pid), 'SIGKILL')
    await once(agent, 'exit')

    expect(found.length).toBeGreaterThanOrEqual(60)
    expect(found).not.toContain(sha256(secret))
  })

  it('row 65: a file above the cap and more files than the cap are left and said', async () => {
    await writeFile(path.join(folder, 'a-huge.bin'), '')
    await truncate(path.join(folder, 'a-huge.bin'), 50 * 1024 ** 3)
    for (const n of [1, 2, 3, 4, 5]) await writeFile(path.join(folder, `b${n}`), 'x')
    const { files, skipped } = await host.driver({ limits: { files: 4 } }).collect(handle, signal)

    expect(files.map((file) => file.path)).toEqual(['b1', 'b2', 'b3'])
    expect(skipped.map((entry) => entry.path)).toEqual(['a-huge.bin', 'b4'])
    expect(skipped[1]?.because).toContain('more than 4 files')
  })
})

describe('reading a log', () => {
  it('C-7, row 64: ten gigabytes cost their tail', async () => {
    const log = path.join(folder, 'stdout.log')
    await truncate(log, 10 * 1024 ** 3)
    const end = await open(log, 'r+')
    await end.write('the end', 10 * 1024 ** 3 - 7)
    await end.close()
    const before = bytesRead()
    const chunk = await host
      .driver()
      .readLog(handle, { stream: 'stdout', offset: -65_536, limit: 65_536 }, signal)

    expect(chunk.text.endsWith('the end')).toBe(true)
    expect(chunk).toMatchObject({ nextOffset: 10 * 1024 ** 3, end: true })
    expect(bytesRead() - before).toBeLessThan(64 * 1024 ** 2)
  })

  it('row 66: pieces of any size put together give the whole text', async () => {
    const text = 'aä€😀\u0000é\n'.repeat(50)
    await writeFile(path.join(folder, 'stdout.log'), text)
    for (const limit of [4, 5, 7, 64]) {
      let read = ''
      for (let offset = 0, end = false; !end;) {
        const chunk = await host.driver().readLog(handle, { stream: 'stdout', offset, limit }, signal)
        read += chunk.text
        end = chunk.end && chunk.nextOffset === Buffer.byteLength(text)
        offset = chunk.nextOffset
      }
      expect(read).toBe(text)
    }
  })

  it('row 68: a link or a pipe in place of the log reads as empty', async () => {
    await symlink('/etc/passwd', path.join(folder, 'metrics.jsonl'))
    const chunk = await host.driver().readLog(handle, { stream: 'metrics', offset: 0, limit: 100 }, signal)

    expect(chunk).toEqual({ offset: 0, nextOffset: 0, text: '', end: true })
  })
})
