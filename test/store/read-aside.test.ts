import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { readAside } from '../../src/store/read-aside.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooke-aside-'))
  path = join(folder, 'hooke.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const addAda = "insert into people (name, rights, created_at) values ('ada', '[]', 1)"

it('H-1: a copy has what stands only in the log, is readable after its folder is gone, and leaves the original', () => {
  const writer = openDatabase(path, { create: true })
  writer.exec(addAda)
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0)
  let place = ''

  const copy = readAside(path, (file) => {
    place = dirname(file)
    return openDatabase(file, { readonly: true })
  })

  expect(place).not.toBe(folder)
  expect(existsSync(place)).toBe(false)
  expect(copy.prepare('select name from people').pluck().all()).toEqual(['ada'])
  expect(copy.prepare('select count(*) from experiments').pluck().get()).toBe(0)
  expect(() => copy.exec('delete from people')).toThrow(/readonly/)
  copy.close()
  expect(writer.prepare('select name from people').pluck().all()).toEqual(['ada'])
  writer.close()
})
