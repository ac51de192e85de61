import { Octokit } from '@octokit/rest'
import type { Watched } from '../../src/engine/trackers/watched.ts'
import { createGithubTracker } from '../../src/trackers/github/github-tracker.ts'
import type { Tracker } from '../../src/trackers/tracker.ts'
import { type FakeGithub, startFakeGithub } from '../fakes/github/github-fake.ts'
import { branchesOf, mergeIn } from '../fakes/world/study-repository.ts'
import { aLab, type Lab, type LabOptions } from './harness.ts'

export interface AtGithub {
  readonly lab: Lab
  readonly fake: FakeGithub
  readonly tracker: Tracker
  /** Ada, who uses GitHub itself. */
  readonly ada: Octokit
}

export const PLACE = { owner: 'lab', repo: 'bandits' }

/** A laboratory whose study lives in a repository at the fake of GitHub; what it pushes can be seen there. */
export async function aLabAtGithub(watched: Watched, seed = 1, options: LabOptions = {}): Promise<AtGithub> {
  const held: { remote?: string; tracker?: Tracker } = {}
  const fake = await startFakeGithub({
    seed,
    merging: (merge) => mergeIn(held.remote ?? '', merge),
    branches: () => (held.remote === undefined ? new Map<string, string>() : branchesOf(held.remote)),
    // who looks a hundred times a second would soon be held back
    ...(watched.pollEveryMs < 1_000 ? { weather: { hourly: Infinity, pointsPerMinute: Infinity } } : {}),
  })
  const lab = aLab({
    ...options,
    study: { tracker: 'code' },
    wrap: (parts) => {
      const tracker = (held.tracker = createGithubTracker({
        name: 'code',
        ...PLACE,
        auth: { kind: 'token', token: () => fake.tokens.bot },
        clock: parts.clock,
        baseUrl: fake.url,
        pace: false,
        requestTimeoutMs: 5_000,
        listingLagMs: 100,
        webhookSecrets: () => ['s3cret'],
      }))
      parts.store.people.put({
        ...parts.store.people.find('ada')!,
        ids: { 'tracker/code': fake.idOf('ada') },
      })
      return { trackers: new Map([['code', tracker]]), watched: () => watched, ...options.wrap?.(parts) }
    },
  })
  held.remote = lab.repository.remotePath
  if (held.tracker === undefined) throw new Error('no tracker was made')
  return {
    ...{ lab, fake, tracker: held.tracker },
    ada: new Octokit({ auth: fake.tokens.person, baseUrl: fake.url }),
  }
}
