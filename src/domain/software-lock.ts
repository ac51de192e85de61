/** Where Python packages are pinned, in the order in which hosts look for them; the last three are only told of. */
export const PYTHON_LOCKS = [
  'uv.lock',
  'requirements.lock',
  'conda.lock',
  'poetry.lock',
  'Pipfile.lock',
  'conda-lock.yml',
] as const

/** What they are derived from where they are not there (C-19), in this order. */
export const PYTHON_SOURCES = ['requirements.txt', 'pyproject.toml', 'Pipfile', 'environment.yml'] as const
export type PythonSource = (typeof PYTHON_SOURCES)[number]

/** The file that a derived lock is written to; `environment.sh` finds it before its source. */
export const DERIVED_LOCK = 'requirements.lock'
/** The same for an environment of conda: the list `@EXPLICIT` of conda, and a comment `# pip: NAME==VERSION` for each of pip. */
export const CONDA_LOCK = 'conda.lock'

/** What an `environment.yml` asks for. */
export interface CondaEnvironment {
  /** Channels and dependencies alone, as YAML for the tools of conda. */
  readonly text: string
  /** Versions of Python in conda's words, empty for any; null where Python is not asked for. */
  readonly python: string | null
  /** Packages of conda besides Python and pip, each with its versions. */
  readonly packages: readonly string[]
  /** Lines of its `pip:` part. */
  readonly pip: readonly string[]
  /** Names of variables that conda would set. */
  readonly variables: readonly string[]
}

/** What a lock is to be derived from: the source and the files that it may include, by their paths at the commit. */
export interface LockWish {
  readonly source: PythonSource
  readonly files: ReadonlyMap<string, string>
}

export type DerivedLock =
  /** The file with its text, and in words by what it was made. */
  | {
      readonly kind: 'derived'
      readonly file: typeof DERIVED_LOCK | typeof CONDA_LOCK
      readonly text: string
      readonly by: string
      readonly packages: number
    }
  /** The source names no package. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'impossible'; readonly because: string }

export type DeriveLock = (wish: LockWish, signal: AbortSignal) => Promise<DerivedLock>

/** What the lock of a tree has to be derived from; null where it has one, needs none, or pins all by itself. */
export function lockSourceIn(paths: readonly string[]): PythonSource | null {
  if (PYTHON_LOCKS.some((name) => paths.includes(name))) return null
  return PYTHON_SOURCES.find((name) => paths.includes(name)) ?? null
}

/** Files that a source may include by name. */
export function mayBeIncluded(path: string): boolean {
  return /^(?:requirements\/)?[\w.-]+\.(?:txt|in)$/.test(path)
}

/** Whether requirements pin each package with its hash, which pip only takes for all of them or for none. */
export function isPinnedWhole(text: string): boolean {
  const whole = text.replaceAll(/\\\r?\n/g, ' ')
  const lines = whole.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
  const wanted = lines.filter((line) => line !== '' && !/^-(?:-index-url|-extra-index-url|i\b)/.test(line))
  return wanted.length > 0 && wanted.every((line) => /==/.test(line) && /--hash=/.test(line))
}
