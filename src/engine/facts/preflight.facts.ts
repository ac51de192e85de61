import { basename } from 'node:path'
import { asError, HookeError } from '../../domain/errors.ts'
import { argvOf, type Plan } from '../../domain/plan.ts'
import type { FactsOf } from '../../hooks/index.ts'
import { HostReport } from '../../hooks/preflight.gate.ts'
import { sha256 } from '../../lib/canonical.ts'
import type { EngineDeps } from '../deps.ts'
import type { Lease } from '../../store/leases.ts'
import { heldLease, holdLease, hostFactsOf } from '../leases.ts'
import type { HostFacts } from '../../compute/driver.ts'
import type { Gather, GateContext } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'
import { runEnvironment } from './setups.ts'
import { approvedSiblings, sharesMeasure } from './siblings.ts'

type Facts = FactsOf['preflight']

const LOCKFILES =
  /^(?:package-lock\.json|pnpm-lock\.yaml|yarn\.lock|uv\.lock|poetry\.lock|Pipfile\.lock|requirements\.(?:txt|lock)|conda\.lock|conda-lock\.yml|environment\.yml|Cargo\.lock|go\.sum|Manifest\.toml|renv\.lock)$/
const CLOCK_SKEW_MS = 5_000

/** The host as the driver just read it, beside what the plan and the code at the branch's head ask for. */
export const gatherPreflight: Gather<'preflight'> = async (deps, context, signal) => {
  const { plan } = judgedPlanOf(deps, context)
  const host = hostFactsOf(await freshLease(deps, context, { plan, signal }))
  if (host === null) {
    throw new HookeError('record.incomplete', `${context.experiment.id} holds no hardware`, {
      advice: `hooke retry ${context.experiment.id} --from provisioning`,
    })
  }
  return {
    wanted: await wantedOf(deps, context, { plan, host }),
    host: HostReport.parse(host),
    sibling: siblingVariables(deps, context, plan),
    axisVariables: [plan.axis.key, ...plan.axis.interactionOf],
    divergences: plan.divergences,
    services: await servicesOf(deps, context, signal),
  }
}

/** A gate that is asked again after a refusal judges the host as it is now, not as it was. */
async function freshLease(
  deps: EngineDeps,
  { experiment }: GateContext,
  { plan, signal }: { plan: Plan; signal: AbortSignal },
): Promise<Lease | undefined> {
  const isJustRead = deps.store.events.list(experiment.id).at(-1)?.event.type === 'hardware.ready'
  const held = heldLease(deps, experiment)
  return isJustRead || held === undefined ? held : holdLease(deps, experiment, plan, signal)
}

async function wantedOf(
  deps: EngineDeps,
  { experiment }: GateContext,
  { plan, host }: { plan: Plan; host: HostFacts },
): Promise<Facts['wanted']> {
  const { repository } = deps.study(experiment.study)
  const { head } = await deps.worktrees.locate(repository, experiment.id)
  const at = { deps, repository, head }
  return {
    commit: head,
    devices: plan.compute.devices,
    memoryMb: plan.compute.memoryMb,
    diskMb: plan.compute.diskMb,
    // only the driver knows where its runs write; it says so by probing there
    targetPaths: host.writeProbes.map(({ path }) => path),
    lockfiles: await lockfilesAt(at),
    interpreters: await interpretersAt(at, plan),
    clockSkewMs: CLOCK_SKEW_MS,
  }
}

interface Tree {
  readonly deps: EngineDeps
  readonly repository: ReturnType<EngineDeps['study']>['repository']
  readonly head: string
}

/** Lock files at the top of the repository: those are the ones that hosts sync from. */
async function lockfilesAt({ deps, repository, head }: Tree): Promise<Facts['wanted']['lockfiles']> {
  const paths = (await deps.worktrees.list(repository, head)).filter((path) => LOCKFILES.test(path))
  const texts = await Promise.all(paths.map((path) => deps.worktrees.show(repository, head, path)))
  return paths.flatMap((path, i) => {
    const text = texts[i]
    return text == null ? [] : [{ path, sha256: sha256(text) }]
  })
}

const PINS: Readonly<Record<string, { readonly name: string; readonly files: readonly string[] }>> = {
  python: { name: 'python3', files: ['.python-version'] },
  node: { name: 'node', files: ['.node-version', '.nvmrc'] },
}

/** The interpreter of the planned command, with the version that the repository pins, if it pins one. */
async function interpretersAt(
  { deps, repository, head }: Tree,
  plan: Plan,
): Promise<Facts['wanted']['interpreters']> {
  const program = basename(argvOf(plan.command)[0] ?? '').replace(/[\d.]+$/, '')
  const pin = PINS[program]
  if (pin === undefined) return []
  const texts = await Promise.all(pin.files.map((file) => deps.worktrees.show(repository, head, file)))
  const written =
    texts
      .find((text) => text !== null)
      ?.trim()
      .replace(/^v/, '') ?? ''
  const version = /^\d[\d.]*$/.test(written) ? written : ''
  return [{ name: pin.name, version: pin.name === 'node' && version !== '' ? `v${version}` : version }]
}

/** Of the newest approved result that measures the same; without stored runs there is nothing to compare with. */
function siblingVariables(deps: EngineDeps, { experiment }: GateContext, plan: Plan): Facts['sibling'] {
  for (const sibling of approvedSiblings(deps, experiment)) {
    const environment = runEnvironment(deps, sibling.experiment)
    if (sharesMeasure(plan, sibling.plan) && environment !== undefined)
      return { experiment: sibling.experiment, variables: environment.variables }
  }
  return null
}

async function servicesOf(
  deps: EngineDeps,
  { experiment: { id, issue } }: GateContext,
  signal: AbortSignal,
): Promise<Facts['services']> {
  return [
    await reach('the artifact store', async () => {
      const { sha256: stored } = await deps.artifacts.putBytes(`a probe for ${id}\n`)
      const look = await deps.artifacts.look(stored)
      return look.kind === 'present' ? '' : `what was written is ${look.kind}`
    }),
    // a tracker outside delays nothing but its own queue (T-5)
    ...(issue === null || deps.store.trackerLinks.find(id) !== undefined
      ? []
      : [
          await reach('the tracker', async () => {
            const found = await deps.tracker.read(issue, signal)
            return found.ref === issue ? '' : `asked for ${issue}, it gave ${found.ref}`
          }),
        ]),
  ]
}

async function reach(name: string, probe: () => Promise<string>): Promise<Facts['services'][number]> {
  const detail = await probe().catch((error: unknown) => asError(error).message)
  return { name, ok: detail === '', detail }
}
