import { z } from 'zod'
import { clientIdOf } from './client-id.ts'
import { type Desk, Nothing } from './desk.ts'
import { LABEL_CREATE, TEMPLATE_CREATE, TEMPLATES } from './documents.ts'
import { isNamed } from './scope.ts'

/** What Hooke reads and writes as labels in Linear; the stage itself is shown by the columns (T-4). */
const LABELS: readonly { readonly name: string; readonly description: string; readonly color: string }[] = [
  { name: 'hooke', description: 'Hooke takes this issue in as a research question', color: '#5e6ad2' },
  { name: 'follow-up', description: 'Proposed by an experiment, and chosen by a person', color: '#bb87fc' },
  { name: 'experiment', description: 'A question that runs answer', color: '#4cb782' },
  { name: 'infra', description: 'A change of the code base', color: '#95a2b3' },
  { name: 'analysis', description: 'A question that stored results answer', color: '#26b5ce' },
  { name: 'survey', description: 'A question that reading answers', color: '#f2c94c' },
  { name: 'reproducible', description: 'Ran again with the same result', color: '#4cb782' },
  { name: 'non-reproducible', description: 'Ran again with another result', color: '#eb5757' },
]

const TEMPLATE = 'Hooke: research question'

/** Headings as in the issue form of GitHub, so that one reader knows both. */
const QUESTION = `### Question

What do you want to know?

### Hypothesis

What do you expect, and why?

### What would change

What will you do if it holds, and what if it does not?

### Budget

`

/** Makes what is missing (T-8); a line for each thing made. */
export async function setUpLinear(
  desk: Desk,
  what: { labels: boolean; templates: boolean },
  signal: AbortSignal,
): Promise<readonly string[]> {
  return [
    ...(what.labels ? await labels(desk, signal) : []),
    ...(what.templates ? await template(desk, signal) : []),
  ]
}

async function labels({ api, surroundings }: Desk, signal: AbortSignal): Promise<readonly string[]> {
  const { team } = await surroundings.scope(signal)
  surroundings.forget()
  const there = await surroundings.labels(signal)
  const missing = LABELS.filter(
    ({ name }) => !there.some((one) => isNamed(one, name) && (one.team === null || one.team === team.id)),
  )
  for (const label of missing) {
    const id = clientIdOf(`label/${team.id}/${label.name}`)
    const variables = { input: { id, teamId: team.id, ...label } }
    await api.ask({ document: LABEL_CREATE, variables, answer: Nothing }, signal)
  }
  surroundings.forget()
  return missing.map(({ name }) => `label ${name} in team ${team.key}`)
}

const TemplatesAnswer = z.object({ templates: z.array(z.object({ id: z.string(), name: z.string() })) })

async function template({ api, surroundings }: Desk, signal: AbortSignal): Promise<readonly string[]> {
  const { team } = await surroundings.scope(signal)
  const { templates } = await api.ask({ document: TEMPLATES, variables: {}, answer: TemplatesAnswer }, signal)
  if (templates.some(({ name }) => name === TEMPLATE)) return []
  const input = {
    id: clientIdOf(`template/${team.id}/${TEMPLATE}`),
    name: TEMPLATE,
    type: 'issue',
    teamId: team.id,
    templateData: { title: '', description: QUESTION },
  }
  await api.ask({ document: TEMPLATE_CREATE, variables: { input }, answer: Nothing }, signal)
  return [`template "${TEMPLATE}" in team ${team.key}`]
}
