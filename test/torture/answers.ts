import { z } from 'zod'
import type { AgentRequest } from '../../src/agents/agent.ts'
import { RoleName } from '../../src/domain/workflow.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { implementation, RESCALE, RESCALE_TEST, uneventfulScripts } from '../fakes/world/scripts.ts'
import { CANARY } from './world-client.ts'

interface Call {
  readonly tool: string
  readonly input: unknown
}

const Asked = z.looseObject({ role: z.string(), step: z.number() })
const write = (path: string, content: string): Call => ({ tool: 'write', input: { path, content } })
const submit = (input: unknown): Call => ({ tool: 'submit', input })

const OUTPUTS: Readonly<Record<string, readonly Call[]>> = {
  planner: [
    submit({
      plan: scalePlan({ compute: { ...scalePlan().compute, driver: 'world' } }),
      answers: [],
    }),
  ],
  implementer: [write('src/rescale.js', RESCALE), submit(implementation())],
  tester: [
    write('test/rescale.test.js', RESCALE_TEST),
    submit({
      summary: 'the scale is tested',
      tests: [{ path: 'test/rescale.test.js', proves: 'a doubled scale doubles' }],
      notTested: [],
    }),
  ],
}

/** What the world's model says at each step of a session: always the same, whoever asks how often. */
export function answer(body: unknown): { text: string; calls: readonly Call[] } {
  const { role, step } = Asked.parse(body)
  const calls = OUTPUTS[role] ?? [submit(plainOutput(RoleName.parse(role)))]
  const call = calls[Math.min(step, calls.length - 1)]
  return { text: `as ${role}, with the token ${CANARY}`, calls: call === undefined ? [] : [call] }
}

function plainOutput(role: RoleName): unknown {
  const script = uneventfulScripts[role]
  // these scripts look at nothing
  return script?.({} as AgentRequest, { round: 1, feedback: [] })
}
