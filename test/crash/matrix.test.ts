import { mkdtempSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FAILPOINTS } from '../../src/lib/failpoint.ts'
import { violationsIn } from '../invariants/invariants.ts'
import { pointOf } from './matrix/all.ts'
import { cancelled } from './matrix/branches.ts'
import { chainsOf } from './matrix/chains.ts'
import { courseNamed } from './matrix/courses.ts'
import { notWalked } from './matrix/machine-transitions.ts'
import { dieAt, killAndPass, nameOf } from './matrix/pairs.ts'
import { pass } from './matrix/pass.ts'
import { differences, tracesOf } from './matrix/traces.ts'
import { type Leg, put, walk } from './matrix/walk.ts'
import { stateDirOf } from './matrix/world.ts'

/** The short form of `npm run failpoints`: one course, and each failpoint on one transition. */
const base = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-matrix-')))
const place = { root: join(base, 'world'), copies: join(base, 'copies') }
const walked: { legs: readonly Leg[] } = { legs: [] }

beforeAll(async () => {
  const legs = await walk(place, courseNamed('uneventful'))
  const whileRunning = legs.find(({ row }) => row.stage === 'running')
  if (whileRunning === undefined) throw new Error('nothing ran')
  walked.legs = [...legs, ...(await cancelled(place, whileRunning))]
}, 180_000)
afterAll(() => rm(base, { recursive: true, force: true, maxRetries: 3 }))

/** How often each effect was tried. */
function attemptsIn(root: string): readonly string[] {
  const db = new Database(join(stateDirOf(root), 'hooke.db'), { readonly: true })
  const rows = db.prepare("select kind || ' ' || attempt as tried from outbox order by key").all()
  db.close()
  return Tried.parse(rows).map(({ tried }) => tried)
}
const Tried = z.array(z.object({ tried: z.string() }))

describe('a kill on the way over a transition', () => {
  it('E-5: at every failpoint there is, several in a row, loses nothing and doubles nothing', async () => {
    const chains = chainsOf(walked.legs)
    const killedAt = new Set(chains.flatMap(({ kills }) => kills.map(pointOf)))

    expect([...killedAt].toSorted()).toEqual([...FAILPOINTS].toSorted())
    for (const chain of chains)
      expect({ of: nameOf(chain), violations: await killAndPass(place, chain) }).toMatchObject({
        violations: [],
      })
  }, 180_000)

  it('row 6: of recovery itself, 20 times in a row: it converges, and no effect is tried more often for it', async () => {
    const [leg] = walked.legs as [Leg]
    const deaths = ['midway', ...Array.from({ length: 19 }, (_, i) => (i % 2 === 0 ? 'end' : 'start'))]
    await put(leg.before, place.root)
    await dieAt(place.root, leg, 'effect.afterStarted@intake.survey')
    const before = attemptsIn(place.root)

    for (const point of deaths) expect(await dieAt(place.root, leg, `recovery.${point}`)).toBe('killed')

    expect(before).toContain('intake.survey 1')
    expect(attemptsIn(place.root)).toEqual(before)
    await pass({ ...leg.passage, root: place.root, course: leg.course, hit: () => undefined })
    expect(attemptsIn(place.root)).toContain('intake.survey 2')
    expect(violationsIn(stateDirOf(place.root))).toEqual([])
    expect(differences(leg.traces, tracesOf(place.root))).toEqual([])
  }, 180_000)

  it('is asked of every transition of the machine: one that nothing walks is named', () => {
    const walkedHere = walked.legs.map(({ transition }) => transition)
    const left = notWalked(walkedHere)

    expect(left).toContain('planning.checking gates.refused → planning.working')
    expect(left).not.toContain('publishing.checking gates.passed → done')
    expect(notWalked([])).toContain('publishing.checking gates.passed → done')
    expect(notWalked([...walkedHere, 'planning.checking gates.refused → planning.working'])).toHaveLength(
      left.length - 1,
    )
  })

  it('is seen when it leaves something out or doubles it', () => {
    const { traces } = walked.legs.at(-1) as Leg

    expect(differences(traces, traces)).toEqual([])
    expect(differences(traces, { ...traces, executed: [] })).toMatchObject([/^executed: /])
    expect(
      differences(traces, { ...traces, comments: [traces['comments'], traces['comments']] }),
    ).toMatchObject([/^comments: /])
  })
})
