import type { Clock } from '../lib/clock.ts'
import { fit, pad, widthOf, wrap } from './letters.ts'
import { createSpinner } from './spinner.ts'

export type Colour = 'bold' | 'soft' | 'good' | 'bad' | 'attention' | 'accent' | 'running'

const CODES: Readonly<Record<Colour, readonly [string, string]>> = {
  bold: ['1', '22'],
  soft: ['2', '22'],
  good: ['32', '39'],
  bad: ['31', '39'],
  attention: ['33', '39'],
  accent: ['91', '39'],
  running: ['34', '39'],
}

export interface Sink {
  write(text: string): unknown
}

export interface OutputOptions {
  readonly stdout: Sink
  readonly stderr: Sink
  /** stdout is a terminal. */
  readonly isTTY: boolean
  /** NO_COLOR is unset. */
  readonly colours: boolean
  readonly columns: number
  readonly clock: Clock
  readonly json: boolean
  /** Commands in our own words, as they have to be typed here. */
  readonly typed?: (text: string) => string
}

/** One column of a table; one with `flexible` gives way when the terminal is narrow. */
export interface Column {
  readonly title: string
  readonly align?: 'right'
  readonly flexible?: boolean
  /** What does not fit goes on in the next line, where a flexible column is cut otherwise. */
  readonly wraps?: boolean
  readonly colour?: Colour
}

/** Where commands print: quiet, aligned, one line per fact. */
export interface Output {
  readonly json: boolean
  readonly isTTY: boolean
  readonly columns: number
  now(): number
  line(text?: string): void
  /** Our own words that name a command, as it has to be typed here: with the `-c` of this call. */
  readonly typed: (text: string) => string
  /** Text as it came, for logs and documents. */
  raw(text: string): void
  data(value: unknown): void
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void
  readonly paint: (colour: Colour, text: string) => string
  /** Progress on long work: a spinner on a terminal, nothing elsewhere. */
  during<T>(text: string, work: () => Promise<T>): Promise<T>
  note(text: string): void
  complain(what: string): void
  aside(label: 'found:' | 'do:', text: string): void
  trace(error: Error): void
}

export function createOutput(options: OutputOptions): Output {
  const { stdout, stderr, isTTY, clock, json, typed = (text) => text } = options
  const paint = (colour: Colour, text: string) => painted(colour, text, isTTY && options.colours)
  const columns = isTTY ? Math.max(40, options.columns) : Infinity
  return {
    json,
    isTTY,
    columns,
    now: () => clock.now(),
    typed,
    line: (text = '') => void stdout.write(`${text}\n`),
    raw: (text) => void stdout.write(text),
    data: (value) => void stdout.write(`${jsonText(value)}\n`),
    table: (heads, rows) => void stdout.write(tableText({ heads, rows, columns, paint })),
    paint,
    during: (text, work) => createSpinner({ sink: stderr, clock, on: isTTY && !json, text }).during(work),
    note: (text) => void stderr.write(`${paint('soft', text)}\n`),
    complain: (what) => void stderr.write(`${paint('bad', '✗')} ${what}\n`),
    aside: (label, text) =>
      void stderr.write(`  ${paint('soft', label)} ${indented(text, label.length + 3)}\n`),
    trace: (error) => void stderr.write(`${stackOf(error)}\n`),
  }
}

function painted(colour: Colour, text: string, on: boolean): string {
  const [start, end] = CODES[colour]
  return on && text !== '' ? `\u001B[${start}m${text}\u001B[${end}m` : text
}

function indented(text: string, by: number): string {
  const [first = '', ...rest] = text.split('\n')
  return [first, ...rest.map((line) => `${' '.repeat(by)}${line}`)].join('\n')
}

function stackOf(error: Error): string {
  const { cause } = error
  const own = error.stack ?? error.message
  return cause instanceof Error ? `${own}\ncaused by ${stackOf(cause)}` : own
}

/** JSON that a terminal can show: nothing in it can move the cursor or reverse the text. */
function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(
    /[\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Without what could move the cursor, recolour or reverse a terminal's text; line breaks and tabs stay. */
export function printable(text: string): string {
  return text
    .replaceAll(/\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|.)?/g, '')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/g, '')
}

interface TableOptions {
  readonly heads: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  readonly columns: number
  readonly paint: (colour: Colour, text: string) => string
}

const GAP = 2

function tableText({ heads, rows, columns, paint }: TableOptions): string {
  const widths = widthsFor({ heads, rows, columns })
  const lineOf = (row: readonly string[], colourOf: (i: number) => Colour | undefined) =>
    row
      .map((text, i) => {
        const colour = colourOf(i)
        const width = widths[i] ?? 0
        const cut = fit(text, width)
        const space = pad('', width - widthOf(cut))
        const shown = colour === undefined ? cut : paint(colour, cut)
        return heads[i]?.align === 'right' ? `${space}${shown}` : `${shown}${space}`
      })
      .join(' '.repeat(GAP))
      .trimEnd()
  const titles = lineOf(
    heads.map(({ title }) => title),
    () => 'soft',
  )
  const lines = rows.flatMap((row) => linesOf(row, heads, widths))
  return [titles, ...lines.map((row) => lineOf(row, (i) => heads[i]?.colour))]
    .map((line) => `${line}\n`)
    .join('')
}

/** One row of a table as the lines it takes. */
function linesOf(
  row: readonly string[],
  heads: readonly Column[],
  widths: readonly number[],
): readonly (readonly string[])[] {
  const cells = row.map((text, i) =>
    heads[i]?.wraps && widthOf(text) > (widths[i] ?? 0) ? wrap(text, widths[i] ?? 0) : [text],
  )
  const height = Math.max(1, ...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) => cells.map((lines) => lines[line] ?? ''))
}

/** As wide as the content; the flexible column gives way on a narrow terminal. */
function widthsFor({ heads, rows, columns }: Omit<TableOptions, 'paint'>): readonly number[] {
  const natural = heads.map(({ title }, i) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf((row[i] ?? '').replaceAll(/\s+/g, ' ')))),
  )
  const excess = natural.reduce((sum, width) => sum + width, GAP * (heads.length - 1)) - columns
  return natural.map((width, i) => (excess > 0 && heads[i]?.flexible ? Math.max(8, width - excess) : width))
}
