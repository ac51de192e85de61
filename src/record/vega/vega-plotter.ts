import { spawn } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { extname } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { FigureSpec } from '../../domain/draft.ts'
import { asError, HookeError } from '../../domain/errors.ts'
import type { JsonRecord } from '../../domain/plan.ts'
import { canonicalJson, sha256 } from '../../lib/canonical.ts'
import type { Drawing, Plotter } from '../plots.ts'
import { renderReferences } from '../references.ts'
import { csvOf, figureRows } from './figure-rows.ts'
import { specificationOf } from './specification.ts'

const Drawn = z.object({ svg: z.string().startsWith('<svg'), png: z.base64() })

/** How many figures are kept as they were drawn: each is drawn for its result, and again by each look of the gate. */
const KEPT = 4

/**
 * Draws with Vega-Lite in a short-lived child program, killed after `timeLimitMs`. The same specification is the same
 * drawing, to the byte: the last ones are not drawn again.
 */
export function createVegaPlotter({ timeLimitMs = 30_000 }: { timeLimitMs?: number } = {}): Plotter {
  const kept = new Map<string, string>()
  const run = async (input: string, signal: AbortSignal): Promise<string> => {
    const found = kept.get(input) ?? (await runWorker(input, { signal, timeLimitMs }))
    kept.delete(input)
    kept.set(input, found)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return found
  }
  return { draw: (figure, numbers, signal) => draw(figure, numbers, (input) => run(input, signal)) }
}

async function draw(
  figure: FigureSpec,
  numbers: Parameters<Plotter['draw']>[1],
  run: (input: string) => Promise<string>,
): Promise<Drawing> {
  const rows = figureRows(figure, numbers)
  if (!rows) {
    const what = figure.kind === 'bars' ? 'summary' : 'curve'
    return { kind: 'refused', reason: `there is no stored ${what} of the metric "${figure.metric}" to draw` }
  }
  const say = (source: string) => renderReferences(source, numbers.statistics.values).text
  const { kind, title, xLabel, yLabel } = figure
  const words = { kind, title: say(title), xLabel: say(xLabel), yLabel: say(yLabel) }
  const spec = specificationOf(words, rows, numbers.plan)
  const drawn = Drawn.parse(JSON.parse(await run(canonicalJson(spec))))
  const png = new Uint8Array(Buffer.from(drawn.png, 'base64'))
  return { kind: 'drawn', figure: { svg: drawn.svg, png, spec, csv: csvOf(rows), hash: hashOfFigure(spec) } }
}

function hashOfFigure(spec: JsonRecord): string {
  return sha256(canonicalJson(spec))
}

async function runWorker(
  input: string,
  { signal, timeLimitMs }: { signal: AbortSignal; timeLimitMs: number },
): Promise<string> {
  const worker = fileURLToPath(new URL(`./draw-worker${extname(import.meta.url)}`, import.meta.url))
  const child = spawn(process.execPath, [worker], {
    env: compiledBefore(),
    stdio: ['pipe', 'pipe', 'pipe'],
    signal,
    timeout: timeLimitMs,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<{ code: number | null; by: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, by) => resolve({ code, by }))
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  try {
    const [output, complaint, { code, by }] = await Promise.all([
      buffer(child.stdout),
      text(child.stderr),
      ended,
    ])
    if (code === 0) return output.toString('utf8')
    const found = code === null ? endedBy(by, timeLimitMs) : complaint.trim().slice(-2000)
    // somebody else's signal says nothing about the figure
    const retryable = code === null && by !== 'SIGKILL'
    throw new HookeError('command.failed', 'the figure could not be drawn', { found, retryable })
  } catch (thrown) {
    if (signal.aborted) throw new HookeError('effect.aborted', 'drawing was stopped', { cause: thrown })
    throw asError(thrown)
  }
}

/** What the libraries of drawing were compiled to is kept where this program keeps its own, if it does. */
function compiledBefore(): Record<string, string> {
  const folder = getCompileCacheDir()
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder }
}

function endedBy(by: NodeJS.Signals | null, timeLimitMs: number): string {
  return by === 'SIGKILL' ? `no end within ${timeLimitMs} ms` : `ended by ${by ?? 'a signal'}`
}
