import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { wrap } from '../letters.ts'
import type { Drivers } from '../replies.ts'
import type { Output } from '../output.ts'

export const computeListCommand = defineCommand({
  name: 'compute list',
  group: 'Around',
  summary: 'Where runs can execute, and what is held there',
  examples: ['hooke compute list'],
  json: true,
  input: z.object({}),

  async run(_, { reading, output }) {
    const { raw, view } = await (await reading()).compute()
    if (output.json) output.data(raw)
    else printDrivers(view, output)
    return 0
  },
})

export const computeCheckCommand = defineCommand({
  name: 'compute check',
  group: 'Around',
  summary: 'Ask each one for real whether it works, and say what to do where it does not',
  examples: ['hooke compute check'],
  json: true,
  input: z.object({}),

  async run(_, { reading, output }) {
    const api = await reading()
    const { raw, view } = await output.during('asking', () => api.checkCompute())
    if (output.json) output.data(raw)
    else printChecks(view, output)
    return view.items.some(({ ok }) => ok === false) ? 1 : 0
  },
})

export const computeLiftCommand = defineCommand({
  name: 'compute lift',
  group: 'Around',
  summary: 'End the quarantine of a machine on which runs of several experiments failed',
  arguments: [{ name: 'node', about: 'as hooke compute check names it' }],
  examples: ['hooke compute lift node17'],
  json: true,
  input: z.object({ node: z.string() }),

  async run({ node }, { deciding, output }) {
    const { raw, view } = await (await deciding()).liftNode(node)
    if (output.json) output.data(raw)
    else output.line(view.words)
    return 0
  },
})

function printDrivers({ items }: z.infer<typeof Drivers>, output: Output): void {
  output.table(
    [
      { title: 'compute', colour: 'bold' },
      { title: '' },
      { title: 'leases', align: 'right' },
      { title: 'runs', align: 'right' },
      { title: 'detail', flexible: true, wraps: true },
    ],
    items.map(({ name, ok, leases, runs, detail }) => [
      name,
      markOf(ok),
      String(leases),
      String(runs),
      detail,
    ]),
  )
}

/** Nothing is cut off here: what is wrong is what the command is for. */
function printChecks({ items }: z.infer<typeof Drivers>, output: Output): void {
  const width = Math.max(0, ...items.map(({ name }) => name.length))
  const indent = width + 3
  const lines = (label: string, text: string | null): void => {
    const room = Math.max(20, output.columns - indent - label.length)
    const parts = (text ?? '').split('\n').flatMap((line) => (line === '' ? [] : wrap(line, room)))
    for (const [n, part] of parts.entries())
      output.line(
        `${' '.repeat(indent)}${n === 0 ? output.paint('soft', label) : ' '.repeat(label.length)}${part}`,
      )
  }
  for (const { name, ok, detail, found, advice, avoided } of items) {
    const [first = '', ...rest] = wrap(detail, Math.max(20, output.columns - indent))
    const mark = output.paint(ok === false ? 'bad' : 'good', markOf(ok))
    output.line(`${mark} ${output.paint('bold', name.padEnd(width))} ${first}`)
    for (const line of rest) output.line(`${' '.repeat(indent)}${line}`)
    lines('avoided: ', avoided ?? null)
    if (ok !== false) continue
    lines('found: ', found)
    lines('do: ', advice)
  }
}

function markOf(ok: boolean | null | undefined): string {
  if (ok == null) return ''
  return ok ? '✓' : '✗'
}
