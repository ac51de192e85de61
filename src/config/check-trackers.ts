import type { Settings } from './schema.ts'
import type { Path } from './shape.ts'

export interface TrackerProblem {
  readonly path: Path
  readonly message: string
  readonly hint: string | null
}

/** What a tracker needs of the rest of the file: its keys among the secrets, its scope, and studies that name it. */
export function trackerProblems({ tracker, study, people, secrets }: Settings): readonly TrackerProblem[] {
  const known = ['embedded', ...Object.keys(tracker).filter((name) => name !== 'embedded')]
  const unknown = study.flatMap((one, i) =>
    known.includes(one.tracker)
      ? []
      : [
          {
            path: ['study', i, 'tracker'],
            message: `"${one.tracker}" is not among [tracker]`,
            hint: `known: ${known.join(', ')}`,
          },
        ],
  )
  return [
    ...unknown,
    ...strangers(people, Object.keys(tracker)),
    ...Object.entries(tracker).flatMap(([name, table]) =>
      problemsOf(name, table, Object.keys(secrets)).map(({ key, ...rest }) => ({
        path: ['tracker', name, key],
        ...rest,
      })),
    ),
  ]
}

/** An id in a tracker that is not there would be nobody's, silently. */
function strangers(people: Settings['people'], names: readonly string[]): readonly TrackerProblem[] {
  return Object.entries(people).flatMap(([person, { ids }]) =>
    Object.keys(ids.trackers)
      .filter((name) => !names.includes(name))
      .map((name) => ({
        path: ['people', person, 'ids', 'trackers', name],
        message: `"${name}" is not among [tracker]`,
        hint: names.length > 0 ? `known: ${names.join(', ')}` : null,
      })),
  )
}

type Table = Settings['tracker'][string]
type Fault = Omit<TrackerProblem, 'path'> & { readonly key: string }

function problemsOf(name: string, table: Table, secrets: readonly string[]): readonly Fault[] {
  if (name === 'embedded' && table.kind !== 'embedded')
    return [
      { key: 'kind', message: 'must be "embedded": the name is taken by the built-in tracker', hint: null },
    ]
  const named = [table.token, table.private_key, ...table.webhook_secrets].filter((one) => one !== undefined)
  const absent = named
    .filter((one) => !secrets.includes(one))
    .map((one) => ({
      key: one === table.token ? 'token' : one === table.private_key ? 'private_key' : 'webhook_secrets',
      message: `names "${one}", which is not in [secrets]`,
      hint: `write ${one} = "env:${one}" under [secrets]`,
    }))
  return [...absent, ...needsOf(table)]
}

const missing = (key: string, hint: string): Fault => ({ key, message: 'is missing', hint })

function needsOf(table: Table): readonly Fault[] {
  if (table.kind === 'linear') return linearNeeds(table)
  if (table.kind === 'module') return moduleNeeds(table)
  return table.kind === 'github' ? githubNeeds(table) : []
}

function moduleNeeds({ module }: Table): readonly Fault[] {
  return module === undefined ? [missing('module', 'the file or package that has the tracker')] : []
}

function linearNeeds({ token, team }: Table): readonly Fault[] {
  return [
    ...(token === undefined ? [missing('token', 'the name of a secret with an API key')] : []),
    ...(team === undefined ? [missing('team', 'the key of a team, such as "ENG"')] : []),
  ]
}

function githubNeeds(table: Table): readonly Fault[] {
  const ofApp = [table.app_id, table.installation_id, table.private_key]
  const isKnown = table.token !== undefined || ofApp.every((one) => one !== undefined)
  const hint = 'the name of a secret, or app_id, installation_id and private_key'
  return [
    ...(isKnown ? [] : [missing('token', hint)]),
    ...(table.repository === undefined ? [missing('repository', 'as "owner/name"')] : []),
  ]
}
