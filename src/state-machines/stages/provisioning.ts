import { checkGates, reach, request, workflow } from '../vocabulary.ts'

export const provisioning = workflow.createStateConfig({
  meta: {
    doc: 'The lease is recorded, hardware is made ready, code and environment are synced.',
    turn: 'hardware',
  },
  entry: reach('provisioning'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'Hardware is made ready.', turn: 'hardware' },
      entry: request({ kind: 'hardware.provision' }),
      on: { 'hardware.ready': 'checking' },
    },
    checking: {
      meta: { doc: 'Gates read the host, the data, the resolved configs and the budget.', turn: 'daemon' },
      entry: checkGates('provisioning'),
      on: {
        'gates.passed': { target: '#active.running', actions: 'clearReason' },
        'gates.refused': { target: '#blocked', actions: 'keepReason' },
      },
    },
  },
})
