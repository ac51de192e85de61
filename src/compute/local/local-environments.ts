import path from 'node:path'
import type { KeptEnvironments } from '../driver.ts'
import { keptEnvironments } from '../shared/host/kept-environments.ts'
import { scriptText } from '../shared/host/scripts.ts'
import { createLocalShell } from '../shared/remote/local-shell.ts'
import type { LocalOptions } from './local-options.ts'

/** Those that were made on this computer, by whichever local compute, and what of its leases and runs uses them. */
export function environmentsHere(options: LocalOptions, folder: string): KeptEnvironments {
  const { environment, runsDir, formerRunsDirs = [] } = options
  const shell = createLocalShell({ environment })
  const uses = [runsDir, ...formerRunsDirs].flatMap((runs) => [path.join(runs, '.leases'), runs])
  return keptEnvironments(true, async () => {
    const script = await scriptText('environments')
    return {
      shell,
      path: path.join(folder, 'envs'),
      call: (words, more) => shell.script(script, [folder, ...words, ...uses], more),
    }
  })
}
