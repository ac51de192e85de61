import { existsSync } from 'node:fs'
import { type RunFolder, runFolder } from '../shared/run-folder.ts'
import type { LocalOptions } from './local-options.ts'

/** The folder of a run: its own, or the one it has in a state that this one is a copy of. */
export function folderOfRun(
  { runsDir, formerRunsDirs = [] }: Pick<LocalOptions, 'runsDir' | 'formerRunsDirs'>,
  run: string,
): RunFolder {
  const own = runFolder(runsDir, run)
  if (formerRunsDirs.length === 0 || existsSync(own.claim)) return own
  const former = formerRunsDirs.map((dir) => runFolder(dir, run))
  return former.find(({ claim }) => existsSync(claim)) ?? own
}
