import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path'
import { type Hidden, isWithin } from './policy.ts'

/** Languages that are often installed beside the system: in a home folder, a virtual environment or a version switcher. */
export const RUNTIMES = [
  'node',
  'python3',
  'python',
  'uv',
  'julia',
  'R',
  'Rscript',
  'java',
  'go',
  'cargo',
  'ruby',
  'deno',
  'bun',
]
const PARTS = [
  'bin',
  'lib',
  'lib64',
  'libexec',
  'include',
  'share',
  'etc',
  'ssl',
  'pyvenv.cfg',
  'conda-meta',
  'installs',
  'plugins',
  'shims',
  'version',
  'versions',
]
/** In a folder of a person these hold more than programs. */
const PRIVATE_PARTS = new Set(['share', 'etc', 'ssl'])
/** Version switchers, which hold programs and nothing of a person: one mount instead of one for each part. */
const SWITCHERS = new Set(['.pyenv', '.rbenv', '.nodenv', '.goenv'])
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib64', '/nix/store']

/**
 * What a sandbox has to show, read-only, so that the programs on PATH run: the folders of PATH outside of the system, and
 * the parts of the installations that its languages come from. Nothing that is hidden, and no folder of a person whole.
 */
export function runtimePaths(
  path: string,
  { hidden, home }: { readonly hidden: readonly Hidden[]; readonly home: string },
): readonly string[] {
  const folders = path.split(delimiter).filter((folder) => isAbsolute(folder) && existsSync(folder))
  const programs = RUNTIMES.flatMap((name) =>
    folders
      .map((folder) => join(folder, name))
      .filter(existsSync)
      .slice(0, 1),
  )
  const found = [
    ...folders.filter(isNarrow(home)),
    ...programs.flatMap((program) => installations(program, home)),
  ]
  const isSecret = (each: string): boolean => hidden.some((one) => isWithin(each, one.path))
  const isSystem = (each: string): boolean => SYSTEM.some((root) => isWithin(each, root))
  const shown = [...new Set(found)].filter((each) => each !== '/' && !isSystem(each) && !isSecret(each))
  return shown.filter((each) => !shown.some((other) => other !== each && isWithin(each, other)))
}

/** A folder of programs, not a home folder or the root of everything that somebody put on PATH. */
function isNarrow(home: string): (folder: string) => boolean {
  return (folder) => folder !== '/' && !isWithin(home, folder)
}

/** The parts of each installation that a program leads to: its own folder, the one it links to, the one its environment was made from. */
function installations(program: string, home: string): readonly string[] {
  const real = realpathSync(program)
  const roots = [rootOf(program), rootOf(real), baseOf(rootOf(program))].filter((root) => root !== null)
  return [real, ...roots.flatMap((root) => partsOf(root, home))]
}

function rootOf(program: string): string | null {
  const folder = dirname(program)
  return ['bin', 'shims'].includes(basename(folder)) ? dirname(folder) : null
}

/** The Python that a virtual environment was made from. */
function baseOf(root: string | null): string | null {
  const file = root === null ? '' : join(root, 'pyvenv.cfg')
  if (file === '' || !existsSync(file)) return null
  const [, bin = ''] = /^home\s*=\s*(\S.*)$/m.exec(readFileSync(file, 'utf8')) ?? []
  return isAbsolute(bin.trim()) ? dirname(bin.trim()) : null
}

function partsOf(root: string, home: string): readonly string[] {
  return partsIn(root, home).filter(existsSync)
}

/** The parts that an installation may have, whether or not they are there. */
function partsIn(root: string, home: string): readonly string[] {
  if (root === '/') return []
  if (SWITCHERS.has(basename(root))) return [root]
  const isPersonal = isWithin(home, root) || root === join(home, '.local')
  return PARTS.filter((part) => !(isPersonal && PRIVATE_PARTS.has(part))).map((part) => join(root, part))
}

/** What a host that is not this one tells of its languages. */
export interface HostRuntimes {
  /** Folders of PATH there, and the home of the user. */
  readonly path: readonly string[]
  readonly home: string
  /** Where programs of languages lie and lead to, and the `bin` of the Pythons that virtual environments were made from. */
  readonly programs: readonly string[]
}

/** The same as `runtimePaths` for such a host; some of it may not be there. */
export function runtimePathsOn({ path, home, programs }: HostRuntimes): readonly string[] {
  const roots = programs.map(rootOf).filter((root) => root !== null)
  const found = [...path.filter(isNarrow(home)), ...programs, ...roots.flatMap((root) => partsIn(root, home))]
  const isSystem = (each: string): boolean => SYSTEM.some((root) => isWithin(each, root))
  const shown = [...new Set(found)].filter((each) => isAbsolute(each) && each !== '/' && !isSystem(each))
  return shown.filter((each) => !shown.some((other) => other !== each && isWithin(each, other)))
}
