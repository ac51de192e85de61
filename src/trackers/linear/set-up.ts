import { z } from 'zod'
import { clientIdOf } from './client-id.ts'
import { type Desk, Nothing, notTaken } from './desk.ts'
import { TEMPLATE_CREATE, TEMPLATES } from './documents.ts'
import { makeLabel, type NewLabel } from './make-label.ts'
import { isNamed } from './scope.ts'
import { LinearRefusal } from './trouble.ts'

/** What Hooke reads and writes as labels in Linear; the stage itself is shown by the columns (T-4). */
const LABELS: readonly NewLabel[] = [
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
  const find = async (name: string): Promise<string | undefined> => {
    const there = await surroundings.labels(signal)
    return there.find((one) => isNamed(one, name) && (one.team === null || one.team === team.id))?.id
  }
  surroundings.forget()
  const made: string[] = []
  for (const label of LABELS) {
    if ((await find(label.name)) !== undefined) continue
    const again = (): Promise<string | undefined> => {
      surroundings.forget()
      return find(label.name)
    }
    const { isOurs } = await makeLabel({ api, team: team.id, find: again }, label, signal)
    if (isOurs) made.push(`label ${label.name} in team ${team.key}`)
  }
  surroundings.forget()
  return made
}

const TemplatesAnswer = z.object({ templates: z.array(z.object({ id: z.string(), name: z.string() })) })

async function template(desk: Desk, signal: AbortSignal): Promise<readonly string[]> {
  const { team } = await desk.surroundings.scope(signal)
  const isThere = async (): Promise<boolean> => {
    const question = { document: TEMPLATES, variables: {}, answer: TemplatesAnswer }
    return (await desk.api.ask(question, signal)).templates.some(({ name }) => name === TEMPLATE)
  }
  if (await isThere()) return []
  const input = {
    id: clientIdOf(`template/${team.id}/${TEMPLATE}`),
    name: TEMPLATE,
    type: 'issue',
    teamId: team.id,
    templateData: { title: '', description: QUESTION },
  }
  try {
    await desk.api.ask({ document: TEMPLATE_CREATE, variables: { input }, answer: Nothing }, signal)
    return [`template "${TEMPLATE}" in team ${team.key}`]
  } catch (error) {
    // another daemon was faster, or an earlier try whose answer was lost
    if (!(error instanceof LinearRefusal)) throw error
    if (await isThere()) return []
    throw notTaken(error)
  }
}
