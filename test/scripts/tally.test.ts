import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countAll, renderCounts } from '../../scripts/checks/counts.ts'
import { Tally } from '../../scripts/checks/tally.ts'
import { aFolder, root } from './temporary-folder.ts'

/** What `npm test` counts in a folder with these test files. */
function tallyOf(files: Readonly<Record<string, string>>) {
  const folder = aFolder({ 'package.json': '{ "type": "module" }', ...files })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const argv = [join(root, 'scripts/checks/run-vitest.ts'), join(folder, 'tally.json')]
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' })
  const tally = Tally.parse(JSON.parse(readFileSync(join(folder, 'tally.json'), 'utf8')))
  return { tally, output: stdout + stderr, ok: status === 0 }
}

const head = "import { beforeAll, describe, expect, it } from 'vitest'\n"

describe('the count of tests', () => {
  it('names each skipped test with its reason', () => {
    const { tally, ok } = tallyOf({
      'one.test.js': `${head}
        it('adds', () => expect(1 + 1).toBe(2))
        it('draws', (context) => context.skip('no browser on this machine'))
        it.todo('flies')
        it.skip('swims', () => {})
        describe.skip('at the lake (SKIPPED: frozen (since May))', () => { it('dives', () => {}) })`,
    })

    expect(ok).toBe(true)
    const { slowest, ...counts } = tally
    expect(slowest).toEqual([{ name: 'one.test.js', seconds: expect.any(Number) as number }])
    expect(counts).toEqual({
      passed: 1,
      failed: 0,
      broken: [],
      skipped: [
        { name: 'one.test.js: draws', reason: 'no browser on this machine' },
        { name: 'one.test.js: flies', reason: 'not written yet' },
        { name: 'one.test.js: swims', reason: 'no reason given' },
        { name: 'one.test.js: at the lake > dives', reason: 'frozen (since May)' },
      ],
    })
  })

  it('counts as failed what failed, what never ran behind a broken hook, and a file that cannot be loaded', () => {
    const { tally, output, ok } = tallyOf({
      'fails.test.js': `${head}it('adds', () => expect(1 + 1).toBe(3))`,
      'hook.test.js': `${head}describe('group', () => {
        beforeAll(() => { throw new Error('no bed') })
        it('never runs', () => {})
      })`,
      'loads.test.js': "import './absent.js'\n",
    })

    expect(ok).toBe(false)
    expect(tally).toMatchObject({ passed: 0, failed: 2, skipped: [] })
    expect(tally.broken).toEqual(['hook.test.js: group', 'loads.test.js'])
    expect(output).toMatch(/expected 2 to be 3/)
  })

  it('counts every check as one, and a run without a tally as failed', () => {
    const good = { ok: true }
    const bad = { ok: false }
    const tally: Tally = {
      passed: 7,
      failed: 0,
      skipped: [{ name: 'a', reason: 'b' }],
      broken: [],
      slowest: [],
    }

    expect(renderCounts(countAll([good, good], good, tally))).toBe('9 passed, 0 failed, 1 skipped')
    expect(renderCounts(countAll([good, bad], good, tally))).toBe('8 passed, 1 failed, 1 skipped')
    expect(renderCounts(countAll([good, good], bad, tally))).toBe('9 passed, 1 failed, 1 skipped')
    expect(renderCounts(countAll([good, good], bad, null))).toBe('2 passed, 1 failed, 0 skipped')
    expect(renderCounts(countAll([], bad, { ...tally, broken: ['x'], failed: 2 }))).toBe(
      '7 passed, 3 failed, 1 skipped',
    )
  })
})
