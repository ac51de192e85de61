import { PLAIN_PATH } from '../../src/lib/shell.ts'
import { findProgram } from '../../src/lib/sandbox/probe.ts'

/** Why no test can be on a terminal here; empty where one can. */
export const NO_TERMINAL =
  findProgram('script', PLAIN_PATH) === null ? ' (SKIPPED: no program `script` to make a terminal)' : ''
