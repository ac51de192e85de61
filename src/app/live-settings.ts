import type { Agents } from '../agents/agent.ts'
import type { ComputeDriver } from '../compute/driver.ts'
import type { HookeConfig } from '../config/config.ts'
import { readSecrets } from '../config/surroundings.ts'
import type { EngineParts } from '../engine/engine.ts'
import type { StudySetup } from '../engine/study.ts'
import { createMasker, type LiveSecret, type Masker } from '../lib/masking.ts'
import { attentionOf } from './attention.ts'
import type { Env } from './env.ts'
import { computeSetup, studySetups, unknownStudy } from './study-setup.ts'

/** What a configuration makes, and another may replace while the daemon runs (E-12). */
interface Made {
  readonly config: HookeConfig
  readonly setups: ReadonlyMap<string, StudySetup>
  readonly secrets: readonly LiveSecret[]
  readonly masker: Masker
  readonly agents: Agents
  /** Of computes that were not there before. */
  readonly drivers: Drivers
}

type Drivers = Readonly<Record<string, ComputeDriver>>

/** The secrets of one configuration, and the masking of all that are known. */
export interface SecretsMade {
  readonly secrets: readonly LiveSecret[]
  readonly mask: (text: string) => string
}

export interface LiveSettings {
  /** Each asks for the settings of the moment: what holds a part sees the change without being told. */
  readonly parts: Pick<
    EngineParts,
    | 'mask'
    | 'secrets'
    | 'agents'
    | 'attention'
    | 'study'
    | 'computes'
    | 'drivers'
    | 'lanes'
    | 'limits'
    | 'closedBecause'
  >
  readonly config: () => HookeConfig
  readonly secret: (name: string) => string | undefined
  /** Makes all that a new configuration needs, or throws and changes nothing; what it returns swaps it in at once. */
  prepare(config: HookeConfig): Promise<() => void>
  /** No new experiment begins, for this reason; null opens again. */
  close(reason: string | null): void
}

export async function createLiveSettings(request: {
  readonly config: HookeConfig
  readonly env: Env
  readonly agentsOf: (config: HookeConfig, made: SecretsMade) => Agents
  readonly driversOf: (config: HookeConfig, known: Drivers) => Drivers
}): Promise<LiveSettings> {
  const { env, agentsOf, driversOf } = request
  const known: LiveSecret[] = []
  const drivers: Record<string, ComputeDriver> = {}
  const make = async (config: HookeConfig): Promise<Made> => {
    const secrets = [...readSecrets(config, env)].map(([name, value]) => ({ name, value }))
    // what was secret before stays masked: it may stand in texts that are yet to be written
    const all = [...secrets, ...known.filter(({ value }) => secrets.every((one) => one.value !== value))]
    const setups = await studySetups(config, env)
    const masker = createMasker({ secrets: all })
    const agents = agentsOf(config, { secrets, mask: (text) => masker.mask(text) })
    return { config, setups, secrets: all, masker, agents, drivers: driversOf(config, drivers) }
  }
  const swap = (made: Made): void => {
    known.splice(0, known.length, ...made.secrets)
    Object.assign(drivers, made.drivers)
    Object.assign(live, { made })
  }
  const live: { made: Made; closed: string | null } = { made: await make(request.config), closed: null }
  swap(live.made)
  return {
    parts: {
      mask: (text) => live.made.masker.mask(text),
      secrets: known,
      agents: latest(() => live.made.agents),
      attention: latestAttention(() => live.made.config),
      study: (id) => live.made.setups.get(id) ?? unknownStudy(id),
      computes: (name) => computeSetup(live.made.config.compute[name], env),
      drivers,
      lanes: lanesOf(() => live.made.config),
      limits: () => live.made.config.limits,
      closedBecause: () => live.closed,
    },
    config: () => live.made.config,
    secret: (name) => known.find((one) => one.name === name)?.value,
    async prepare(config) {
      const made = await make(config)
      return () => swap(made)
    },
    close(reason) {
      live.closed = reason
    },
  }
}

/** A session that goes on keeps the backend it has; the next one asks again. */
function latest(agents: () => Agents): Agents {
  return {
    role: (name) => agents().role(name),
    backend: (name) => agents().backend(name),
    model: (name) => agents().model(name),
    limits: (name, study) => agents().limits(name, study),
    effort: (name) => agents().effort?.(name),
    system: (name, variables, study) => agents().system(name, variables, study),
    task: (input) => agents().task(input),
    tools: (options) => agents().tools(options),
  }
}

function latestAttention(config: () => HookeConfig): EngineParts['attention'] {
  const now = () => attentionOf(config().attention)
  return {
    get phases() {
      return now().phases
    },
    get laterEveryMs() {
      return now().laterEveryMs
    },
    get unchangedLooks() {
      return now().unchangedLooks
    },
    get longestMs() {
      return now().longestMs
    },
    get milestone() {
      return now().milestone
    },
    get finish() {
      return now().finish
    },
    get wakes() {
      return now().wakes
    },
    get anomalies() {
      return now().anomalies
    },
  }
}

function lanesOf(config: () => HookeConfig): EngineParts['lanes'] {
  return {
    get agents() {
      return config().limits.agents
    },
    hardware: 64,
    work: 4,
    tracker: 4,
  }
}
