import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { keptFreeze } from './kept-freeze.ts'

/** Vitest ends its workers by a signal, so what they keep for each other lies in a folder that the run itself removes. */
export function setup(): void {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-first-'))
  process.env['HOOKE_TEST_FIRST'] = folder
  const bin = keptFreeze(folder)
  if (bin !== undefined) process.env['PATH'] = [bin, process.env['PATH']].join(delimiter)
}

export function teardown(): void {
  const folder = process.env['HOOKE_TEST_FIRST']
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
