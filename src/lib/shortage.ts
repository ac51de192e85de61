/** What this computer lacks. Of space an experiment may take too much; files and processes are the daemon's own. */
export interface Shortage {
  readonly of: 'space' | 'files' | 'processes'
  readonly words: string
  readonly advice: string
}

const SPACE: Shortage = {
  of: 'space',
  words: 'the disk is full',
  advice: 'free some space, then hooke retry',
}
const FILES: Shortage = {
  of: 'files',
  words: 'too many files are open',
  advice: 'raise the limit (ulimit -n, or LimitNOFILE of the service)',
}
const PROCESSES: Shortage = {
  of: 'processes',
  words: 'no more processes can be started',
  advice: 'end some, or raise the limit (ulimit -u)',
}

const BY_CODE: ReadonlyMap<string, Shortage> = new Map([
  ['ENOSPC', SPACE],
  ['EDQUOT', SPACE],
  ['SQLITE_FULL', SPACE],
  ['EMFILE', FILES],
  ['ENFILE', FILES],
  ['EAGAIN', PROCESSES],
  ['ENOMEM', PROCESSES],
])

/** The shortage behind an error, found along its causes and, for what a command printed, by its words. */
export function shortageOf(error: unknown): Shortage | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? BY_CODE.get(error.code) : undefined
  return code ?? printedBy(error) ?? shortageOf(error.cause)
}

function printedBy({ message, ...rest }: Error): Shortage | undefined {
  const said = `${message} ${'found' in rest && typeof rest.found === 'string' ? rest.found : ''}`
  // git does not say why it could not write
  if (/No space left on device|\bENOSPC\b|Disk quota exceeded|unable to write file/i.test(said)) return SPACE
  if (/Too many open files|\bE[MN]FILE\b/i.test(said)) return FILES
  return /Cannot allocate memory|\bspawn \S+ E(AGAIN|NOMEM)\b/i.test(said) ? PROCESSES : undefined
}
