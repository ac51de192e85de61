import type { Settings } from './schema.ts'
import type { Path } from './shape.ts'

export interface ModelProblem {
  readonly path: Path
  readonly message: string
  readonly hint: string | null
}

type Agents = Settings['agents']

/** What a live backend needs: a key among the secrets that nobody else is given, and a price for each model. */
export function modelProblems({ agents, secrets, compute }: Settings): readonly ModelProblem[] {
  return LIVE.flatMap(({ backend, table }) => {
    const models = modelsOf(agents, backend)
    if (models.length === 0) return []
    const { api_key: name } = agents[table]
    return [
      ...models.filter(({ model }) => !(model in agents.prices)).map((one) => unpriced(one, agents)),
      ...keyProblems(name, table, secrets),
      ...leaks(name, { secrets, compute }),
    ]
  })
}

/** Backends that are paid for, each with its table under [agents]. */
const LIVE = [
  { backend: 'anthropic', table: 'anthropic' },
  { backend: 'claude-code', table: 'claude_code' },
  { backend: 'codex', table: 'codex' },
] as const
type Live = (typeof LIVE)[number]

/** The models of a backend, each with where it was chosen. */
function modelsOf(
  { backend, model, roles }: Agents,
  live: Live['backend'],
): readonly { path: Path; model: string }[] {
  const own = Object.entries(roles).flatMap(([role, settings]) => {
    const isLive = (settings.backend ?? backend) === live
    const isOwn = settings.model !== undefined || settings.backend !== undefined
    return isLive && isOwn
      ? [{ path: ['agents', 'roles', role, 'model'], model: settings.model ?? model }]
      : []
  })
  return [...(backend === live ? [{ path: ['agents', 'model'], model }] : []), ...own]
}

function unpriced({ path, model }: { path: Path; model: string }, { prices }: Agents): ModelProblem {
  const known = Object.keys(prices).join(', ') || 'no model'
  return {
    path,
    message: `is "${model}", which has no price, so its cost could not be known`,
    hint: `there are prices of ${known}; add [agents.prices."${model}"] for it`,
  }
}

function keyProblems(
  name: string,
  table: Live['table'],
  secrets: Settings['secrets'],
): readonly ModelProblem[] {
  if (name in secrets) return []
  const hint = `write ${name} = "env:${name}" under [secrets]`
  return [{ path: ['agents', table, 'api_key'], message: `names "${name}", which is not in [secrets]`, hint }]
}

/** Agents and runs never see the key. */
function leaks(
  name: string,
  { secrets, compute }: Pick<Settings, 'secrets' | 'compute'>,
): readonly ModelProblem[] {
  const [, variable = name] = /^env:(.*)$/.exec(secrets[name] ?? '') ?? []
  const hint = 'leave it out: only the daemon asks the model'
  return Object.entries(compute).flatMap(([place, { environment, secrets: given }]) => {
    const shown = `would show the key ${variable} to runs`
    const path = ['compute', place]
    return [
      ...(environment.includes(variable) ? [{ path: [...path, 'environment'], message: shown, hint }] : []),
      ...(given.includes(name)
        ? [{ path: [...path, 'secrets'], message: `would give the key ${name} to runs`, hint }]
        : []),
    ]
  })
}
