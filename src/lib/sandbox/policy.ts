/** What a sandboxed command may see and take. Whatever is not named is absent. Paths are absolute. */
export interface SandboxPolicy {
  /** The operating system's own: programs, libraries, the few files of /etc that programs need. */
  readonly system: readonly SystemEntry[]
  readonly readable: readonly string[]
  readonly writable: readonly string[]
  /** Read-only although it lies below a writable folder: the `.git` file of a worktree. */
  readonly sealed: readonly string[]
  /** Shown empty wherever an allowed folder would show it. */
  readonly hidden: readonly Hidden[]
  /** Device files, for accelerators. */
  readonly devices: readonly string[]
  readonly cwd: string
  /** Bytes of /tmp, and of /dev/shm; both belong to the command alone and are gone with it. */
  readonly scratchBytes: number
  readonly network: Network
  readonly limits: SandboxLimits
  /** What of `readable` and `devices` is not there is left out: the policy was made for a host that nobody looked at whole. */
  readonly mayBeAbsent?: boolean
}

/** `none` has a loopback of its own and nothing else; `host` is the network of this computer. */
export type Network = 'none' | 'host'

export type SystemEntry =
  | { readonly kind: 'bind'; readonly from: string; readonly to: string; readonly mayBeAbsent?: boolean }
  | { readonly kind: 'link'; readonly to: string; readonly target: string }

export interface Hidden {
  readonly path: string
  readonly kind: 'folder' | 'file'
}

/** What one command may take. `memoryBytes` and `processes` hold for all of its processes where cgroups can be used. */
export interface SandboxLimits {
  readonly memoryBytes: number
  readonly processes: number
  readonly openFiles: number
  readonly fileBytes: number
  /** CPU time of one process. */
  readonly cpuSeconds: number
}

/** Whether `path` is `folder` or lies in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`)
}

/** What of `hidden` would be seen through one of `shown`. What is shown by its own name is meant. */
export function seenThrough(shown: readonly string[], hidden: readonly Hidden[]): readonly Hidden[] {
  return hidden.filter(({ path }) => shown.some((each) => path !== each && isWithin(path, each)))
}
