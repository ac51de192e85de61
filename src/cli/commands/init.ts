import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readConfig } from '../../config/load.ts'
import { HookeError } from '../../domain/errors.ts'
import type { RepositoryFacts } from '../deps.ts'
import { defineCommand } from '../command.ts'
import type { Session } from '../session.ts'

const IGNORED = ['.hooke/', '/worktrees/']

export const initCommand = defineCommand({
  name: 'init',
  group: 'Start',
  summary: 'Write hooke.toml and .gitignore lines for the repository you are in',
  options: [
    { flags: '--labels', about: 'make the labels in the configured trackers; what is there stays' },
    { flags: '--templates', about: 'put the issue form there; one that you changed stays' },
  ],
  examples: ['cd my-research && hooke init', 'hooke init --labels --templates'],
  input: z.object({ labels: z.boolean().default(false), templates: z.boolean().default(false) }),

  async run({ labels, templates }, session) {
    if (labels || templates) return setUp(session, { labels, templates })
    const { deps, output, options } = session
    const facts = await deps.describeRepository(deps.cwd)
    if (facts === null) {
      throw new HookeError('git.notRepository', 'this folder is in no git repository', {
        found: deps.cwd,
        advice: 'go to your research repository, or make one here with `git init`',
      })
    }
    const path = join(facts.root, 'hooke.toml')
    if (existsSync(path)) {
      throw new HookeError('request.conflict', 'this repository has a hooke.toml already', {
        found: path,
        advice: 'edit it; hooke doctor checks it',
      })
    }
    const name = options.as ?? facts.userName ?? deps.systemUser
    const text = configFor(name, facts, deps.systemUser)
    const { studies } = readConfig({ path, text, env: {} })
    writeFileSync(path, text, { flag: 'wx' })
    const added = ignore(facts.root)
    output.line(`wrote ${path}`)
    for (const line of added) output.line(`added ${line} to .gitignore`)
    output.line(`study ${studies[0]?.id ?? ''}, ${name} with all rights`)
    output.line('next: hooke doctor, hooke up, hooke new "your question"')
    return 0
  },
})

/** Goes to the trackers that hooke.toml names, and may be asked for as often as one likes (T-8). */
async function setUp(
  { deps, output, config }: Session,
  what: { labels: boolean; templates: boolean },
): Promise<0> {
  const loaded = config()
  const done = await output.during('asking the trackers', () => deps.setUpTrackers(loaded, what))
  for (const { tracker, made } of done) {
    for (const line of made) output.line(`${tracker}: made ${line}`)
    if (made.length === 0) output.line(`${tracker}: everything is there`)
  }
  return 0
}

function configFor(name: string, facts: RepositoryFacts, systemUser: string): string {
  const branch = facts.branch === null ? [] : [`base_branch = ${quoted(facts.branch)}`]
  const remote = facts.remote === null ? [] : [`remote = ${quoted(facts.remote)}`]
  const email = z.email().safeParse(facts.userEmail).data
  return [
    '# All keys may be left out. config/hooke.example.toml of Hooke explains every one.',
    '',
    '[study]',
    `owner = ${quoted(name)}`,
    ...branch,
    ...remote,
    '',
    '[study.commands] # lists of words; there is no shell',
    '# test = ["npm", "test"]',
    '',
    `[people.${quoted(name)}]`,
    'rights = ["admin"]',
    '',
    `[people.${quoted(name)}.ids]`,
    ...(email === undefined ? [] : [`git = ${quoted(email)}`]),
    `system = ${quoted(systemUser)}`,
    '',
  ].join('\n')
}

/** A basic string of TOML has the escapes of JSON. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

function ignore(root: string): readonly string[] {
  const path = join(root, '.gitignore')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const known = text.split('\n').map((line) => line.trim())
  const added = IGNORED.filter((line) => !known.includes(line))
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  if (added.length > 0) appendFileSync(path, `${gap}${added.join('\n')}\n`)
  return added
}
