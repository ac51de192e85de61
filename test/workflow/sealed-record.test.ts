import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../src/lib/canonical.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { aLab, type Lab } from './harness.ts'

let lab: Lab
let id: ExperimentId
let record: string
beforeAll(async () => {
  lab = aLab()
  id = (await lab.begin()).id
  await lab.approveAndSettle()
  await lab.approveAndSettle()
  await lab.commands.exportRecord(id)
  record = lab.parts.recordDir(id)
}, 180_000)
afterAll(() => lab.gone())

const read = (name: string): string => readFileSync(join(record, name), 'utf8')
interface RecordFile {
  recordHash: string
  sealed: Record<string, unknown>
}
const sealedFile = (): RecordFile => JSON.parse(read('record.json')) as RecordFile

/** What becomes of a request for the record after the rows were altered; they are put back. */
async function exportAfter(...alterations: readonly string[]): Promise<unknown> {
  const { db } = lab.store
  db.exec('savepoint before')
  try {
    for (const alteration of alterations)
      expect(db.prepare(alteration).run().changes, alteration).toBeGreaterThan(0)
    return await lab.commands.exportRecord(id).catch((error: unknown) => error)
  } finally {
    db.exec('rollback to before; release before')
  }
}

describe('the record of a published result', () => {
  it('P-11: is written again from the same facts, with the hash that its tag carries', async () => {
    const { recordHash, tag } = lab.store.results.find(id) ?? {}
    await lab.commands.exportRecord(id)

    expect(lab.experiment().stage).toBe('done')
    expect(sealedFile().recordHash).toBe(recordHash)
    expect(lab.git('cat-file', 'tag', tag ?? '')).toContain(recordHash)
  })

  it.each([
    ['a metric', 'runs', 'update metrics set value = value + 1 where step = -1'],
    ['an exit code', 'runs', 'update runs set exit_code = 3'],
    ['who approved', 'approvals', "update approvals set by = 'mallory' where what = 'result'"],
    ['the draft', 'draft', "update drafts set body = json_set(body, '$.confidence', 'LOW')"],
    ['the statistics', 'statistics', "update statistics set body = json_set(body, '$.summaries[0].mean', 9)"],
    ['the plan', 'plan', `update plans set hash = '${'b'.repeat(64)}'`],
    ['an artifact', 'artifacts', `update artifacts set sha256 = '${'b'.repeat(64)}'`],
  ])('P-11: is not written from other facts: %s', async (_, part, alteration) => {
    const before = read('result.md')
    const found = await exportAfter(alteration)

    expect(found).toMatchObject({
      code: 'record.altered',
      found: expect.stringMatching(new RegExp(`in the tag result/.*; changed: .*\\b${part}\\b`)) as unknown,
      advice: expect.stringContaining('stays in') as unknown,
    })
    expect(read('result.md')).toBe(before)
  })

  it('P-11: is not written from other facts either where its folder was taken away', async () => {
    const text = read('record.json')
    rmSync(join(record, 'record.json'))
    const found = await exportAfter('update metrics set value = value + 1 where step = -1')
    writeFileSync(join(record, 'record.json'), text)

    expect(found).toMatchObject({
      code: 'record.altered',
      advice: expect.not.stringContaining('stays') as unknown,
    })
  })

  it('P-11: stays as it is where another release says the same facts in other words', async () => {
    const text = read('record.json')
    const { sealed, ...rest } = sealedFile()
    const other = { ...sealed, result: 'f'.repeat(64) }
    writeFileSync(
      join(record, 'record.json'),
      JSON.stringify({ ...rest, sealed: other, recordHash: hashOf(other) }),
    )
    const found = await exportAfter(`update results set record_hash = '${hashOf(other)}'`)
    const after = sealedFile()
    writeFileSync(join(record, 'record.json'), text)

    expect(found).toMatchObject({ files: expect.arrayContaining(['record.json', 'result.md']) as unknown })
    expect(after.recordHash).toBe(hashOf(other))
  })

  it('P-11: may be cloned from elsewhere meanwhile', async () => {
    lab.git('remote', 'set-url', 'origin', 'https://example.org/moved.git')

    expect((await lab.commands.exportRecord(id)).files).toContain('result.md')
  })
})
