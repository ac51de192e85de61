import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../../builders/any-text.ts'
import type { RunExit } from '../../../src/domain/run.ts'
import { FAILURE_CATALOGUE } from '../../../src/engine/runs/failure-catalogue.ts'
import { classify, classOf, mayRetry, normalised } from '../../../src/engine/runs/failures.ts'

const worktree = '/home/ada/worktrees/BANDIT-007'
const failed: RunExit = { code: 1, signal: null, reason: 'exit', startedAt: 0, endedAt: 1 }
const judge = (log: string, exit: Partial<RunExit> = {}) =>
  classify({ exit: { ...failed, ...exit }, log, worktree })

function python(error: string, ...frames: string[]): string {
  const lines = frames.map(
    (frame, n) => `  File "${frame}", line ${n + 10}, in step_${'abc'[n] ?? 'z'}\n    call()\n`,
  )
  return `loading\nTraceback (most recent call last):\n${lines.join('')}${error}\n`
}
const own = `${worktree}/src/train.py`
const torch = '/usr/lib/python3.12/site-packages/torch/nn/functional.py'
const requests = '/usr/lib/python3.12/site-packages/requests/adapters.py'

describe('failure routing', () => {
  it('C-12: what a study knows is looked for before what Hooke knows, even inside own code', () => {
    const log = python('RuntimeError: shard server 7 went away: CUDA out of memory', own)
    const known = {
      name: 'data-server',
      class: 'infra',
      decides: 'error',
      pattern: /shard server .* went away/i,
      firstAction: 'see whether the shard server is up',
    } as const
    const run = { exit: failed, log, worktree }

    expect(classify(run).signature).toMatch(/^code: accelerator-memory/)
    expect(classify(run, [known, ...FAILURE_CATALOGUE])).toMatchObject({
      class: 'infra',
      signature: expect.stringMatching(/^infra: data-server/) as string,
      firstAction: 'see whether the shard server is up',
    })
  })

  it.each([
    [
      'a shape error inside a library',
      python('RuntimeError: mat1 and mat2 shapes cannot be multiplied (3x4 and 5x6)', own, torch),
    ],
    ['own code that names a library', python('ValueError: NCCL error expected', own)],
    ['own code that raises a network error itself', python('ConnectionError: no rows', requests, own)],
    ['a device assert', python('RuntimeError: CUDA error: device-side assert triggered', own, torch)],
    [
      'accelerator memory',
      python('torch.cuda.OutOfMemoryError: CUDA out of memory. Tried 2 GiB', own, torch),
    ],
    ['an import', "ModuleNotFoundError: No module named 'numpy'"],
  ])('C-12: %s is a failure of the code', (_what, log) => {
    expect(judge(log).class).toBe('code')
  })

  it.each([
    [
      'a network error of a library',
      python('requests.exceptions.ConnectionError: HTTPSConnectionPool', own, requests),
    ],
    ['a full disk, also in own code', python('OSError: [Errno 28] No space left on device', own)],
    ['a hub that answers 503', 'HTTPError: 503 Service Unavailable for url'],
    ['a node without bubblewrap', 'sh: 1: exec: /usr/bin/bwrap: not found'],
    ['a node that lets nobody make a sandbox', 'bwrap: No permissions to create new namespace'],
    ['a host library', 'NCCL error: unhandled system error'],
  ])('C-12: %s is a failure of the infrastructure', (_what, log) => {
    expect(judge(log).class).toBe('infra')
  })

  it('C-12: a run that the host lost or killed without a word goes elsewhere', () => {
    expect(judge('', { code: null, reason: 'lost' }).class).toBe('infra')
    expect(judge('step 3', { code: null, signal: 'SIGKILL' }).class).toBe('infra')
  })

  it('C-12: a command that is not there, and a time limit that is too short, are for the person', () => {
    expect(judge('env: nothing: No such file or directory', { code: 127 })).toMatchObject({ class: 'plan' })
    expect(judge('', { code: null, signal: 'SIGKILL', reason: 'time-limit' }).class).toBe('plan')
  })

  it('C-12: the deepest frame of own code is the place, in Python and in Node', () => {
    const node = `TypeError: arm.pull is not a function\n    at play (file://${worktree}/src/bandit.ts:41:9)\n    at node:internal/main:1:1\n\nNode.js v24`

    expect(
      judge(python('IndexError: index 12 is out of range', own, `${worktree}/src/arms.py`, torch)).evidence,
    ).toContain('src/arms.py:11 in step_b')
    expect(judge(node).evidence).toContain('src/bandit.ts:41 in play')
    expect(judge(node).signature).toBe('code: TypeError: arm.pull is not a function @ bandit.ts:play')
  })

  it('C-12: of chained errors the last one counts', () => {
    const log =
      python('KeyError: 3', own) +
      '\nDuring handling of the above exception:\n\n' +
      python('OSError: [Errno 28] full', own)

    expect(judge(log).class).toBe('infra')
  })

  it('C-12: numbers, addresses and folders do not make two failures different', () => {
    const one = judge(python('ValueError: bad row 17 at 0x7ffe12 in /tmp/a1/data.csv', own)).signature
    const two = judge(python('ValueError: bad row 99 at 0x1234ab in /var/b2/data.csv', own)).signature

    expect(one).toBe(two)
    expect(classOf(one)).toBe('code')
  })

  it('C-12: retries infrastructure only, three times, and never after the same failure twice', () => {
    const infra = (signature: string) => ({ class: 'infra', signature }) as const

    expect(mayRetry([infra('a')])).toBe(true)
    expect(mayRetry([infra('a'), infra('a')])).toBe(false)
    expect(mayRetry([infra('a'), infra('b'), infra('a')])).toBe(false)
    expect(mayRetry([infra('a'), infra('b'), infra('c')])).toBe(true)
    expect(mayRetry([infra('a'), infra('b'), infra('c'), infra('d')])).toBe(false)
    expect(mayRetry([{ class: 'code', signature: 'a' }])).toBe(false)
    expect(mayRetry([])).toBe(false)
  })

  it('C-12: a study may give each class of failures a budget of its own', () => {
    const infra = (signature: string) => ({ class: 'infra', signature }) as const
    const moved = infra('infra: pre-empted')

    expect(mayRetry([infra('a')], { infra: 0, resumed: 1 })).toBe(false)
    expect(mayRetry([infra('a'), infra('b')], { infra: 2, resumed: 0 })).toBe(true)
    expect(mayRetry([moved], { infra: 0, resumed: 1 })).toBe(true)
    expect(mayRetry([moved, moved], { infra: 9, resumed: 1 })).toBe(false)
  })

  it('C-12: any log gives a class, a bounded signature and the same answer twice', () => {
    fc.assert(
      fc.property(anyText(), fc.integer({ min: 1, max: 255 }), (log, code) => {
        const one = judge(log, { code })
        expect(one.signature.length).toBeLessThanOrEqual(300)
        expect(classOf(one.signature)).toBe(one.class)
        expect(judge(log, { code })).toEqual(one)
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => normalised(text).length <= 200))
  })
})
