import { Octokit } from '@octokit/rest'
import { createEmulator } from 'emulate'
import { systemClock } from '../../src/lib/clock.ts'
import { createGithubTracker } from '../../src/trackers/github/github-tracker.ts'
import { startFakeGithub } from '../fakes/github/github-fake.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { describeTracker, type TrackerUnderTest } from './tracker.contract.ts'

describeTracker('github, at our own fake', () => ownFake(true))
describeTracker('github, where there are no sub-issues', () => ownFake(false))
describeTracker('github, at emulate', emulated, {
  'T-2: lists what changed since a cursor, and nothing is left out':
    'emulate 0.12.2 has no list of the comments of a repository',
  'F-8: a poll costs the same for one issue and for many': 'emulate counts no requests for us',
})

async function ownFake(hasSubIssues: boolean): Promise<TrackerUnderTest> {
  const clock = createManualClock()
  const fake = await startFakeGithub({ clock, hasSubIssues })
  const again = () =>
    createGithubTracker({
      name: 'lab',
      owner: 'lab',
      repo: 'bandits',
      auth: { kind: 'token', token: () => fake.tokens.bot },
      clock,
      baseUrl: fake.url,
      pace: false,
    })
  return {
    tracker: again(),
    again,
    study: 'bandits',
    person: personAt({
      url: fake.url,
      token: fake.tokens.person,
      owner: 'lab',
      repo: 'bandits',
      id: fake.idOf('ada'),
    }),
    tick: () => {
      clock.advance(1_000)
      return Promise.resolve(clock.now())
    },
    requests: () => fake.requests.length,
    stop: () => fake.close(),
  }
}

async function emulated(): Promise<TrackerUnderTest> {
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: {
        ghp_bot: { login: 'hooke-bot', scopes: ['repo'] },
        ghp_lab: { login: 'lab', scopes: ['repo'] },
        ghp_ada: { login: 'ada', scopes: ['repo'] },
      },
      github: {
        users: [{ login: 'lab' }, { login: 'hooke-bot' }, { login: 'ada' }],
        repos: [{ owner: 'lab', name: 'bandits', auto_init: true, default_branch: 'main' }],
      },
    },
  })
  const url = emulator.url.replace('localhost', '127.0.0.1')
  const ada = new Octokit({ auth: 'ghp_ada', baseUrl: url })
  const at = { owner: 'lab', repo: 'bandits' }
  const lab = new Octokit({ auth: 'ghp_lab', baseUrl: url })
  await lab.rest.repos.addCollaborator({ ...at, username: 'hooke-bot', permission: 'push' })
  const again = () =>
    createGithubTracker({
      name: 'lab',
      ...at,
      auth: { kind: 'token', token: () => 'ghp_bot' },
      clock: systemClock,
      baseUrl: url,
      pace: false,
    })
  const { id } = (await ada.rest.users.getAuthenticated()).data
  return {
    tracker: again(),
    again,
    study: 'bandits',
    person: withoutEdits(personAt({ url, token: 'ghp_ada', ...at, id: String(id) })),
    tick: () => new Promise((resolve) => void systemClock.after(3, () => resolve(systemClock.now()))),
    stop: () => emulator.close(),
  }
}

interface PersonAt {
  readonly url: string
  readonly token: string
  readonly owner: string
  readonly repo: string
  readonly id: string
}

/** A person who uses GitHub itself. */
function personAt({ url, token, owner, repo, id }: PersonAt): TrackerUnderTest['person'] {
  const octokit = new Octokit({ auth: token, baseUrl: url })
  const at = (ref: string) => ({ owner, repo, issue_number: Number(ref.split('#')[1]) })
  return {
    id,
    comment: async (ref, body) => {
      await octokit.rest.issues.createComment({ ...at(ref), body })
    },
    move: async (ref) => {
      await octokit.rest.issues.setLabels({ ...at(ref), labels: ['status:parked'] })
    },
    write: async (ref, text) => {
      const { data } = await octokit.rest.issues.get(at(ref))
      await octokit.rest.issues.update({ ...at(ref), body: `${data.body ?? ''}${text}` })
    },
    edit: async (ref, from, to) => {
      const { data } = await octokit.rest.issues.listComments(at(ref))
      const found = data.find(({ body }) => body === from)
      await octokit.rest.issues.updateComment({ owner, repo, comment_id: found?.id ?? 0, body: to })
    },
  }
}

/** Its times have milliseconds, and the time it takes to write a comment down looks like an edit. */
function withoutEdits(person: TrackerUnderTest['person']): TrackerUnderTest['person'] {
  const { id } = person
  return {
    id,
    comment: (ref, body) => person.comment(ref, body),
    move: (ref) => person.move(ref),
    write: (ref, text) => person.write(ref, text),
  }
}
