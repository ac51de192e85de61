import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Vitest ends its workers by a signal, so what they keep for each other lies in a folder that the run itself removes. */
export function setup(): void {
  process.env['HOOKE_TEST_FIRST'] = mkdtempSync(join(tmpdir(), 'hooke-first-'))
}

export function teardown(): void {
  const folder = process.env['HOOKE_TEST_FIRST']
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
