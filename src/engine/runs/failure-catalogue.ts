/** Where a failure goes (C-12): elsewhere or again, back to the implementer, or to the person. */
export type FailureClass = 'infra' | 'code' | 'plan'

export interface CatalogueEntry {
  readonly name: string
  readonly class: FailureClass
  /**
   * `error`: matched against the message the program ended with, and decides even inside the study's own code.
   * `library`: matched anywhere in the end of the log, and only when no frame of the study's own code is known.
   */
  readonly decides: 'error' | 'library'
  readonly pattern: RegExp
  readonly firstAction: string
}

/** CHECKLISTS section 8 as data; a study extends it in front. */
export const FAILURE_CATALOGUE: readonly CatalogueEntry[] = [
  {
    name: 'sandbox',
    class: 'infra',
    decides: 'error',
    pattern: /^bwrap: |\/bwrap: (not found|No such file)/m,
    firstAction:
      'this machine cannot make the sandbox: install bubblewrap there, or write sandbox = false under its [compute.<name>]',
  },
  {
    name: 'disk-full',
    class: 'infra',
    decides: 'error',
    pattern: /\[Errno (28|122)\]|ENOSPC|EDQUOT|no space left on device|disk quota exceeded|bus error/i,
    firstAction: 'probe the disk, clean our own caches only, else take another host',
  },
  {
    name: 'accelerator-memory',
    class: 'code',
    decides: 'error',
    pattern: /CUDA out of memory|OutOfMemoryError|CUBLAS_STATUS_ALLOC_FAILED|HIP out of memory/i,
    firstAction:
      'halve the batch per device and double the accumulation: same effective batch, at most twice',
  },
  {
    name: 'device-assert',
    class: 'code',
    decides: 'error',
    pattern: /device-side assert|illegal memory access|CUDA error: (?!out of memory)/i,
    firstAction: 'no retry: mend the code that the deepest own frame names',
  },
  {
    name: 'network',
    class: 'infra',
    decides: 'library',
    pattern:
      /ConnectionError|ConnectTimeout|ReadTimeout|ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|gaierror|name resolution|connection (reset|refused|timed out)|\b50[0234] (Server Error|Bad Gateway|Service Unavailable|Gateway)/i,
    firstAction: 'wait and try again, at most twice',
  },
  {
    name: 'not-finite',
    class: 'code',
    decides: 'error',
    pattern: /loss is (nan|inf)|(nan|infinite) (loss|gradient)|FloatingPointError/i,
    firstAction: 'stop the cell and wake the experimenter; halve the rate only if the plan allows it',
  },
  {
    name: 'import',
    class: 'code',
    decides: 'library',
    pattern: /ModuleNotFoundError|ImportError|ERR_MODULE_NOT_FOUND|Cannot find (module|package)/,
    firstAction: 'no retry: mend the import or the lock file',
  },
  {
    name: 'shape',
    class: 'code',
    decides: 'library',
    pattern: /shape mismatch|size mismatch|shapes? .*(not aligned|cannot be (broadcast|multiplied))/i,
    firstAction: 'no retry: mend the code',
  },
  {
    name: 'host-library',
    class: 'infra',
    decides: 'library',
    pattern: /NCCL (error|timeout)|driver.*(mismatch|too old)|nvml|CUDA driver|fork: .*(unavailable|retry)/i,
    firstAction: 'look at the host, then take another one',
  },
]
