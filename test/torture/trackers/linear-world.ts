import type { TrackerLink } from '../../../src/store/tracker-links.ts'
import type { Store } from '../../../src/store/store.ts'
import { readMark } from '../../../src/trackers/shared/marks.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { type LinearServer, startLinear } from '../../fakes/linear/linear-server.ts'
import { ADA, HOOKE_APP, TOKENS } from '../../fakes/linear/people.ts'
import { dice } from '../../fakes/world-server/dice.ts'
import { experimentsOf } from '../../invariants/state-under-test.ts'
import { answerAsAda } from './ada.ts'
import {
  allJudged,
  type Count,
  type Judged,
  tooFew,
  tooMany,
  type TrackerWorld,
  type TrackerWorldOptions,
} from './tracker-world.ts'

const LABEL = 'a5000000-0000-4000-8000-000000000001'
const TROUBLES = ['lost', 'lost', 'failedAfter', 'unavailable', 'cut', 'locked', 'slow', 'slow'] as const
/** How often the weather changes, and in which share of the time it is bad for whoever asks first. */
const WEATHER_MS = 100
const BAD_SHARE = 0.1

/** Labelled issues that nobody begins by hand, and Ada, who answers by comments alone. */
export async function aLinearWorld(options: TrackerWorldOptions): Promise<TrackerWorld> {
  const linear = await startLinear({ clock: systemClock, seed: options.seed })
  const { state, people } = linear
  state.budgets.setLimits({ requests: 1_000_000, complexity: 1_000_000_000 })
  const row = { id: LABEL, team: null, name: 'hooke', color: '#5e6ad2', description: null }
  state.rows.labels.set(LABEL, row)
  const issues = Array.from({ length: options.experiments }, (_, n) =>
    people.open({
      title: `Scale ${n + 1}`,
      description: `Does a doubled scale give a higher score? Question ${n + 1}.`,
      labelIds: [LABEL],
    }),
  )
  const said = (ref: string): readonly string[] =>
    people.comments(ref).flatMap(({ user, body }) => (user === HOOKE_APP ? [body] : []))
  const stopAda = answerAsAda({ said, comment: (ref, body) => void people.comment(ref, body) }, issues)
  const stopWeather = badWeather(linear, options.seed)
  return {
    ...{ kind: 'linear', url: linear.url, token: TOKENS.app, ada: ADA, issues },
    judge: (store) => judge(linear, store),
    async close() {
      stopAda()
      stopWeather()
      await linear.close()
    },
  }
}

function badWeather({ state }: LinearServer, seed: number): () => void {
  const roll = dice(seed, 'linear')
  const timer = setInterval(() => {
    state.faults.clear()
    if (roll() > BAD_SHARE) return
    const kind = TROUBLES[Math.floor(roll() * TROUBLES.length)] ?? 'lost'
    state.faults.order({ kind, ms: Math.round(300 * roll()) })
  }, WEATHER_MS)
  return () => clearInterval(timer)
}

function judge(linear: LinearServer, store: Store): Judged {
  const links = store.trackerLinks.list('team')
  const parts = experimentsOf(store).map(({ id }) =>
    judgeOne(
      linear,
      store,
      links.find(({ experiment }) => experiment === id),
    ),
  )
  return allJudged(parts)
}

/** How often each sort of thing is to be there for one experiment that came to its end. */
function judgeOne(linear: LinearServer, store: Store, link: TrackerLink | undefined): Judged {
  if (link === undefined) return { duplicates: 0, violations: ['an experiment has no issue in Linear'] }
  const { rows } = linear.state
  const { experiment: id, issueId } = link
  const said = [...rows.comments.values()].filter(
    ({ issue, user }) => issue === issueId && user === HOOKE_APP,
  )
  const keys = said.map(({ body }) => {
    const mark = readMark(body)
    return mark === null ? body : `${mark.kind} ${mark.key}`
  })
  const children = [...rows.relations.values()].filter(({ issue }) => issue === issueId)
  const files = [...rows.attachments.values()].filter(({ issue }) => issue === issueId)
  const made = [...rows.issues.values()].filter(
    ({ creator, description }) => creator === HOOKE_APP && (description ?? '').includes(`Follows ${id} `),
  )
  const counts: readonly Count[] = [
    ['status comment', said.filter(({ body }) => body.includes('hooke:status')).length, 1],
    ['result comment', said.filter(({ body }) => body.includes('record sha256')).length, 1],
    ['comments that ask', said.filter(({ body }) => body.includes('**Next.** Answer here')).length, 2],
    ['follow-up', made.length, 1],
    ['link to the follow-up', children.length, 1],
    ['files', files.length, 2],
    ['approvals', store.approvals.list(id).length, 2],
  ]
  const shown = rows.states.get(rows.issues.get(issueId)?.state ?? '')?.name
  return {
    duplicates: keys.length - new Set(keys).size + tooMany(counts),
    violations: [
      ...tooFew(id, counts),
      ...(shown === 'Done' ? [] : [`${id}: Linear shows ${shown ?? 'nothing'}`]),
    ],
  }
}
