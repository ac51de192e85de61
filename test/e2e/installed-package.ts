import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { CLONE } from './program.ts'

export const run = (cwd: string, command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** The package as somebody gets it: packed, unpacked into `folder`, its dependencies beside it; gives where it lies. */
export function installPackage(folder: string): string {
  const copy = join(folder, 'sources')
  copySources(copy)
  run(copy, join(CLONE, 'node_modules/.bin/tsc'), '-p', 'tsconfig.build.json')
  run(copy, process.execPath, 'scripts/copy-assets.mjs')
  run(copy, 'npm', 'pack', '--ignore-scripts', '--loglevel=error')
  run(copy, 'tar', '-xzf', 'hooke-0.1.0.tgz', '-C', folder)
  symlinkSync(join(CLONE, 'node_modules'), join(folder, 'node_modules'))
  return join(folder, 'package')
}

/** The files of the repository as they are now, without what git ignores. */
function copySources(to: string): void {
  mkdirSync(to, { recursive: true })
  const files = run(CLONE, 'git', 'ls-files', '-z', '-co', '--exclude-standard').split('\0')
  for (const file of files.filter((name) => name !== '' && existsSync(join(CLONE, name)))) {
    if (!/^(test|docs)\//.test(file)) cpSync(join(CLONE, file), join(to, file))
  }
  symlinkSync(join(CLONE, 'node_modules'), join(to, 'node_modules'))
}
