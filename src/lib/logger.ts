import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'
import { systemCode } from './fault.ts'
import { shortageOf } from './shortage.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type LogFields = Readonly<Record<string, unknown>>

/** One line per fact: `log.info('stage.changed', { experiment, from, to })`. An `error` field may hold an Error. */
export type Logger = Readonly<Record<LogLevel, (event: string, fields?: LogFields) => void>>

export interface DaemonLogger extends Logger {
  /** Another level, size or count from the next line on. */
  adjust(settings: LogSettings): void
  close(): void
}

export interface LogSettings {
  readonly level: LogLevel
  readonly maximumBytes: number
  /** How many rotated files (`daemon.log.1` is the youngest) are kept. */
  readonly keep: number
}

interface FileOptions extends LogSettings {
  readonly path: string
  /** Applied to every text before it is written and to the finished line. */
  readonly mask: (text: string) => string
  readonly now: () => number
}

/** JSON lines in a file. A line is with the system when the call returns, so a killed daemon loses none. */
export function createFileLogger(options: FileOptions): DaemonLogger {
  const file = openRotated(options)
  const { setLevel, ...lines } = createLogger(options, (line) => file.write(line))
  return {
    ...lines,
    adjust(settings) {
      setLevel(settings.level)
      file.adjust(settings)
    },
    close: () => file.close(),
  }
}

/** Keeps the lines in a list, for tests; they are masked and formed like those of the file. */
export function createMemoryLogger(
  options: { mask?: (text: string) => string; now?: () => number } = {},
): Logger & { readonly lines: readonly string[] } {
  const { mask = (text: string) => text, now = () => 0 } = options
  const lines: string[] = []
  const keep = (line: string) => void lines.push(line.trimEnd())
  const { debug, info, warn, error } = createLogger({ mask, now, level: 'debug' }, keep)
  return { debug, info, warn, error, lines }
}

export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

function createLogger(
  { mask, now, level }: Pick<FileOptions, 'mask' | 'now' | 'level'>,
  write: (line: string) => void,
): Logger & { readonly setLevel: (level: LogLevel) => void } {
  const lines = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(mask(line)) },
  )
  const at =
    (severity: LogLevel) =>
    (event: string, fields: LogFields = {}) =>
      lines[severity]({ event: mask(event), ...maskedFields(fields, mask) })
  const setLevel = (chosen: LogLevel): void => void (lines.level = chosen)
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), setLevel }
}

/** A secret with a quote or a line break in it looks different once it is JSON, so texts are masked before as well. */
function maskedFields(fields: LogFields, mask: (text: string) => string): LogFields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, masked(value, mask, 8)]))
}

function masked(value: unknown, mask: (text: string) => string, depth: number): unknown {
  if (typeof value === 'string') return mask(value)
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Error) return masked(plainError(value), mask, depth)
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return '…'
  if (Array.isArray(value)) return value.map((item) => masked(item, mask, depth - 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [mask(key), masked(inner, mask, depth - 1)]),
  )
}

function plainError(error: Error): LogFields {
  const { name, message, stack, cause } = error
  return {
    ...Object.fromEntries(Object.entries(error)),
    name,
    message,
    stack,
    ...(cause === undefined ? {} : { cause }),
  }
}

function openRotated({ path, ...given }: FileOptions) {
  let { maximumBytes, keep } = given
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let file = openSync(path, 'a', 0o600)
  let size = fstatSync(file).size

  return {
    write(line: string): void {
      const bytes = Buffer.from(line)
      if (size > 0 && size + bytes.length > maximumBytes) {
        const old = file
        file = renewed(path, keep) ?? old
        if (file !== old) closeSync(old)
        // what cannot be rotated now goes on, and is tried again after as much
        size = file === old ? 0 : fstatSync(file).size
      }
      append(file, bytes)
      size += bytes.length
    },
    adjust(settings: LogSettings): void {
      ;({ maximumBytes, keep } = settings)
    },
    close: () => closeSync(file),
  }
}

/** A disk that is full costs lines, not the work that wrote them. */
function append(file: number, bytes: Buffer): void {
  try {
    writeSync(file, bytes)
  } catch (error) {
    if (shortageOf(error)?.of !== 'space') throw error
  }
}

/** A new file under the name, or null where none can be made: the old one is let go only when there is another. */
function renewed(path: string, keep: number): number | null {
  try {
    rotate(path, keep)
    return openSync(path, 'a', 0o600)
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return null
  }
}

/** Oldest first, by renames only: a kill in between leaves every line in some file. */
function rotate(path: string, keep: number): void {
  rmSync(`${path}.${keep}`, { force: true })
  for (let n = keep - 1; n >= 1; n--) {
    if (existsSync(`${path}.${n}`)) renameSync(`${path}.${n}`, `${path}.${n + 1}`)
  }
  if (keep === 0) rmSync(path, { force: true })
  // a rotation before this one may have found no file to go on in
  else if (existsSync(path)) renameSync(path, `${path}.1`)
}
