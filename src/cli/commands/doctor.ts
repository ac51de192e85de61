import { z } from 'zod'
import { problemLine } from '../../config/problem.ts'
import { checkSurroundings } from '../../config/surroundings.ts'
import type { DoctorCheck } from '../deps.ts'
import { defineCommand } from '../command.ts'
import type { Output } from '../output.ts'
import type { Session } from '../session.ts'

const MARKS = { ok: '✓', warning: '!', failed: '✗' } as const
const COLOURS = { ok: 'good', warning: 'attention', failed: 'bad' } as const

export const doctorCommand = defineCommand({
  name: 'doctor',
  group: 'Start',
  summary: 'Check every configured part and every gate, for real',
  examples: ['hooke doctor', 'hooke doctor --json'],
  json: true,
  input: z.object({}),

  async run(_, session) {
    const { deps, output, config } = session
    const loaded = config()
    const problems = checkSurroundings(loaded, deps.env)
    const own: DoctorCheck = {
      name: 'configuration',
      state: problems.length === 0 ? 'ok' : 'failed',
      found: problems.length === 0 ? loaded.file : problems.map(problemLine).join('\n'),
    }
    const report = await output.during('checking', () => deps.runDoctor(loaded))
    const checks = [own, ...(await daemonChecks(session)), ...report.checks]
    if (output.json) output.data({ checks })
    else printChecks(checks, output)
    return checks.some(({ state }) => state === 'failed') ? 1 : 0
  },
})

/** Whether a daemon that runs has taken over the file as it is now (E-12). */
async function daemonChecks({ daemon, reading }: Session): Promise<readonly DoctorCheck[]> {
  if ((await daemon()) === undefined) return []
  const { config } = (await (await reading()).status()).view
  if (config === null) return []
  const name = 'daemon'
  const [first] = [...config.problems, ...config.waits]
  if (first === undefined) return [{ name, state: 'ok', found: 'runs with the configuration as it is now' }]
  const found = [...config.problems, ...config.waits].join('\n')
  return config.problems.length > 0
    ? [{ name, state: 'failed', found, advice: 'mend the configuration; the last good one stays in force' }]
    : [{ name, state: 'warning', found, advice: 'hooke down, hooke up' }]
}

function printChecks(checks: readonly DoctorCheck[], output: Output): void {
  const width = Math.max(...checks.map(({ name }) => name.length))
  for (const check of checks) printCheck(check, output, width)
}

function printCheck({ name, state, found, advice }: DoctorCheck, output: Output, width: number): void {
  const [first = '', ...rest] = found.split('\n')
  const indent = ' '.repeat(width + 3)
  output.line(`${output.paint(COLOURS[state], MARKS[state])} ${name.padEnd(width)} ${first}`)
  for (const line of rest) output.line(`${indent}${line}`)
  if (advice !== undefined && state !== 'ok') output.line(`${indent}do: ${advice}`)
}
