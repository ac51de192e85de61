import { ASIDE, STAGES } from '../domain/workflow.ts'
import type { StageMeta } from './context.ts'
import { experimentMachine } from './experiment.machine.ts'
import { MACHINE_VERSION } from './experiment.machine.ts'

type Node = (typeof experimentMachine.root.states)[string]

const HEAD = `# The workflow

Generated from the machine by \`npm run workflow-doc\`; a test fails when the two differ (W-7). Machine version ${MACHINE_VERSION}.

Read a row as: who acts, what happens, and which event leads where. A stage that an event does not name ignores it.
`

/** The document of the workflow: one table of stages, then each stage with its parts and exits. */
export function renderWorkflowDoc(): string {
  const stages = [...STAGES.slice(0, -1), 'done', ...ASIDE].map((name) => ({ name, node: nodeOf(name) }))
  const table = stages.map(
    ({ name, node }, i) => `| ${numberOf(i)} | \`${name}\` | ${metaOf(node).turn} | ${metaOf(node).doc} |`,
  )
  return [
    HEAD,
    '| # | stage | turn | what happens |',
    '|---|---|---|---|',
    ...table,
    '',
    '## From every stage of the workflow',
    '',
    ...exitsOf(nodeOf('active')).filter((line) => !line.includes('experiment.retried')),
    '- `experiment.retried` with a stage → back to that stage, never past a gate that was not passed',
    '',
    ...stages.flatMap(({ name, node }) => sectionOf(name, node)),
  ].join('\n')
}

function numberOf(index: number): string {
  return index < STAGES.length ? String(index + 1) : '–'
}

function nodeOf(name: string): Node {
  const root = experimentMachine.root.states
  const node = root[name] ?? root['active']?.states[name]
  if (!node) throw new Error(`the machine has no stage ${name}`)
  return node
}

function metaOf(node: Node): StageMeta {
  return node.meta as StageMeta
}

function sectionOf(name: string, node: Node): readonly string[] {
  const parts = Object.values(node.states).flatMap((part) => [
    `**${part.key}** (${metaOf(part).turn}): ${metaOf(part).doc}${asksOf(part)}`,
    '',
    ...exitsOf(part),
    '',
  ])
  return [
    `## ${name}`,
    '',
    metaOf(node).doc,
    '',
    ...exitsOf(node),
    ...(exitsOf(node).length > 0 ? [''] : []),
    ...parts,
  ]
}

/** The effects asked for on entry, as far as they are named without the context. */
function asksOf(node: Node): string {
  const kinds = node.entry.flatMap((action) => {
    if (typeof action !== 'object' || action.type !== 'request') return []
    const { params } = action as { params: unknown }
    return [kindOf(params)]
  })
  return kinds.length > 0 ? ` Asks for ${kinds.map((kind) => `\`${kind}\``).join(', ')}.` : ''
}

function kindOf(params: unknown): string {
  const rounds = {
    planRound: 1,
    codeRound: 1,
    testRound: 1,
    verifyRound: 1,
    analysisRound: 1,
    diagnoses: 1,
    planHash: '',
  }
  const effect = (
    typeof params === 'function' ? (params as (x: unknown) => unknown)({ context: rounds }) : params
  ) as {
    kind: string
    role?: string
    at?: string
  }
  return [effect.kind, effect.role ?? effect.at].filter(Boolean).join(' ')
}

function exitsOf(node: Node): readonly string[] {
  return [...node.transitions].flatMap(([event, transitions]) =>
    transitions.map((transition) => {
      const targets = (transition.target ?? []).map(({ path }) =>
        path.filter((part) => part !== 'active').join('.'),
      )
      const where = targets.length > 0 ? targets.map((target) => `**${target}**`).join(', ') : 'stays'
      return `- \`${wordOf(event)}\`${guardOf(transition.guard)} → ${where}`
    }),
  )
}

function wordOf(event: string): string {
  return event.startsWith('xstate.after.') ? `after ${event.split('.')[2] ?? ''}` : event
}

function guardOf(guard: unknown): string {
  if (guard === undefined) return ''
  if (typeof guard === 'string') return ` when ${spaced(guard)}`
  if (typeof guard === 'function')
    return ` when ${guard
      .toString()
      .replace(/^[^=]*=>\s*/, '')
      .replace(/\s+/g, ' ')
      .replaceAll('"', "'")}`
  const { type, params } = guard as { type: string; params?: unknown }
  const stage =
    typeof params === 'object' && params !== null && 'stage' in params ? ` ${String(params.stage)}` : ''
  return ` when ${spaced(type)}${stage}`
}

function spaced(name: string): string {
  return name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
}
