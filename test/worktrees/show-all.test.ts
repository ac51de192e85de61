import { expect, it } from 'vitest'
import type { GitAnswer } from '../../src/worktrees/git.ts'
import type { OpenRepository } from '../../src/worktrees/open-repository.ts'
import { showFiles } from '../../src/worktrees/show-all.ts'

const COMMIT = 'c'.repeat(40)
const pathOf = (n: number): string => `f${n}.txt`
const hashOf = (n: number): string => n.toString(16).padStart(40, '0')

/** A repository of 600 small files; what git answers is held until it is let through. */
function aRepository() {
  const held: (() => void)[] = []
  const files = new Map(Array.from({ length: 600 }, (_, n) => [pathOf(n), hashOf(n)] as const))
  const run = (_args: readonly string[], { input = '' }: { input?: string } = {}): Promise<GitAnswer> => {
    const blobs = input.trim().split('\n')
    const text = blobs.map((blob) => {
      const body = `text ${Number.parseInt(blob, 16)}`
      return `${blob} blob ${body.length}\n${body}\n`
    })
    const { promise, resolve } = Promise.withResolvers<GitAnswer>()
    held.push(() => resolve({ code: 0, stdout: Buffer.from(text.join('')), stderr: '', truncated: false }))
    return promise
  }
  const trees = new Map([[COMMIT, { commit: COMMIT, paths: [...files.keys()], files, runnable: [] }]])
  const objects = { commits: new Set([COMMIT]), trees, texts: new Map<string, string>() }
  const repository = { git: { run }, objects } as unknown as OpenRepository
  const show = (numbers: readonly number[]) => showFiles(repository, COMMIT, numbers.map(pathOf))
  const letThrough = async (n: number): Promise<void> => {
    while (held.length <= n) await new Promise(setImmediate)
    held[n]?.()
  }
  return { show, letThrough, asked: () => held.length, known: objects.texts }
}

it('E-8: a text that is forgotten while another reads is still read as it is', async () => {
  const { show, letThrough } = aRepository()
  const first = show([0])
  await letThrough(0)
  expect(await first).toEqual(new Map([['f0.txt', 'text 0']]))

  const slow = show([0, 1])
  const many = show(Array.from({ length: 400 }, (_, n) => n + 100))
  await letThrough(2)
  await many
  await letThrough(1)

  expect(await slow).toEqual(
    new Map([
      ['f0.txt', 'text 0'],
      ['f1.txt', 'text 1'],
    ]),
  )
})

it('F-2: what was read is not asked for again, and no more than some hundred texts are kept', async () => {
  const { show, letThrough, asked, known } = aRepository()
  const first = show([1, 2])
  await letThrough(0)
  await first
  expect(await show([2, 1])).toEqual(await first)
  expect(asked()).toBe(1)

  const many = show(Array.from({ length: 500 }, (_, n) => n + 10))
  await letThrough(1)
  expect((await many).get('f400.txt')).toBe('text 400')
  expect(known.size).toBe(256)
})
