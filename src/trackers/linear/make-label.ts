import { z } from 'zod'
import { clientIdOf } from './client-id.ts'
import type { LinearApi } from './client.ts'
import { LABEL_CREATE } from './documents.ts'
import { LinearRefusal } from './trouble.ts'

export interface NewLabel {
  readonly name: string
  readonly description?: string
  readonly color?: string
}

interface Making {
  readonly api: LinearApi
  /** Id of the team. */
  readonly team: string
  /** Asks Linear for its id; undefined when there is none of this name. */
  readonly find: () => Promise<string | undefined>
}

const Made = z.object({ issueLabelCreate: z.object({ issueLabel: z.object({ id: z.string() }) }) })

/**
 * A label of the team, of which Linear allows one of a name. Whoever is faster is found: another daemon or experiment, a
 * person, or an earlier try of ours whose answer was lost. Where the id that follows from the name is used up, since
 * somebody deleted that label, it gets another.
 */
export async function makeLabel(
  { api, team, find }: Making,
  label: NewLabel,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly isOurs: boolean }> {
  const make = async (more: { id?: string }): Promise<string> => {
    const variables = { input: { ...more, teamId: team, ...label } }
    const question = { document: LABEL_CREATE, variables, answer: Made }
    return (await api.ask(question, signal)).issueLabelCreate.issueLabel.id
  }
  try {
    return { id: await make({ id: clientIdOf(`label/${team}/${label.name.toLowerCase()}`) }), isOurs: true }
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    const there = await find()
    return there === undefined ? { id: await make({}), isOurs: true } : { id: there, isOurs: false }
  }
}
