import { accessSync, constants } from 'node:fs'
import { dirname, join } from 'node:path'
import { createSandbox, noSandbox } from '../../../src/lib/sandbox/sandbox.ts'
import { probe } from '../../sandbox/place.ts'
import { CLONE } from './backends.ts'

/** The real program, where `scripts/testbeds/claude-code up` or somebody else put one; null where there is none. */
export const PROGRAM = programNamed(process.env['CLAUDE_CODE_PROGRAM'])
/** For the name of a suite that this machine cannot run. */
export const skipped =
  PROGRAM === null
    ? ' (SKIPPED: no Claude Code; scripts/testbeds/claude-code up, then set CLAUDE_CODE_PROGRAM)'
    : ''

function programNamed(path: string | undefined): string | null {
  if (path === undefined || path === '') return null
  accessSync(path, constants.X_OK)
  return path
}

const MB = 1024 ** 2

/** The sandbox around the program, as the daemon makes it; none where this machine has none. */
export function aSandbox(state: string) {
  if (!probe.ok) return noSandbox
  return createSandbox({
    program: probe.program,
    cgroups: null,
    readable: [dirname(process.execPath)],
    hidden: () => [{ path: state, kind: 'folder' }],
    scratchBytes: 64 * MB,
    limits: { memoryBytes: 4_096 * MB, processes: 512, openFiles: 4_096, fileBytes: 1_024 * MB },
    cores: 2,
    name: `claude-${process.pid}`,
  })
}

/** What our hook is made of. */
export const HOOK_FILES = [
  process.execPath,
  ...['bin', 'src', 'node_modules', 'package.json'].map((name) => join(CLONE, name)),
]
