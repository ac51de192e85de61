import path from 'node:path'

/** Where things lie in the folder of a run. `wrapper.sh` knows the same names. */
export interface RunFolder {
  readonly path: string
  /** Hooke's own corner, which is never collected. */
  readonly own: string
  readonly order: string
  readonly wrapper: string
  readonly claim: string
  readonly start: string
  readonly heartbeat: string
  readonly gpu: string
  readonly status: string
  readonly cancel: string
  /** Folders of the cgroups of a confined run, one a line; absent when nothing confines it. */
  readonly groups: string
  readonly stdout: string
  readonly stderr: string
  readonly metrics: string
}

export const OWN_FOLDER = '.hooke'
/** Where a sandbox tells the wrapper the id of its first process. */
export const INFO_FD = 5

export function runFolder(runs: string, run: string): RunFolder {
  const folder = path.join(runs, run)
  const own = path.join(folder, OWN_FOLDER)
  return {
    path: folder,
    own,
    order: path.join(own, 'order'),
    wrapper: path.join(own, 'wrapper.sh'),
    claim: path.join(own, 'claim'),
    start: path.join(own, 'start'),
    heartbeat: path.join(own, 'heartbeat'),
    gpu: path.join(own, 'gpu'),
    status: path.join(own, 'status'),
    cancel: path.join(own, 'cancel'),
    groups: path.join(own, 'groups'),
    stdout: path.join(folder, 'stdout.log'),
    stderr: path.join(folder, 'stderr.log'),
    metrics: path.join(folder, 'metrics.jsonl'),
  }
}

/** A relative path that stays inside its folder and is the same on every file system. */
export function isPlainPath(relative: string): boolean {
  if (relative.length === 0 || relative.length > 1000) return false

  if (/[\u0000-\u001f\u007f\\\ufffd]/.test(relative) || !relative.isWellFormed()) return false
  return relative
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && part.length <= 255)
}
