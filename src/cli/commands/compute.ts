import { z } from 'zod'
import { defineCommand } from '../command.ts'
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
  summary: 'Ask each one for real whether it works',
  examples: ['hooke compute check'],
  json: true,
  input: z.object({}),

  async run(_, { reading, output }) {
    const api = await reading()
    const { raw, view } = await output.during('asking', () => api.checkCompute())
    if (output.json) output.data(raw)
    else printDrivers(view, output)
    return view.items.some(({ ok }) => ok === false) ? 1 : 0
  },
})

function printDrivers({ items }: z.infer<typeof Drivers>, output: Output): void {
  output.table(
    [
      { title: 'compute', colour: 'bold' },
      { title: '' },
      { title: 'leases', align: 'right' },
      { title: 'runs', align: 'right' },
      { title: 'detail', flexible: true },
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

function markOf(ok: boolean | null | undefined): string {
  if (ok == null) return ''
  return ok ? '✓' : '✗'
}
