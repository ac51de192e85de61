import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConfigWatch, watchFiles } from '../../src/config/watch.ts'
import { createManualClock } from '../fakes/manual-clock.ts'

describe('watching the files of the configuration', () => {
  let folder: string
  let watch: ConfigWatch
  let told: number
  const clock = createManualClock()
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hooke-watch-'))
    told = 0
    write('hooke.toml', 'a')
    const main = join(folder, 'hooke.toml')
    watch = watchFiles({
      main,
      files: () => [main, join(folder, 'notes.md')],
      clock,
      onChange: () => {
        told += 1
      },
    })
  })
  afterEach(() => {
    watch.stop()
    rmSync(folder, { recursive: true })
  })

  it('E-12: a file that is being written is not read before it stands still', () => {
    write('hooke.toml', 'ab')
    clock.advance(5_000)
    write('hooke.toml', 'abc')
    clock.advance(300)
    expect(told).toBe(0)

    clock.advance(300)
    expect(told).toBe(1)
    clock.advance(60_000)
    expect(told).toBe(1)
  })

  it('a file that appears beside it counts, and one that is written with the same content does not', () => {
    write('hooke.toml', 'a')
    clock.advance(20_000)
    expect(told).toBe(0)

    write('notes.md', 'n')
    clock.advance(20_000)
    expect(told).toBe(1)
  })

  it('row 75: a folder that is gone while the package is replaced ends nobody, and changes nothing', () => {
    watch.stop()
    const main = join(folder, 'hooke.toml')
    const prompts = join(folder, 'prompts')
    mkdirSync(prompts)
    const files = () => [main, ...readdirSync(prompts)]
    watch = watchFiles({ main, files, clock, onChange: () => (told += 1) })
    rmSync(prompts, { recursive: true })
    clock.advance(20_000)
    mkdirSync(prompts)
    clock.advance(20_000)
    expect(told).toBe(0)

    write('hooke.toml', 'new')
    clock.advance(20_000)
    expect(told).toBe(1)
  })

  it('tells nothing after it was stopped', () => {
    watch.stop()
    write('hooke.toml', 'abc')
    clock.advance(20_000)

    expect(told).toBe(0)
  })
})
