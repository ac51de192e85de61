import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import type { CollectedFile } from '../../compute/driver.ts'
import { createMetricReader, parseResult, type Reported, type ResultFinding } from './metric-lines.ts'

/** Bounds of what is read into the store; the files themselves are kept whole as artifacts. */
export interface ResultLimits {
  readonly metricsBytes: number
  readonly lineBytes: number
  readonly resultBytes: number
}

export const RESULT_LIMITS: ResultLimits = {
  metricsBytes: 64 * 1024 ** 2,
  lineBytes: 1024 ** 2,
  resultBytes: 1024 ** 2,
}

/** The numbers of a run from its collected files (C-9). Of the same name and step the last one counts. */
export async function readResultFiles(
  files: readonly CollectedFile[],
  limits: ResultLimits = RESULT_LIMITS,
): Promise<Reported> {
  const fileOf = (name: string) => files.find((file) => file.path === name)
  const [metrics, result] = await Promise.all([
    readMetrics(fileOf('metrics.jsonl'), limits),
    readResult(fileOf('result.json'), limits),
  ])
  return {
    points: lastOfEach([...metrics.points, ...result.points]),
    notFinite: [...new Set([...metrics.notFinite, ...result.notFinite])],
    findings: [...metrics.findings, ...result.findings],
  }
}

async function readMetrics(file: CollectedFile | undefined, limits: ResultLimits): Promise<Reported> {
  const reader = createMetricReader()
  if (file === undefined) return reader.reported()
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let skipping = false
  const stream = createReadStream(file.local, { end: limits.metricsBytes - 1 })
  for await (const chunk of stream) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!skipping) reader.read(line)
      skipping = false
    }
    if (rest.length <= limits.lineBytes) continue
    if (!skipping) reader.note(tooLarge('metrics.jsonl', `has a line above ${limits.lineBytes} bytes`))
    skipping = true
    rest = ''
  }
  if (file.bytes > limits.metricsBytes) {
    reader.note(
      tooLarge('metrics.jsonl', `only the first ${limits.metricsBytes} of ${file.bytes} bytes were read`),
    )
  } else if (!skipping) reader.read(rest)
  return reader.reported()
}

async function readResult(file: CollectedFile | undefined, limits: ResultLimits): Promise<Reported> {
  if (file === undefined) return { points: [], notFinite: [], findings: [] }
  if (file.bytes <= limits.resultBytes) return parseResult(await readFile(file.local, 'utf8'))
  const what = `${file.bytes} bytes, more than ${limits.resultBytes}`
  return { points: [], notFinite: [], findings: [tooLarge('result.json', what)] }
}

function tooLarge(where: string, what: string): ResultFinding {
  return { kind: 'too-large', where, what }
}

function lastOfEach(points: Reported['points']): Reported['points'] {
  return [...new Map(points.map((point) => [JSON.stringify([point.name, point.step]), point])).values()]
}
