import { z } from 'zod'
import { count } from '../../lib/words.ts'
import { defineCommand } from '../command.ts'
import type { Output } from '../output.ts'
import type { ImportView } from '../replies.ts'

export const importCommand = defineCommand({
  name: 'import',
  group: 'Around',
  summary: 'Bring in what an older workflow left on GitHub: epm:* markers and status:* labels',
  arguments: [{ name: 'repository', about: 'owner/repo, of a tracker that is configured' }],
  options: [
    { flags: '--dry-run', about: 'list what would come and what was not understood; write nothing' },
    { flags: '--study <id>', about: 'study they come to; needless when there is one' },
  ],
  examples: ['hooke import example/bandits --dry-run', 'hooke import example/bandits --study bandits'],
  json: true,
  input: z.object({
    repository: z.string().trim().min(1),
    dryRun: z.boolean().default(false),
    study: z.string().optional(),
  }),

  async run({ repository, ...rest }, { deciding, output }) {
    const api = await deciding()
    const asked = () => api.importPast({ repository, ...rest })
    const { raw, view } = await output.during(`reading ${repository}`, asked)
    if (output.json) output.data(raw)
    else print(view, output)
    return 0
  },
})

function print(view: ImportView, output: Output): void {
  if (view.items.length > 0) printItems(view, output)
  const strange = view.items.filter(({ problems }) => problems.length > 0)
  if (strange.length + view.notes.length > 0) {
    output.line('')
    output.line(`${output.paint('attention', '!')} not understood`)
    for (const note of view.notes) output.line(`  ${note}`)
    for (const { issue, problems } of strange)
      for (const problem of problems) output.line(`  ${issue}: ${problem}`)
  }
  for (const { issue, because } of view.leftOut) output.line(`left out: ${issue}: ${because}`)
  if (view.others > 0)
    output.line(`left out: ${count(view.others, 'issue')} without epm:* markers or a status of that workflow`)
  output.line('')
  output.line(output.typed(summaryOf(view)))
}

function printItems({ items }: ImportView, output: Output): void {
  output.table(
    [
      { title: 'issue' },
      { title: 'said' },
      { title: 'comes as' },
      { title: 'history', align: 'right' },
      { title: 'experiment', colour: 'bold' },
      { title: 'title', flexible: true },
    ],
    items.map(({ issue, stood, comesAs, markers, moves, experiment, wasThere, title }) => [
      ...[issue.replace(/^.*#/, '#'), stood.replaceAll('status:', ''), wasThere ? 'is there' : comesAs],
      ...[String(markers + moves), experiment ?? 'new', title],
    ]),
  )
}

function summaryOf({ items, dryRun, repository }: ImportView): string {
  const fresh = items.filter(({ wasThere }) => !wasThere).length
  const there = items.length - fresh
  const before = there === 0 ? '' : `; ${there} ${there === 1 ? 'is' : 'are'} there already`
  if (items.length === 0) return `nothing of the older workflow was found in ${repository}`
  if (dryRun)
    return `${count(fresh, 'experiment')} would come${before}. Nothing was written; hooke import ${repository} brings them in`
  if (fresh === 0) return `nothing new${before}`
  return `${count(fresh, 'experiment')} came${before}. None of them runs: hooke resume ID takes a paused one up, from its issue`
}
