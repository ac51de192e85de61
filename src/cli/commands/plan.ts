import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { wrongUsage } from '../errors.ts'

export const planCommand = defineCommand({
  name: 'plan',
  group: 'Ask',
  summary: 'An experiment from an issue of the embedded tracker',
  arguments: [{ name: 'issue', about: 'issue, for example BANDIT-I3' }],
  examples: ['hooke plan BANDIT-I3'],
  json: true,
  input: z.object({ issue: z.string().trim().min(1) }),

  async run({ issue }, { deciding, output }) {
    refuseForeign(issue)
    const { raw, view } = await (await deciding()).fromIssue(issue)
    if (output.json) output.data(raw)
    else output.line(`${view.id}  begun from ${issue}; follow it with hooke show ${view.id}`)
    return 0
  },
})

/** Issues of Linear and GitHub are recognised, so that the answer is about them and not about a missing issue. */
function refuseForeign(issue: string): void {
  const foreign = [
    { tracker: 'Linear', form: /^https?:\/\/([^/]+\.)?linear\.app\// },
    { tracker: 'GitHub', form: /^(https?:\/\/([^/]+\.)?github\.com\/|[\w.-]+\/[\w.-]+#\d+$|#\d+$)/ },
    { tracker: 'another tracker', form: /^[a-z]+:\/\// },
  ].find(({ form }) => form.test(issue))
  if (foreign === undefined) return
  throw wrongUsage(
    `issues of ${foreign.tracker} cannot be read yet; only those of the embedded tracker can`,
    'copy the question: hooke new "…"',
    issue,
  )
}
