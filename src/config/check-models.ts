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
  const models = modelsOf(agents)
  if (models.length === 0) return []
  return [
    ...models.filter(({ model }) => !(model in agents.prices)).map((one) => unpriced(one, agents)),
    ...keyProblems(agents.anthropic.api_key, secrets),
    ...leaks(agents.anthropic.api_key, { secrets, compute }),
  ]
}

/** The models that are paid for, each with where it was chosen. */
function modelsOf({ backend, model, roles }: Agents): readonly { path: Path; model: string }[] {
  const own = Object.entries(roles).flatMap(([role, settings]) => {
    const isLive = (settings.backend ?? backend) === 'anthropic'
    const isOwn = settings.model !== undefined || settings.backend !== undefined
    return isLive && isOwn
      ? [{ path: ['agents', 'roles', role, 'model'], model: settings.model ?? model }]
      : []
  })
  return [...(backend === 'anthropic' ? [{ path: ['agents', 'model'], model }] : []), ...own]
}

function unpriced({ path, model }: { path: Path; model: string }, { prices }: Agents): ModelProblem {
  const known = Object.keys(prices).join(', ') || 'no model'
  return {
    path,
    message: `is "${model}", which has no price, so its cost could not be known`,
    hint: `there are prices of ${known}; add [agents.prices."${model}"] for it`,
  }
}

function keyProblems(name: string, secrets: Settings['secrets']): readonly ModelProblem[] {
  if (name in secrets) return []
  const hint = `write ${name} = "env:${name}" under [secrets]`
  return [
    { path: ['agents', 'anthropic', 'api_key'], message: `names "${name}", which is not in [secrets]`, hint },
  ]
}

/** Agents and runs never see the key. */
function leaks(
  name: string,
  { secrets, compute }: Pick<Settings, 'secrets' | 'compute'>,
): readonly ModelProblem[] {
  const [, variable = name] = /^env:(.*)$/.exec(secrets[name] ?? '') ?? []
  const hint = 'leave it out: only the daemon asks the model'
  const { environment, secrets: given } = compute.local
  return [
    ...(environment.includes(variable)
      ? [
          {
            path: ['compute', 'local', 'environment'],
            message: `would show the key ${variable} to runs`,
            hint,
          },
        ]
      : []),
    ...(given.includes(name)
      ? [{ path: ['compute', 'local', 'secrets'], message: `would give the key ${name} to runs`, hint }]
      : []),
  ]
}
