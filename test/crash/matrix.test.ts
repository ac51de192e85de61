import { mkdtempSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../src/lib/canonical.ts'
import { FAILPOINTS, type FailpointName } from '../../src/lib/failpoint.ts'
import { pointOf } from './matrix/all.ts'
import { cancelled } from './matrix/branches.ts'
import { courseNamed } from './matrix/courses.ts'
import { killAndPass, nameOf, type Pair, pairsOf } from './matrix/pairs.ts'
import { differences } from './matrix/traces.ts'
import { type Leg, walk } from './matrix/walk.ts'

/** Part of `npm run failpoints`: one course, and of each failpoint one transition. */
const SEED = 'sixteen'
const base = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-matrix-')))
const place = { root: join(base, 'world'), copies: join(base, 'copies') }
const walked: { legs: readonly Leg[]; pairs: readonly Pair[] } = { legs: [], pairs: [] }

beforeAll(async () => {
  const legs = await walk(place, courseNamed('uneventful'))
  const whileRunning = legs.find(({ row }) => row.stage === 'running')
  if (whileRunning === undefined) throw new Error('nothing ran')
  walked.legs = [...legs, ...(await cancelled(place, whileRunning))]
  walked.pairs = pairsOf(walked.legs)
}, 120_000)
afterAll(() => rm(base, { recursive: true, force: true, maxRetries: 3 }))

/** One pair of each failpoint, the same each time. */
function pairOf(name: FailpointName): Pair {
  const all = walked.pairs.filter(({ kills }) => pointOf(kills.at(-1) ?? '') === name)
  const [pair] = all.toSorted((a, b) => (sha256(SEED + nameOf(a)) < sha256(SEED + nameOf(b)) ? -1 : 1))
  if (pair === undefined) throw new Error(`${name} lies on no way through the machine`)
  return pair
}

describe('a kill on the way over a transition', () => {
  it.each(FAILPOINTS)(
    'E-5: at %s loses nothing and doubles nothing',
    async (name) => {
      expect(await killAndPass(place, pairOf(name))).toEqual([])
    },
    60_000,
  )

  it('is seen when it leaves something out or doubles it', () => {
    const { traces } = walked.legs.at(-1) as Leg

    expect(differences(traces, traces)).toEqual([])
    expect(differences(traces, { ...traces, executed: [] })).toMatchObject([/^executed: /])
    expect(
      differences(traces, { ...traces, comments: [traces['comments'], traces['comments']] }),
    ).toMatchObject([/^comments: /])
  })
})
