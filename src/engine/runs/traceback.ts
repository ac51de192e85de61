export interface Frame {
  readonly file: string
  readonly line: number
  readonly symbol: string
}

export interface Traceback {
  /** From the caller to the place where it was thrown. */
  readonly frames: readonly Frame[]
  /** Class and message the program ended with. */
  readonly error: string
}

/** The last traceback in the end of a log, of Python or of Node; undefined when there is none. */
export function lastTraceback(log: string): Traceback | undefined {
  const python = pythonTraceback(log)
  const node = nodeTraceback(log)
  if (python === undefined || node === undefined) return python?.traceback ?? node?.traceback
  return python.at > node.at ? python.traceback : node.traceback
}

/** The frame of the study's own code that is nearest to where it was thrown. */
export function deepestOwnFrame(traceback: Traceback, worktree: string): Frame | undefined {
  return traceback.frames.findLast((frame) => isOwn(frame, worktree))
}

/** Whether a frame is code of the study: under its worktree, and no installed library that lies there too. */
export function isOwn({ file }: Frame, worktree: string): boolean {
  const plain = file.replace(/^file:\/\//, '')
  if (/(^|[/\\])(site-packages|dist-packages|node_modules|lib[/\\]python[\d.]+)[/\\]/.test(plain))
    return false
  if (/^(node:|internal\/|<)/.test(plain)) return false
  return plain.startsWith(`${worktree}/`) || !plain.startsWith('/')
}

interface Found {
  readonly at: number
  readonly traceback: Traceback
}

function pythonTraceback(log: string): Found | undefined {
  const at = log.lastIndexOf('Traceback (most recent call last):')
  if (at < 0) return undefined
  const [, ...lines] = log.slice(at).split('\n')
  const end = lines.findIndex((line) => /^\S/.test(line))
  const body = end < 0 ? lines : lines.slice(0, end)
  const frames = body.flatMap((line) => {
    const [, file = '', number = '0', symbol = ''] =
      /^ {2}File "([^"]+)", line (\d+)(?:, in (.+))?/.exec(line) ?? []
    return file === '' ? [] : [{ file, line: Number(number), symbol }]
  })
  return { at, traceback: { frames, error: end < 0 ? '' : (lines[end] ?? '') } }
}

const NODE_FRAME = /^ {4}at (?:(?:async )?(.+?) \()?((?:file:\/\/)?[^\s()]+?):(\d+):\d+\)?$/

function nodeTraceback(log: string): Found | undefined {
  const lines = log.split('\n')
  const last = lines.findLastIndex((line) => NODE_FRAME.test(line))
  if (last < 0) return undefined
  let first = last
  while (first > 0 && /^ {4}at /.test(lines[first - 1] ?? '')) first -= 1
  const frames = lines.slice(first, last + 1).flatMap((line) => {
    const [, symbol = '', file = '', number = '0'] = NODE_FRAME.exec(line) ?? []
    return file === '' ? [] : [{ file, line: Number(number), symbol }]
  })
  const at = lines.slice(0, first).join('\n').length
  return { at, traceback: { frames: frames.reverse(), error: errorAbove(lines, first) } }
}

// a message may have several lines; its first one begins with the class
function errorAbove(lines: readonly string[], first: number): string {
  const above = lines.slice(Math.max(0, first - 10), first)
  return (
    above.findLast((line) => /^(Uncaught )?[A-Z]\w*(Error|Exception)?( \[\w+\])?:/.test(line)) ??
    above.at(-1) ??
    ''
  )
}
