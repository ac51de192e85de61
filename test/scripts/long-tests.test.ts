import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { LONG_TESTS } from '../../scripts/checks/long-tests.ts'
import { root } from './temporary-folder.ts'

it('what npm test leaves to test:all is there, and so is its short form, which is not left out', () => {
  const left = LONG_TESTS.map(({ file }) => file)

  for (const { file, inShort } of LONG_TESTS) {
    expect([file, existsSync(join(root, file))]).toEqual([file, true])
    expect([inShort, existsSync(join(root, inShort))]).toEqual([inShort, true])
    expect(left).not.toContain(inShort)
  }
})

it('continuous integration leaves nothing out', () => {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(/^npm test -- --all$/m)
})
