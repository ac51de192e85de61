import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from '../../src/lib/canonical.ts'
import { createFolderExporter } from '../../src/record/folder/folder-exporter.ts'
import { createVegaPlotter } from '../../src/record/vega/vega-plotter.ts'
import { aDraft } from './builders.ts'
import { someFacts } from './facts-builder.ts'

const never = new AbortController().signal
const exporter = createFolderExporter({ mask: (text) => text.replaceAll('hunter2', '•••') })
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hooke-record-'))
})
afterEach(() => rm(root, { recursive: true }))

async function facts() {
  const base = someFacts()
  const drawing = await createVegaPlotter().draw(base.draft.figure, base, never)
  if (drawing.kind === 'refused') throw new Error(drawing.reason)
  await writeFile(join(root, 'stdout.log'), 'step 1\n<script>alert(1)</script> password hunter2\n')
  const name = 'BANDIT-007.greedy.s1.1/stdout.log'
  return { ...base, figure: drawing.figure, logs: [{ name, file: join(root, 'stdout.log') }] }
}

describe('folder exporter', () => {
  it('P-10: writes a folder that needs nothing else', async () => {
    const { files, recordHash, folder } = await exporter.export(await facts(), join(root, 'record'), never)

    expect(files.map(({ path }) => path)).toEqual([
      ...['figure.csv', 'figure.json', 'figure.png', 'figure.svg', 'logs/BANDIT-007.greedy.s1.1/stdout.log'],
      ...['plan.json', 'plan.md', 'record.json', 'result.html', 'result.md', 'runs.json', 'statistics.json'],
      'transcripts/BANDIT-007.planner.1.md',
    ])
    const record = JSON.parse(await readFile(join(folder, 'record.json'), 'utf8')) as {
      recordHash: string
      files: { path: string; sha256: string }[]
    }
    expect(record.recordHash).toBe(recordHash)
    const markdown = record.files.find(({ path }) => path === 'result.md')
    expect(markdown?.sha256).toBe(sha256(await readFile(join(folder, 'result.md'))))
  })

  it('P-10: the page has no script, no raw HTML and no address to load from', async () => {
    const hostile = await facts()
    const draft = aDraft({
      results: '<script>alert(1)</script> <img src=x onerror=alert(1)> ![x](https://spy.example/p.png)',
    })

    const { folder } = await exporter.export({ ...hostile, draft }, join(root, 'record'), never)

    const page = await readFile(join(folder, 'result.html'), 'utf8')
    expect(page).not.toMatch(/<script|<img|<iframe|onerror=(?!alert\(1\)&gt;)/i)
    expect(page).not.toMatch(/(src|href)="?https?:\/\/spy/)
    expect(page).toContain('&lt;script&gt;')
    expect(page.match(/<svg/g)).toHaveLength(1)
    expect(page).toContain('<details><summary>Log BANDIT-007.greedy.s1.1/stdout.log</summary>')
    expect(page).toContain('said &lt;b&gt;this&lt;/b&gt;')
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toContain('note-1')
  })

  it('row 70, S-5: masks everything that leaves', async () => {
    const { folder } = await exporter.export(await facts(), join(root, 'record'), never)

    for (const path of ['result.html', 'logs/BANDIT-007.greedy.s1.1/stdout.log']) {
      const text = await readFile(join(folder, path), 'utf8')
      expect(text).toContain('password •••')
    }
  })

  it('P-10: writing it again gives the same bytes and leaves nothing else', async () => {
    const given = await facts()

    const first = await exporter.export(given, join(root, 'record'), never)
    await writeFile(join(root, 'record', 'stray.txt'), 'x')
    const second = await exporter.export(given, join(root, 'record'), never)

    expect(second).toEqual(first)
    expect((await readdir(root)).sort()).toEqual(['record', 'stdout.log'])
    expect(await readdir(join(root, 'record'))).not.toContain('stray.txt')
  })

  it('P-14: a cancelled experiment has a record too', async () => {
    const base = someFacts()
    const cancelled = {
      ...base,
      experiment: { ...base.experiment, stage: 'cancelled', reason: 'a better idea' },
      plan: null,
      statistics: null,
      draft: null,
      runs: [],
    }

    const { files, folder } = await exporter.export(cancelled, join(root, 'record'), never)

    expect(files.map(({ path }) => path)).toContain('result.html')
    expect(await readFile(join(folder, 'result.md'), 'utf8')).toContain(
      'stands at **cancelled**: a better idea',
    )
  })

  it('row 67: refuses a transcript name that leads out of the folder', async () => {
    const base = someFacts()
    const transcripts = () => base.transcripts().map((one) => ({ ...one, session: '../../outside' }))

    await expect(
      exporter.export({ ...base, transcripts }, join(root, 'record'), never),
    ).rejects.toMatchObject({ code: 'path.unsafe' })
  })
})
