import type { Store } from '../../../src/store/store.ts'
import type { TrackerLink } from '../../../src/store/tracker-links.ts'
import { readMark } from '../../../src/trackers/shared/marks.ts'
import { type FakeGithub, startFakeGithub } from '../../fakes/github/github-fake.ts'
import type { Issue } from '../../fakes/github/model.ts'
import type { Storm } from '../../fakes/github/storm.ts'
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

const TROUBLES: readonly Storm[] = [
  { count: 1, status: 'lost' },
  { count: 1, status: 'lost', afterEffect: true },
  { count: 1, status: 'lost', afterEffect: true },
  { count: 1, status: 502, afterEffect: true },
  { count: 2, status: 503 },
  { count: 1, status: 403, retryAfterS: 1 },
]
/** How often the weather changes, and in which share of the time it is bad for whoever asks first. */
const WEATHER_MS = 100
const BAD_SHARE = 0.1
/** A new comment or issue is missing from lists for this long. */
const LISTING_LAG_MS = 150
const BOT = 'hooke-bot'

/** Labelled issues that nobody begins by hand, and Ada, who answers by comments alone. No webhook comes. */
export async function aGithubWorld(options: TrackerWorldOptions): Promise<TrackerWorld> {
  const { seed, experiments, branches, merging } = options
  const fake = await startFakeGithub({
    ...{ seed, branches, merging },
    weather: {
      listingLagMs: LISTING_LAG_MS,
      // its poll comes four times a second, and time is real here: the limits are proven in `test/trackers/github`
      ...{ hourly: Infinity, pointsPerMinute: Infinity },
      ...{ contentPerMinute: Infinity, contentPerHour: Infinity },
    },
  })
  const issues = Array.from({ length: experiments }, (_, n) => {
    const number = fake.ask(`Scale ${n + 1}`, `Does a doubled scale give a higher score? Question ${n + 1}.`)
    fake.label(number, ['hooke'])
    return `lab/bandits#${number}`
  })
  const comment = (ref: string, body: string): void => fake.speak(ref, body, 'ada')
  const stopAda = answerAsAda({ comment, said: (ref) => saidOn(fake, numberOf(ref)) }, issues)
  const stopWeather = badWeather(fake, seed)
  return {
    ...{ kind: 'github', url: fake.url, token: fake.tokens.bot, ada: fake.idOf('ada'), issues },
    judge: (store) => judge(fake, store),
    async close() {
      stopAda()
      stopWeather()
      await fake.close()
    },
  }
}

const numberOf = (ref: string): number => Number(ref.split('#')[1])

function saidOn(fake: FakeGithub, number: number): readonly string[] {
  const { comments } = fake.repository()
  return [...comments.values()]
    .filter(({ issue, user }) => issue === number && user.login === BOT)
    .map(({ body }) => body)
}

function badWeather(fake: FakeGithub, seed: number): () => void {
  const roll = dice(seed, 'github')
  const timer = setInterval(() => {
    fake.calm()
    const trouble = TROUBLES[Math.floor(roll() * TROUBLES.length)]
    if (roll() < BAD_SHARE && trouble !== undefined) fake.storm(trouble)
  }, WEATHER_MS)
  return () => clearInterval(timer)
}

function judge(fake: FakeGithub, store: Store): Judged {
  const links = store.trackerLinks.list('team')
  const parts = experimentsOf(store).map(({ id }) => {
    const link = links.find(({ experiment }) => experiment === id)
    return link === undefined
      ? { duplicates: 0, violations: [`${id} has no issue at GitHub`] }
      : judgeOne(fake, store, link)
  })
  return allJudged(parts)
}

/** How often each sort of thing is to be there for one experiment that came to its end. */
function judgeOne(fake: FakeGithub, store: Store, { experiment: id, issueId }: TrackerLink): Judged {
  const { issues, releases } = fake.repository()
  const all = [...issues.values()]
  const issue = all.find((one) => String(one.id) === issueId)
  if (issue === undefined) return { duplicates: 0, violations: [`${id}: its issue is not there`] }
  const said = saidOn(fake, issue.number)
  const keys = said.map((body) => {
    const mark = readMark(body)
    return mark === null ? body : `${mark.kind} ${mark.key}`
  })
  const made = all.filter(
    ({ user, body, stateReason }) =>
      user.login === BOT && body.includes(`Follows ${id} `) && stateReason !== 'duplicate',
  )
  const pulls = all.flatMap(({ pull }) => (pull?.head === `hooke/${id}` ? [pull] : []))
  const files = [...releases.values()]
    .flatMap(({ assets }) => assets)
    .filter(({ name }) => name.startsWith(`${issue.number}-`))
  const counts: readonly Count[] = [
    ['status comment', said.filter((body) => body.includes('hooke:status')).length, 1],
    ['result comment', said.filter((body) => body.includes('record sha256')).length, 1],
    ['comments that ask', said.filter((body) => body.includes('**Next.** Answer here')).length, 2],
    ['follow-up', made.length, 1],
    ['follow-up as a sub-issue', made.filter(({ parent }) => parent === issue.id).length, 1],
    ['pull request', pulls.length, 1],
    ['pull request that is ready', pulls.filter(({ draft }) => !draft).length, 1],
    ['files', files.length, 2],
    ['approvals', store.approvals.list(id).length, 2],
  ]
  return {
    duplicates: keys.length - new Set(keys).size + tooMany(counts),
    violations: [...tooFew(id, counts), ...shownWrongly(issue).map((wrong) => `${id}: ${wrong}`)],
  }
}

function shownWrongly({ state, stateReason, labels }: Issue): readonly string[] {
  const shown = `${state} as ${String(stateReason)} with ${labels.toSorted().join(', ')}`
  return shown === 'closed as completed with hooke, status:done' ? [] : [`GitHub shows it ${shown}`]
}
