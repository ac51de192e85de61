import { experimentMachine } from '../../../src/state-machines/experiment.machine.ts'

type Node = (typeof experimentMachine.root.states)[string]

/** A transition as the machine defines it; where it leads is undefined when it leads back to where it stood or stays. */
interface Defined {
  readonly from: string
  readonly event: string
  readonly to: string | undefined
}

/** Those of the machine that no walked transition is an instance of; `from event → to`, empty when all were walked. */
export function notWalked(walked: readonly string[]): readonly string[] {
  const found = walked.flatMap((transition) => {
    const [, from = '', event = '', to = ''] = /^(\S+) (\S+) → (\S+)$/.exec(transition) ?? []
    return event === '' ? [] : [{ from, event, to }]
  })
  return transitionsOf(experimentMachine.root)
    .filter((defined) => !found.some((one) => isInstance(one, defined)))
    .map(({ from, event, to }) => `${from} ${event} → ${to ?? 'itself'}`)
}

function isInstance(one: { from: string; event: string; to: string }, { from, event, to }: Defined): boolean {
  const isFrom = from === 'active' ? !HALTS.includes(one.from) : isWithin(one.from, from)
  return isFrom && one.event === event && (to === undefined || isWithin(one.to, to))
}

const HALTS = ['blocked', 'paused', 'cancelled', 'failed', 'done']
const isWithin = (place: string, whole: string): boolean => place === whole || place.startsWith(`${whole}.`)

function transitionsOf(node: Node): readonly Defined[] {
  const from = nameOf(node)
  const own = [...node.transitions].flatMap(([event, all]) =>
    all
      // one without a target and without an action changes nothing: it is how an event is refused
      .filter(({ target, actions }) => (target ?? []).length > 0 || actions.length > 0)
      .map(({ target }) => ({ from, event, to: placeOf(target?.[0] as Node | undefined) })),
  )
  return [...own, ...Object.values(node.states).flatMap((inner) => transitionsOf(inner))]
}

function placeOf(target: Node | undefined): string | undefined {
  return target === undefined || target.type === 'history' ? undefined : nameOf(target)
}

function nameOf({ path, key }: Node): string {
  return path.length === 1 ? key : path.filter((part) => part !== 'active').join('.')
}
