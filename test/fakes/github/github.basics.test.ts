import { createEmulator } from 'emulate'
import { describeGithub } from './github.basics.ts'
import { startFakeGithub } from './github-fake.ts'

describeGithub('our own fake', async () => {
  const fake = await startFakeGithub()
  return {
    url: fake.url,
    token: fake.tokens.bot,
    owner: 'lab',
    repo: 'bandits',
    branch: (_octokit, name) => {
      fake.push(name, 'b'.repeat(40))
      return Promise.resolve('b'.repeat(40))
    },
    stop: () => fake.close(),
  }
})

describeGithub('emulate', async () => {
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { ghp_bot: { login: 'hooke-bot', scopes: ['repo'] } },
      github: {
        users: [{ login: 'lab' }, { login: 'hooke-bot' }],
        repos: [{ owner: 'hooke-bot', name: 'bandits', auto_init: true, default_branch: 'main' }],
      },
    },
  })
  const at = { owner: 'hooke-bot', repo: 'bandits' }
  return {
    url: emulator.url.replace('localhost', '127.0.0.1'),
    token: 'ghp_bot',
    ...at,
    async branch(octokit, name) {
      const main = await octokit.rest.git.getRef({ ...at, ref: 'heads/main' })
      await octokit.rest.git.createRef({ ...at, ref: `refs/heads/${name}`, sha: main.data.object.sha })
      const content = Buffer.from(name).toString('base64')
      const file = { ...at, branch: name, path: 'x.txt', message: 'x', content }
      const { data } = await octokit.rest.repos.createOrUpdateFileContents(file)
      return data.commit.sha ?? ''
    },
    stop: () => emulator.close(),
  }
})
