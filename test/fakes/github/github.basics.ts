import { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

export interface GithubUnderTest {
  readonly url: string
  readonly token: string
  readonly owner: string
  readonly repo: string
  /** Makes a branch of its own commit, by whatever way the double has, and gives its tip. */
  branch(octokit: Octokit, name: string): Promise<string>
  stop(): Promise<void>
}

const QUIET = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 }

/** What both doubles of GitHub must do alike, so that our own cannot drift from the one that others wrote. */
export function describeGithub(name: string, start: () => Promise<GithubUnderTest>): void {
  describe(`GitHub as ${name} plays it`, () => {
    let github: GithubUnderTest
    let octokit: Octokit
    let at: { owner: string; repo: string }

    beforeAll(async () => {
      github = await start()
      octokit = new Octokit({ auth: github.token, baseUrl: github.url, log: QUIET })
      at = { owner: github.owner, repo: github.repo }
    })
    afterAll(() => github.stop())

    const newIssue = async (title: string, labels: string[] = []) =>
      (await octokit.rest.issues.create({ ...at, title, body: 'text', labels })).data
    const comment = async (issue_number: number, body: string) =>
      (await octokit.rest.issues.createComment({ ...at, issue_number, body })).data

    it('counts issues up', async () => {
      const [first, second] = [await newIssue('one'), await newIssue('two')]

      expect(second.number).toBe(first.number + 1)
      expect((await octokit.rest.issues.get({ ...at, issue_number: first.number })).data.title).toBe('one')
    })

    it('refuses an issue that is not there with 404', async () => {
      await expect(octokit.rest.issues.get({ ...at, issue_number: 99_999 })).rejects.toMatchObject({
        status: 404,
      })
    })

    it('makes a second comment for who asks twice: it knows no key', async () => {
      const { number } = await newIssue('twice')
      const [first, second] = [await comment(number, 'same'), await comment(number, 'same')]
      const listed = await octokit.rest.issues.listComments({ ...at, issue_number: number })

      expect(second.id).not.toBe(first.id)
      expect(listed.data.map(({ id }) => id)).toEqual([first.id, second.id])
    })

    it('edits a comment in place, and removes it', async () => {
      const { number } = await newIssue('edited')
      const { id } = await comment(number, 'before')
      await octokit.rest.issues.updateComment({ ...at, comment_id: id, body: 'after' })
      const listed = await octokit.rest.issues.listComments({ ...at, issue_number: number })
      await octokit.rest.issues.deleteComment({ ...at, comment_id: id })

      expect(listed.data.map(({ body }) => body)).toEqual(['after'])
      expect((await octokit.rest.issues.listComments({ ...at, issue_number: number })).data).toEqual([])
    })

    it('sets, adds and removes labels; a name that is taken is refused with 422', async () => {
      const label = { ...at, name: 'status:running', color: '00ff00' }
      await octokit.rest.issues.createLabel(label)
      await octokit.rest.issues.createLabel({ ...label, name: 'status:done' })
      const { number } = await newIssue('labels', ['status:running'])
      const one = { ...at, issue_number: number }
      await octokit.rest.issues.setLabels({ ...one, labels: ['status:done'] })
      const set = await octokit.rest.issues.listLabelsOnIssue(one)
      await octokit.rest.issues.removeLabel({ ...one, name: 'status:done' })

      expect(set.data.map(({ name: called }) => called)).toEqual(['status:done'])
      expect((await octokit.rest.issues.listLabelsOnIssue(one)).data).toEqual([])
      await expect(octokit.rest.issues.createLabel(label)).rejects.toMatchObject({ status: 422 })
    })

    it('closes with a reason and opens again', async () => {
      const { number } = await newIssue('closing')
      const one = { ...at, issue_number: number }
      await octokit.rest.issues.update({ ...one, state: 'closed', state_reason: 'not_planned' })
      const closed = (await octokit.rest.issues.get(one)).data
      await octokit.rest.issues.update({ ...one, state: 'open' })

      expect([closed.state, closed.state_reason]).toEqual(['closed', 'not_planned'])
      expect((await octokit.rest.issues.get(one)).data.state).toBe('open')
    })

    it('pages with a Link header', async () => {
      const { number } = await newIssue('many')
      for (let n = 0; n < 5; n += 1) await comment(number, `comment ${n}`)
      const one = { ...at, issue_number: number, per_page: 2 }
      const all = await octokit.paginate(octokit.rest.issues.listComments, one)
      const first = await octokit.rest.issues.listComments(one)

      expect(all.map(({ body }) => body)).toEqual([0, 1, 2, 3, 4].map((n) => `comment ${n}`))
      expect(first.data).toHaveLength(2)
      expect(first.headers.link).toContain('rel="next"')
    })

    it('opens one pull request of a branch, merges it at the head that was seen, and no second time', async () => {
      const sha = await github.branch(octokit, 'hooke/X-001')
      const pull = { ...at, head: 'hooke/X-001', base: 'main', title: 'X-001' }
      const { number } = (await octokit.rest.pulls.create(pull)).data
      const found = await octokit.rest.pulls.list({ ...at, head: `${at.owner}:hooke/X-001`, state: 'all' })
      const merge = { ...at, pull_number: number }
      // 409 at GitHub, 422 at emulate
      await expect(octokit.rest.pulls.merge({ ...merge, sha: 'f'.repeat(40) })).rejects.toMatchObject({
        name: 'HttpError',
      })
      await octokit.rest.pulls.merge({ ...merge, sha })

      expect(found.data.map((one) => one.number)).toEqual([number])
      expect((await octokit.rest.pulls.get(merge)).data.merged).toBe(true)
      await expect(octokit.rest.pulls.merge({ ...merge, sha })).rejects.toMatchObject({ name: 'HttpError' })
    })

    it('publishes one release of a tag', async () => {
      const release = { ...at, tag_name: 'result/X-001-v1', name: 'X-001' }
      await octokit.rest.repos.createRelease(release)

      await expect(octokit.rest.repos.createRelease(release)).rejects.toMatchObject({ status: 422 })
      const { data } = await octokit.rest.repos.getReleaseByTag({ ...at, tag: release.tag_name })
      expect(data.name).toBe('X-001')
    })

    it('keeps a file under its path, and changes it only for who knows the blob it replaces', async () => {
      const file = { ...at, path: '.github/ISSUE_TEMPLATE/x.yml', message: 'm' }
      const content = (text: string) => Buffer.from(text).toString('base64')
      await octokit.rest.repos.createOrUpdateFileContents({ ...file, content: content('a') })
      const read = async () => (await octokit.rest.repos.getContent({ ...at, path: file.path })).data
      const before = await read()
      if (Array.isArray(before) || before.type !== 'file') throw new Error('no file')
      await octokit.rest.repos.createOrUpdateFileContents({ ...file, content: content('b'), sha: before.sha })
      const after = await read()

      expect(after).toMatchObject({ content: expect.stringContaining(content('b')) as unknown })
    })
  })
}
