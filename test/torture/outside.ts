import { z } from 'zod'
import { STATUS_OF } from '../../src/engine/trackers/status-of.ts'
import { editionOf, publicationKey } from '../../src/engine/handlers/publish/publication.ts'
import type { Experiment } from '../../src/store/experiments.ts'
import type { Store } from '../../src/store/store.ts'
import type { FakeWorld } from '../fakes/world-server/fake-world.ts'
import { experimentsOf } from '../invariants/state-under-test.ts'

/** What the world has that it should not, and what it lacks, when the daemon has come to rest. */
export interface Outside {
  /** How many too many, of any key. */
  readonly duplicates: number
  /** What became of each key that was made more than once, one line each. */
  readonly twice: readonly string[]
  readonly missing: readonly string[]
  /** What is there and was not asked for, or is not wanted any more. */
  readonly orphans: readonly string[]
  /** Other disagreements, one line each. */
  readonly violations: readonly string[]
}

/** The truth log against the rows: each key that the daemon says it made was made once, and nothing else was. */
export function outsideOf(world: FakeWorld, store: Store, issues: readonly string[]): Outside {
  const made = countsOf(world)
  const must = new Set(experimentsOf(store).flatMap((row) => mustExist(store, row)))
  const may = new Set([...must, ...mayExist(store), ...issues.map(() => 'issues ')])
  const extra = [...made.values()].reduce((sum, n) => sum + n - 1, 0)
  // the questions themselves were asked by people, without a mark
  const questions = made.get('issues ') ?? 0
  return {
    duplicates: extra - Math.max(0, questions - 1),
    twice: [...made].filter(([key, n]) => n > 1 && key !== 'issues ').map(([key]) => storyOf(world, key)),
    missing: [...must].filter((key) => !made.has(key)),
    orphans: [
      ...[...made.keys()].filter((key) => !may.has(key)).map((key) => `nothing asked for ${key}`),
      ...podsUnwanted(world, store),
    ],
    violations: [
      ...halted(store),
      ...leasesWithoutPod(world, store),
      ...statusesOff(world, store),
      ...objectsMissing(world, store),
    ],
  }
}

function countsOf({ truth }: FakeWorld): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { what, service, key } of truth.entries) {
    if (what === 'created') counts.set(`${service} ${key}`, (counts.get(`${service} ${key}`) ?? 0) + 1)
  }
  return counts
}

/** `pods lease/SCALE-001/1: created 12:00:00.123, removed …` */
function storyOf({ truth }: FakeWorld, wanted: string): string {
  const told = truth.entries.filter(({ service, key }) => `${service} ${key}` === wanted)
  const words = told.map(({ what, id, at }) => `${what} ${id} at ${new Date(at).toISOString().slice(11, -1)}`)
  return `${wanted} was made more than once: ${words.join(', ')}`
}

function mustExist(store: Store, row: Experiment): readonly string[] {
  const runs = store.runs.list(row.id).filter(({ handle }) => handle !== null)
  const leases = store.leases.list(row.id).filter(({ heldAt }) => heldAt !== null)
  return [
    `comments ${row.id}`,
    ...runs.map(({ id }) => `jobs ${id}`),
    ...leases.map(({ id }) => `pods ${id}`),
    ...(row.stage === 'done' ? publishedKeys(store, row) : []),
    ...store.outbox
      .list(row.id)
      .filter(({ effect, state }) => effect.kind === 'work.stop' && state === 'done')
      .map(({ key }) => `comments ${key}/kept`),
  ]
}

function publishedKeys(store: Store, { id }: Experiment): readonly string[] {
  const version = store.drafts.latest(id)?.version ?? 0
  const chosen = store.followUps.list(id).filter(({ chosen: isChosen }) => isChosen)
  return [
    `comments ${publicationKey(id, editionOf(store, id, version))}/result`,
    ...chosen.map(({ n }) => `issues ${publicationKey(id, `v${version}`)}/follow-up/${n}`),
  ]
}

/** Asked for by something that was cancelled before it heard of it. */
function mayExist(store: Store): readonly string[] {
  return experimentsOf(store).flatMap(({ id }) => [
    ...store.runs.list(id).map((run) => `jobs ${run.id}`),
    ...store.leases.list(id).map((lease) => `pods ${lease.id}`),
  ])
}

/** Nobody stopped it and yet it does not go on. */
function halted(store: Store): readonly string[] {
  return experimentsOf(store)
    .filter(({ stage }) => stage !== 'done' && stage !== 'cancelled')
    .map(({ id, stage, reason }) => `${id} is ${stage}: ${reason?.slice(0, 400) ?? 'nobody knows why'}`)
}

function podsUnwanted(world: FakeWorld, store: Store): readonly string[] {
  const open = new Set<string>(store.leases.open().map(({ id }) => id))
  return podNames(world)
    .filter((name) => !open.has(name))
    .map((name) => `the pod ${name} lives and no lease wants it`)
}

function leasesWithoutPod(world: FakeWorld, store: Store): readonly string[] {
  const alive = podNames(world)
  const open = store.leases.open().filter(({ id }) => !alive.includes(id))
  return open.map(({ id }) => `the lease ${id} is open and has no pod`)
}

function podNames({ shelves }: FakeWorld): readonly string[] {
  return shelves.pods.all().map(({ fields }) => String(fields['name']))
}

/** The tracker shows the stage in which the experiment is. */
function statusesOff({ shelves }: FakeWorld, store: Store): readonly string[] {
  return experimentsOf(store).flatMap(({ id, issue, stage }) => {
    const shown = shelves.issues.find(issue ?? '')?.fields['status']
    return shown === STATUS_OF[stage] ? [] : [`${id} is ${stage}, the tracker shows ${String(shown)}`]
  })
}

const Stored = z.object({ sha256: z.string() })

function objectsMissing({ truth }: FakeWorld, { db }: Store): readonly string[] {
  const there = new Set(truth.entries.filter(({ what }) => what === 'stored').map(({ key }) => key))
  const rows = Stored.array().parse(db.prepare('select distinct sha256 from artifacts').all())
  return rows
    .filter(({ sha256 }) => !there.has(sha256))
    .map(({ sha256 }) => `the object ${sha256} is nowhere`)
}
