import { createStuck } from '../../src/store/views/stuck.ts'
import type { Invariant } from './state-under-test.ts'

/** No experiment is active without anything that will move it (W-1). */
export const nothingStuck: Invariant = ({ store }) =>
  createStuck(store.db)().map(({ id, stage, turn }) => `${id} is stuck at ${stage}, turn ${turn}`)
