import type { FigureSpec } from '../../domain/draft.ts'
import type { JsonRecord, Plan } from '../../domain/plan.ts'
import type { FigureRows } from './figure-rows.ts'
import { TONES } from './palette.ts'
import { textWidth, wrapped } from './text-width.ts'

export interface FigureText {
  readonly kind: FigureSpec['kind']
  readonly title: string
  readonly xLabel: string
  readonly yLabel: string
}

/** The PNG has Inter bundled; a page that shows the SVG as an image can only offer what the reader's system has. */
const FONT = 'Inter, ui-sans-serif, system-ui, Helvetica, Arial, sans-serif'
const HEIGHT = 300
const CURVE_WIDTH = 500
const TITLE_SIZE = 15
const SUBTITLE_SIZE = 11.5
const LABEL_SIZE = 12.5

/** The Vega-Lite specification of a figure, with its numbers inside. Nothing is aggregated: the marks are the rows. */
export function specificationOf(text: FigureText, rows: FigureRows, plan: Plan): JsonRecord {
  const bars = text.kind === 'bars'
  const width = bars ? Math.min(760, Math.max(380, slotOf(rows) * rows.series.length)) : CURVE_WIDTH
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    background: TONES.paper,
    padding: { left: 20, right: 28, top: 20, bottom: 20 },
    width,
    height: HEIGHT,
    title: titleOf(text.title, subtitleOf(text.kind, rows, plan), width + 60),
    layer: bars ? barLayers(text, rows) : curveLayers(text, rows),
    config: CONFIG,
  }
}

function titleOf(title: string, subtitle: string, width: number): JsonRecord {
  return {
    text: wrapped(title, { width, fontSize: TITLE_SIZE * 1.06 }),
    subtitle: wrapped(subtitle, { width, fontSize: SUBTITLE_SIZE }),
    anchor: 'start',
    frame: 'bounds',
    offset: 20,
    font: FONT,
    fontSize: TITLE_SIZE,
    fontWeight: 600,
    color: TONES.ink,
    lineHeight: 20,
    subtitleFont: FONT,
    subtitleFontSize: SUBTITLE_SIZE,
    subtitleColor: TONES.softInk,
    subtitleLineHeight: 16,
    subtitlePadding: 6,
  }
}

function subtitleOf(kind: FigureSpec['kind'], rows: FigureRows, plan: Plan): string {
  const level = `${Math.round(plan.statistics.confidenceLevel * 1000) / 10}\u00a0% confidence interval`
  const marks = kind === 'bars' ? `error bars: ${level}; dots: single runs` : `band: ${level}`
  const better = rows.metric.direction === 'higher' ? 'Higher is better' : 'Lower is better'
  return `${better}. Mean of ${sizesOf(rows)}; ${marks}.`
}

function sizesOf({ means }: FigureRows): string {
  const sizes = [...new Set(means.map(({ n }) => n))].sort((a, b) => a - b)
  const [least = 0] = sizes
  const most = sizes.at(-1) ?? least
  const range = least === most ? `n = ${least}` : `n = ${least} to ${most}`
  return `${range} ${most === 1 ? 'run' : 'runs'} per condition`
}

function yAxis(text: FigureText, { metric }: FigureRows): JsonRecord {
  const named = metric.unit === '' || text.yLabel.includes(metric.unit)
  const label = named ? text.yLabel : `${text.yLabel} (${metric.unit})`
  return { type: 'quantitative', title: label }
}

function colourOf({ series }: FigureRows): JsonRecord {
  const scale = { domain: series.map(({ label }) => label), range: series.map(({ colour }) => colour) }
  return { field: 'condition', type: 'nominal', scale, legend: null }
}

/** Room for one bar: as wide as the longest name under it. */
function slotOf({ series }: FigureRows): number {
  return Math.max(110, ...series.map(({ label }) => textWidth(label, LABEL_SIZE) + 24))
}

