import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { flatness, type Sample } from '../../scripts/soak/flat.ts'
import { root } from './temporary-folder.ts'

const samples = (heapOf: (n: number) => number): readonly Sample[] =>
  Array.from({ length: 50 }, (_, n) => ({ steps: (n + 1) * 2000, heapMb: heapOf(n), residentMb: 200 }))

it('RELIABILITY 79: a thousand steps of the soak in a small process, with its numbers', () => {
  const argv = [
    '--max-old-space-size=64',
    '--expose-gc',
    join(root, 'scripts/soak.ts'),
    '--steps',
    '800',
    '--at-once',
    '8',
  ]

  const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' })

  // so short a run is all warm-up: whether it is flat is for the long one to say
  expect(stdout, stderr).toMatch(
    /^8\d\d steps, \d+ experiments done, .* steps per second\nheap: .*\nresident: .*\n$/,
  )
}, 180_000)

it('RELIABILITY 79: growth is found, and noise and the warm-up are not', () => {
  expect(
    flatness(
      samples((n) => 30 + n * 0.2),
      'heapMb',
    ),
  ).toMatchObject({ isFlat: false })
  expect(
    flatness(
      samples((n) => 30 - n * 0.2),
      'heapMb',
    ),
  ).toMatchObject({ isFlat: false })
  expect(
    flatness(
      samples((n) => 30 + (n % 3)),
      'heapMb',
    ),
  ).toMatchObject({ isFlat: true })
  expect(
    flatness(
      samples((n) => (n < 10 ? n : 30)),
      'heapMb',
    ),
  ).toMatchObject({ isFlat: true, change: 0 })
  expect(
    flatness(
      samples((n) => 30 + n),
      'residentMb',
    ),
  ).toMatchObject({ isFlat: true })
  expect(() => flatness([], 'heapMb')).toThrow('too few')
})
