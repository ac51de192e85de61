import type { ComputeDriver } from '../../compute/driver.ts'
import { HookeError } from '../../domain/errors.ts'
import type { BadNode } from '../../store/bad-nodes.ts'
import type { Actor } from '../commands.ts'
import { requireRight } from '../decide/rights.ts'
import type { EngineDeps } from '../deps.ts'
import { whyBad, WINDOW_MS } from '../runs/quarantine.ts'
import { clearAlarm, raiseAlarm } from './alarms.ts'

/** How long a bad node is left alone where the configuration says nothing. */
export const QUARANTINE_MS = 24 * 3_600_000
/** More would leave no room in the words of a job; that many bad machines are trouble of the whole compute. */
const MOST_AVOIDED = 50

type NodeDeps = Pick<EngineDeps, 'store' | 'clock' | 'log' | 'mask' | 'computes'>
type Placed = Pick<ComputeDriver, 'name' | 'nodes'>

const keyOf = ({ compute, node }: Pick<BadNode, 'compute' | 'node'>): string => `bad-node/${compute}/${node}`

/** A run failed on a machine for no fault of its own: puts the machine into quarantine where that is once too often (C-12). */
export function judgeNode(deps: NodeDeps, driver: Placed, node: string): void {
  const { store, clock } = deps
  const compute = driver.name
  const forMs = quarantineOf(deps, driver)
  const now = clock.now()
  const before = store.badNodes.all().find((one) => one.compute === compute && one.node === node)
  // what it was in quarantine for is settled
  const settledAt = before?.until ?? 0
  if (forMs === 0 || settledAt > now) return
  const reason = whyBad(node, store.badNodes.failures(compute, Math.max(now - WINDOW_MS, settledAt)))
  if (reason === null) return
  const row = { compute, node, reason, since: now, until: now + forMs }
  store.badNodes.put(row)
  raiseAlarm(deps, { key: keyOf(row), words: `${wordsOf(row, driver.nodes)} ${adviceOf(node)}` })
}

/** 0 where no machine of it is ever left alone. */
function quarantineOf({ computes }: NodeDeps, { name, nodes }: Placed): number {
  return nodes === undefined ? 0 : (computes?.(name)?.quarantineMs ?? QUARANTINE_MS)
}

function wordsOf({ compute, node, reason, until }: BadNode, nodes: Placed['nodes']): string {
  const what = nodes === 'one' ? 'nothing new begins' : 'no new job goes'
  const place =
    nodes === 'one' ? `on [compute.${compute}], which is ${node},` : `to ${node} of [compute.${compute}]`
  return `${what} ${place} until ${new Date(until).toISOString()}: ${reason}.`
}

function adviceOf(node: string): string {
  return `Look what is wrong with it; hooke compute lift ${node} ends this now.`
}

function openOn({ store, clock }: Pick<NodeDeps, 'store' | 'clock'>, compute: string): readonly BadNode[] {
  return store.badNodes.open(clock.now()).filter((one) => one.compute === compute)
}

/** The nodes that a new job on a compute stays away from. */
export function nodesToAvoid(deps: Pick<NodeDeps, 'store' | 'clock'>, compute: string): readonly string[] {
  return openOn(deps, compute)
    .map(({ node }) => node)
    .slice(-MOST_AVOIDED)
}

/** Why nothing new may begin on a compute that has one machine alone, or null. */
export function whyBarred(deps: Pick<NodeDeps, 'store' | 'clock'>, { name, nodes }: Placed): string | null {
  const [bad] = nodes === 'one' ? openOn(deps, name) : []
  return bad === undefined ? null : wordsOf(bad, nodes)
}

/** Throws where nothing new may begin: a person has to look. */
export function refuseBadNode(deps: Pick<NodeDeps, 'store' | 'clock'>, driver: Placed): void {
  const found = whyBarred(deps, driver)
  if (found === null) return
  const [bad] = openOn(deps, driver.name)
  throw new HookeError('compute.gone', `the machine of [compute.${driver.name}] is in quarantine`, {
    found,
    advice: `look what is wrong with it; then hooke compute lift ${bad?.node ?? ''} and hooke retry`,
  })
}

/** What `hooke compute check` says of a compute besides its own answer; undefined where all its machines are taken. */
export function avoidedWords(
  deps: Pick<NodeDeps, 'store' | 'clock'>,
  { name, nodes }: Placed,
): string | undefined {
  const open = openOn(deps, name)
  if (open.length === 0) return undefined
  return open.map((row) => `${wordsOf(row, nodes)} ${adviceOf(row.node)}`).join('\n')
}

/** A person says that a machine is well again, or that it never was bad. */
export function liftNode(deps: EngineDeps, node: string, actor: Actor): { readonly words: string } {
  const { store, clock, log } = deps
  requireRight(store, actor, 'spend')
  const rows = store.badNodes.open(clock.now()).filter((one) => one.node === node)
  if (rows.length === 0)
    throw new HookeError('notFound', `no machine ${node} is in quarantine`, { advice: 'hooke compute check' })
  store.transaction(() => store.badNodes.lift(node, { by: actor.name, at: clock.now() }))
  for (const row of rows) clearAlarm(deps, keyOf(row))
  log.info({ event: 'node.lifted', node, by: actor.name }, 'a machine is taken again')
  return { words: `${node} of ${rows.map(({ compute }) => compute).join(', ')} is taken again` }
}

/** Ends the alarms of machines whose time is over. */
export function endQuarantines(deps: Pick<NodeDeps, 'store' | 'clock' | 'log'>): void {
  const now = deps.clock.now()
  for (const row of deps.store.badNodes.all()) if (row.until <= now) clearAlarm(deps, keyOf(row))
}