/** Bars stand at whole numbers of a plain axis, so that the runs can be placed beside each other on it. */
function barLayers(text: FigureText, rows: FigureRows): readonly JsonRecord[] {
  const names = rows.series.map(({ label }) => label)
  const place = (condition: string) => names.indexOf(condition)
  const means = rows.means.map((row) => ({
    ...row,
    left: place(row.condition) - 0.24,
    middle: place(row.condition),
    right: place(row.condition) + 0.24,
  }))
  const runs = rows.runs.map((row) => ({ ...row, middle: place(row.condition) + (row.spread - 0.5) * 0.36 }))
  const x = {
    type: 'quantitative',
    title: text.xLabel,
    scale: { domain: [-0.5, names.length - 0.5], nice: false, zero: false },
    axis: {
      values: names.map((_, index) => index),
      labelExpr: `${JSON.stringify(names)}[datum.value]`,
      ...NAMED_AXIS,
    },
  }
  const y = { ...yAxis(text, rows), scale: { zero: true, nice: true } }
  const at = { ...x, field: 'middle' }
  return [
    {
      data: { values: means },
      mark: { type: 'rect', opacity: 0.9 },
      encoding: {
        x: { ...x, field: 'left' },
        x2: { field: 'right' },
        y: { ...y, field: 'mean' },
        y2: { datum: 0 },
        color: colourOf(rows),
      },
    },
    {
      data: { values: runs },
      mark: { type: 'circle', size: 24, color: TONES.ink, opacity: 0.34 },
      encoding: { x: at, y: { ...y, field: 'value' } },
    },
    ...errorBars(means, at, y),
  ]
}

function errorBars(means: readonly JsonRecord[], x: JsonRecord, y: JsonRecord): readonly JsonRecord[] {
  const data = { values: means }
  const ends = ['low', 'high'].map((field) => ({
    data,
    mark: { type: 'tick', orient: 'horizontal', color: TONES.ink, thickness: 1.6, width: 14 },
    encoding: { x, y: { ...y, field } },
  }))
  const rule = {
    data,
    mark: { type: 'rule', color: TONES.ink, strokeWidth: 1.6 },
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
  }
  return [rule, ...ends]
}

/** Curves are named at their right end instead of in a legend: the eye need not travel. */
function curveLayers(text: FigureText, rows: FigureRows): readonly JsonRecord[] {
  const values = rows.means.map((row) => ({ ...row }))
  const x = { field: 'step', type: 'quantitative', title: text.xLabel, scale: { nice: false, zero: false } }
  const y = { ...yAxis(text, rows), scale: { zero: false, nice: true } }
  const color = colourOf(rows)
  const strokeDash = {
    field: 'condition',
    type: 'nominal',
    scale: { domain: rows.series.map(({ label }) => label), range: rows.series.map(({ dash }) => dash) },
    legend: null,
  }
  return [
    {
      data: { values },
      mark: { type: 'area', opacity: 0.16 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
    },
    {
      data: { values },
      mark: { type: 'line', strokeWidth: 2 },
      encoding: { x, y: { ...y, field: 'mean' }, color, strokeDash },
    },
    {
      data: { values: namesAtEnd(rows) },
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'middle',
        dx: 8,
        fontSize: LABEL_SIZE,
        fontWeight: 600,
        clip: false,
      },
      encoding: { x, y: { ...y, field: 'at' }, text: { field: 'condition' }, color },
    },
  ]
}

/** Where the name of each curve stands: at its last mean, moved up just enough not to touch the one below. */
function namesAtEnd({ series, means }: FigureRows): readonly JsonRecord[] {
  const extent = Math.max(...means.map(({ high }) => high)) - Math.min(...means.map(({ low }) => low))
  const room = (extent * (LABEL_SIZE + 4)) / HEIGHT
  const ends = series
    .flatMap(({ label }) => means.filter(({ condition }) => condition === label).slice(-1))
    .sort((a, b) => a.mean - b.mean)
  const names: { condition: string; step: number | null; at: number }[] = []
  for (const { condition, step, mean } of ends) {
    names.push({ condition, step, at: Math.max(mean, (names.at(-1)?.at ?? -Infinity) + room) })
  }
  return names
}

const NAMED_AXIS = {
  grid: false,
  ticks: false,
  labelFontSize: LABEL_SIZE,
  labelColor: TONES.ink,
  labelOverlap: false,
} satisfies JsonRecord

const CONFIG = {
  font: FONT,
  view: { stroke: null },
  axis: {
    labelFont: FONT,
    titleFont: FONT,
    labelFontSize: 11.5,
    titleFontSize: 12,
    titleFontWeight: 400,
    labelColor: TONES.softInk,
    titleColor: TONES.softInk,
    titlePadding: 12,
    labelPadding: 6,
    domainColor: TONES.softInk,
    tickColor: TONES.softInk,
    gridColor: TONES.hairline,
  },
  axisX: { grid: false, tickSize: 4, labelFlush: false },
  axisY: { ticks: false, domain: false, tickCount: 5 },
} satisfies JsonRecord
