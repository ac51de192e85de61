import { createHash } from 'node:crypto'
import type { Account, Comment, Issue, IssueEvent, Label, Release, Repository } from './model.ts'

/** Whole seconds, as GitHub writes times. */
export const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

export const userShape = ({ id, login, type }: Account) => ({ id, login, type, node_id: `U_${id}` })

/** What GitHub says of a writer: of the installation of an app it says nothing. */
const associationOf = ({ owner }: Repository, { login, type, isMember }: Account): string => {
  if (login === owner) return 'OWNER'
  return isMember && type === 'User' ? 'COLLABORATOR' : 'NONE'
}

export const labelShape = ({ id, name, color, description }: Label) => ({
  id,
  node_id: `LA_${id}`,
  name,
  color,
  description,
  default: false,
})

const web = (repository: Repository): string => `https://github.test/${repository.owner}/${repository.name}`

export function issueShape(
  repository: Repository,
  issue: Issue,
  origin: string,
  people: Map<string, Account>,
) {
  const who = (login: string) =>
    userShape(people.get(login.toLowerCase()) ?? { id: 0, login, type: 'User', isMember: false })
  const api = `${origin}/repos/${repository.owner}/${repository.name}`
  const parent = [...repository.issues.values()].find(({ id }) => id === issue.parent)
  const parts = [...repository.issues.values()].filter(({ parent }) => parent === issue.id)
  return {
    id: issue.id,
    node_id: `I_${issue.id}`,
    number: issue.number,
    title: issue.title,
    body: issue.body === '' ? null : issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    labels: issue.labels.flatMap((name) => {
      const label = repository.labels.get(name.toLowerCase())
      return label === undefined ? [] : [labelShape(label)]
    }),
    assignee: issue.assignees[0] === undefined ? null : who(issue.assignees[0]),
    assignees: issue.assignees.map(who),
    user: userShape(issue.user),
    comments: [...repository.comments.values()].filter((one) => one.issue === issue.number).length,
    created_at: time(issue.createdAt),
    updated_at: time(issue.updatedAt),
    closed_at: issue.closedAt === null ? null : time(issue.closedAt),
    html_url: `${web(repository)}/${issue.pull === null ? 'issues' : 'pull'}/${issue.number}`,
    url: `${api}/issues/${issue.number}`,
    repository_url: api,
    author_association: associationOf(repository, issue.user),
    parent_issue_url: parent === undefined ? null : `${api}/issues/${parent.number}`,
    ...(repository.hasSubIssues
      ? { sub_issues_summary: { total: parts.length, completed: 0, percent_completed: 0 } }
      : {}),
    ...(issue.pull === null ? {} : { pull_request: { url: '', merged_at: null } }),
  }
}

export function commentShape(repository: Repository, comment: Comment, origin: string) {
  const base = `${origin}/repos/${repository.owner}/${repository.name}/issues`
  const kind = (repository.issues.get(comment.issue)?.pull ?? null) === null ? 'issues' : 'pull'
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    body: comment.body,
    user: userShape(comment.user),
    created_at: time(comment.createdAt),
    updated_at: time(comment.updatedAt),
    issue_url: `${base}/${comment.issue}`,
    url: `${base}/comments/${comment.id}`,
    html_url: `${web(repository)}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
    author_association: associationOf(repository, comment.user),
    performed_via_github_app: null,
  }
}

export function eventShape({ id, event, actor, label, createdAt }: IssueEvent) {
  return {
    id,
    event,
    actor: userShape(actor),
    created_at: time(createdAt),
    ...(label === null ? {} : { label: { name: label, color: 'ededed' } }),
  }
}

export function pullShape(repository: Repository, issue: Issue, origin: string) {
  const { pull } = issue
  if (pull === null) throw new Error(`#${issue.number} is no pull request`)
  const fullName = `${repository.owner}/${repository.name}`
  // what is pushed after a merge is no part of it
  const sha = pull.mergedTip ?? repository.refs.get(`refs/heads/${pull.head}`) ?? ''
  return {
    id: issue.id,
    node_id: `PR_${issue.id}`,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    draft: pull.draft,
    merged: pull.merged,
    mergeable: null,
    merge_commit_sha: pull.mergeSha,
    merged_at: pull.merged ? time(issue.updatedAt) : null,
    user: userShape(issue.user),
    head: { ref: pull.head, label: `${repository.owner}:${pull.head}`, sha, repo: { full_name: fullName } },
    base: { ref: pull.base, repo: { full_name: fullName } },
    html_url: `${web(repository)}/pull/${issue.number}`,
    url: `${origin}/repos/${fullName}/pulls/${issue.number}`,
    created_at: time(issue.createdAt),
    updated_at: time(issue.updatedAt),
  }
}

export function releaseShape(repository: Repository, release: Release, origin: string) {
  const path = `/repos/${repository.owner}/${repository.name}/releases/${release.id}/assets`
  return {
    id: release.id,
    tag_name: release.tag,
    name: release.name,
    body: release.body,
    draft: release.draft,
    upload_url: `${origin}/uploads${path}{?name,label}`,
    html_url: `${web(repository)}/releases/tag/${release.tag}`,
    assets: release.assets.map(({ id, name, bytes }) => ({
      id,
      name,
      size: bytes.length,
      state: 'uploaded',
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      browser_download_url: `${web(repository)}/releases/download/${release.tag}/${name}`,
    })),
  }
}
