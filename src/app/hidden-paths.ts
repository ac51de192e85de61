import { existsSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, relative } from 'node:path'
import type { HookeConfig } from '../config/config.ts'
import { secretFile } from '../config/surroundings.ts'
import { type Hidden, isWithin } from '../lib/sandbox/policy.ts'
import type { Env } from './env.ts'

/** Where people keep keys and tokens. */
const KEYS = [
  '.ssh',
  '.gnupg',
  '.aws',
  '.azure',
  '.docker',
  '.kube',
  '.netrc',
  '.npmrc',
  '.pypirc',
  '.git-credentials',
  '.config/gh',
  '.config/gcloud',
  '.config/git',
  '.config/rclone',
]

/** What is never shown, even where a folder that is shown holds it; of what is there now. */
export function hiddenPaths(config: HookeConfig, env: Env): readonly Hidden[] {
  const home = env['HOME'] ?? homedir()
  const references = Object.values(config.secrets).filter((reference) => reference.startsWith('file:'))
  const secrets = references.map((reference) => secretFile(reference, config.home))
  const named = [
    config.stateDir,
    config.worktreesDir,
    config.file,
    ...secrets,
    ...KEYS.map((name) => join(home, name)),
  ]
  const links = config.agents.sandbox.readOnly.filter((each) => existsSync(each))
  return named
    .filter((path) => existsSync(path))
    .flatMap((path): readonly Hidden[] => {
      const real = realpathSync(path)
      const kind = statSync(real).isDirectory() ? 'folder' : 'file'
      return [real, ...links.flatMap((link) => namesBehind(link, real))].map((each) => ({ path: each, kind }))
    })
}

/** The other name of a path, where a link that is shown leads to a folder that holds it. */
function namesBehind(link: string, path: string): readonly string[] {
  const folder = realpathSync(link)
  return folder !== link && isWithin(path, folder) ? [join(link, relative(folder, path))] : []
}
