import type { MetricPoint } from '../../domain/run.ts'

/** What a run reported that cannot be used as it stands; shown, never dropped silently. */
export interface ResultFinding {
  readonly kind: 'not-finite' | 'bad-line' | 'bad-value' | 'too-large' | 'duplicate'
  readonly where: string
  readonly what: string
}

export interface Reported {
  readonly points: readonly MetricPoint[]
  /** Names of metrics that were NaN or infinite at least once. */
  readonly notFinite: readonly string[]
  readonly findings: readonly ResultFinding[]
}

/** Beyond this many findings of a file only their number is told. */
const MOST_FINDINGS = 50
const LONGEST_NAME = 200

interface Gathering {
  readonly points: MetricPoint[]
  readonly notFinite: Set<string>
  readonly findings: ResultFinding[]
  more: number
}

/** Reads lines of `metrics.jsonl` one after another: `{"step":1,"loss":0.2}` (C-9). */
export function createMetricReader(file = 'metrics.jsonl', firstLine = 1) {
  const gathering: Gathering = { points: [], notFinite: new Set(), findings: [], more: 0 }
  let line = firstLine - 1
  return {
    read(text: string): void {
      line += 1
      if (text.trim() !== '') readLine(gathering, text, `${file}:${line}`)
    },
    note: (finding: ResultFinding) => note(gathering, finding),
    reported: () => reportOf(gathering),
  }
}

/** All lines of a text at once. */
export function parseMetricLines(text: string): Reported {
  const reader = createMetricReader()
  for (const line of text.split('\n')) reader.read(line)
  return reader.reported()
}

/** `result.json`: one flat object, name → number. */
export function parseResult(text: string, file = 'result.json'): Reported {
  const gathering: Gathering = { points: [], notFinite: new Set(), findings: [], more: 0 }
  const read = parseObject(text)
  if (read === null) note(gathering, { kind: 'bad-line', where: file, what: 'is no JSON object of numbers' })
  else
    for (const [name, value] of Object.entries(read))
      readValue(gathering, { name, value, step: null, where: file })
  return reportOf(gathering)
}

/** Text after `hooke:milestone` at the start of a line. */
export function milestonesOf(log: string): readonly string[] {
  return [...log.matchAll(/^hooke:milestone[ \t]+(\S[^\r\n]*)/gm)].map(([, text = '']) =>
    text.trim().slice(0, 300),
  )
}

function readLine(gathering: Gathering, text: string, where: string): void {
  const read = parseObject(text)
  if (read === null) {
    note(gathering, { kind: 'bad-line', where, what: `is no JSON object: ${text.slice(0, 80)}` })
    return
  }
  const { step, ...values } = read
  if (typeof step !== 'number' || !Number.isSafeInteger(step) || step < 0) {
    note(gathering, { kind: 'bad-line', where, what: 'has no "step" that is a whole number' })
    return
  }
  for (const [name, value] of Object.entries(values)) readValue(gathering, { name, value, step, where })
}

function readValue(
  gathering: Gathering,
  found: { name: string; value: unknown; step: number | null; where: string },
): void {
  const { name, value, step, where } = found
  const kept = name.slice(0, LONGEST_NAME)
  if (typeof value !== 'number') {
    note(gathering, { kind: 'bad-value', where, what: `${kept} is no number` })
  } else if (!Number.isFinite(value)) {
    gathering.notFinite.add(kept)
    note(gathering, { kind: 'not-finite', where, what: `${kept} is NaN or infinite` })
  } else {
    gathering.points.push({ name: kept, step, value })
  }
}

function note(gathering: Gathering, finding: ResultFinding): void {
  if (gathering.findings.length < MOST_FINDINGS) gathering.findings.push(finding)
  else gathering.more += 1
}

function reportOf({ points, notFinite, findings, more }: Gathering): Reported {
  const rest: ResultFinding = { kind: 'bad-line', where: '', what: `and ${more} more findings` }
  return { points, notFinite: [...notFinite], findings: more === 0 ? findings : [...findings, rest] }
}

function parseObject(text: string): Record<string, unknown> | null {
  const read = parseJson(text) ?? parseJson(withoutNaN(text))
  return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) => (value === NOT_FINITE ? NaN : value))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const NOT_FINITE = '\u0000not finite'

// Python, R and Julia write the words NaN and Infinity, which JSON does not know
function withoutNaN(text: string): string {
  return text.replace(/([:,[]\s*)-?(?:NaN|nan|Infinity|inf|Inf)(?=\s*[,}\]])/g, (_all, before: string) => {
    return `${before}${JSON.stringify(NOT_FINITE)}`
  })
}
