import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { normalised } from '../../src/agents/rehearsal/normalise.ts'
import { createRehearsal } from '../../src/agents/rehearsal/rehearsal.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { aRequest } from '../agents/sessions.ts'
import { createScriptedBackend, playing } from '../fakes/scripted-agent.ts'
import { agentContract } from './agent.contract.ts'

agentContract('rehearsal', ({ folder, turns, afterFeedback = [] }) => {
  const input = normalised(aRequest(folder).input)
  const script = {
    role: 'implementer',
    study: 'bandits',
    sessions: [{ input, cases: [{ turns }], afterFeedback }],
  }
  writeFileSync(join(folder, 'implementer.json'), JSON.stringify(script))
  return createRehearsal({ folder, clock: systemClock })
})

agentContract('scripted', ({ turns, afterFeedback = [] }) =>
  createScriptedBackend({
    implementer: (_request, { feedback }) => {
      const gate = feedback.some((text) => text.includes('too short'))
      const submitted = turns.filter(({ calls }) => calls.some(({ tool }) => tool === 'submit'))
      return playing(gate ? afterFeedback : feedback.length === 0 ? turns : submitted.slice(feedback.length))
    },
  }),
)
