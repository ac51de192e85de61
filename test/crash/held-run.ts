import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../e2e/program.ts'

export const HELD = 'BANDIT-002.optimistic.s7.1'

/**
 * A `node` that is found before the real one and lets a run of seed 7 wait for as long as a file is there: a long run
 * whose end a test decides. Everything else passes through.
 */
export function aHeldRun() {
  const place = { hold: '' }
  return {
    /** Gives the folder that goes on PATH. */
    install: ({ folder }: Pick<Program, 'folder'>): string => {
      const bin = join(folder, 'bin')
      // beside the command: a sandbox shows the folders of PATH and little else
      place.hold = join(bin, 'hold')
      mkdirSync(bin)
      const script = `#!/bin/sh
case "$*" in
  *bin/run.js*"--seed 7 "*) while [ -e '${place.hold}' ]; do sleep 0.05; done ;;
esac
exec '${process.execPath}' "$@"
`
      writeFileSync(join(bin, 'node'), script)
      chmodSync(join(bin, 'node'), 0o755)
      return bin
    },
    hold: () => writeFileSync(place.hold, ''),
    release: () => rmSync(place.hold, { force: true }),
    isHeld: () => existsSync(place.hold),
  }
}

/** The process of a run, from the file its wrapper wrote; undefined while it has none. */
export function processOf(dir: string, run: string): number | undefined {
  const path = join(dir, '.hooke', 'runs', run, '.hooke', 'start')
  if (!existsSync(path)) return undefined
  const [, pid] = /^child (\d+)/m.exec(readFileSync(path, 'utf8')) ?? []
  return pid === undefined ? undefined : Number(pid)
}
