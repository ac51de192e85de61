import { skipped } from '../skips.ts'
import { ask, checkGates, reach, request, workflow } from '../vocabulary.ts'

export const verifying = workflow.createStateConfig({
  meta: {
    doc: 'Results are collected, uploads verified by hash and size, reproducibility checked; hardware is let go.',
    turn: 'daemon',
  },
  entry: reach('verifying'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'Results are collected and uploaded.', turn: 'daemon' },
      entry: request({ kind: 'results.collect' }),
      on: { 'results.collected': 'inspecting' },
    },
    inspecting: {
      meta: { doc: 'The verifier goes through the record, item by item.', turn: 'agent' },
      entry: ask('verifier', 'verifyRound'),
      on: { 'results.verified': 'checking', ...skipped('verifying') },
    },
    checking: {
      meta: { doc: 'Gates read the uploads and the reproducibility card.', turn: 'daemon' },
      entry: checkGates('verifying'),
      on: {
        'gates.passed': 'releasing',
        'gates.refused': { target: '#blocked', actions: 'keepReason' },
      },
    },
    releasing: {
      meta: { doc: 'Hardware is paused or released.', turn: 'hardware' },
      entry: request({ kind: 'hardware.release' }),
      on: { 'hardware.released': 'confirming' },
    },
    confirming: {
      meta: { doc: 'A gate reads the leases.', turn: 'daemon' },
      entry: checkGates('released'),
      on: {
        'gates.passed': { target: '#active.analyzing', actions: ['newAnalysisRound', 'clearReason'] },
        'gates.refused': { target: '#blocked', actions: 'keepReason' },
      },
    },
  },
})
