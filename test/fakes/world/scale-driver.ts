import type { HostFacts, RunSpec } from '../../../src/compute/driver.ts'
import type { Clock } from '../../../src/lib/clock.ts'
import { createFakeDriver, type FakeDriver, type FakeOutcome, fakeFacts } from '../fake-driver.ts'
import { readWorktree } from '../../../src/compute/shared/read-worktree.ts'

/** What a run of the study of scales reports: the scaled mean of its points and a tenth of its seed. */
export function scaleOutcome({ argv, inputs }: RunSpec): FakeOutcome {
  const config = JSON.parse(inputs['config.json'] ?? '{}') as { factor?: number }
  const score = 3 * (config.factor ?? 1) + Number(argv[3]) / 10
  return { result: { score }, metrics: [{ step: 1, score: score / 2 }], stdout: `score ${score}\n` }
}

/** The fake driver on a host that has the experiment's worktree, as a real one would. */
export function createScaleDriver(options: {
  clock: Clock
  folder: string
  outcomeOf?: (spec: RunSpec) => FakeOutcome
  facts?: Partial<HostFacts>
}): FakeDriver {
  const { clock, folder, facts, outcomeOf = scaleOutcome } = options
  const inner = createFakeDriver({ clock, folder, outcomeOf })
  return {
    ...inner,
    async prepare(spec, signal) {
      const prepared = await inner.prepare(spec, signal)
      const { commit, diffSha256, dirty } = await readWorktree(spec.worktree, {}, clock.now())
      const environment = {
        ...prepared.facts.environment,
        ...fakeEnvironment(spec.environment),
        commit,
        diffSha256,
      }
      return { ...prepared, facts: { ...prepared.facts, worktreeDirty: dirty, environment, ...facts } }
    },
  }
}

function fakeEnvironment(variables: Readonly<Record<string, string>>) {
  return { ...fakeFacts().environment, variables }
}
