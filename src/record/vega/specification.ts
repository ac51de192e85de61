import type { FigureSpec } from '../../domain/draft.ts'
import type { JsonRecord, Plan } from '../../domain/plan.ts'
import type { FigureRows } from './figure-rows.ts'
import { TONES } from './palette.ts'

export interface FigureText {
  readonly kind: FigureSpec['kind']
  readonly title: string
  readonly xLabel: string
  readonly yLabel: string
}

const FONT = 'Inter'

/** The Vega-Lite specification of a figure, with its numbers inside. Nothing is aggregated: the marks are the rows. */
export function specificationOf(text: FigureText, rows: FigureRows, plan: Plan): JsonRecord {
  const bars = text.kind === 'bars'
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    background: TONES.paper,
    padding: 20,
    width: bars ? Math.min(720, Math.max(300, 110 * rows.series.length)) : 520,
    height: 290,
    title: titleOf(text.title, subtitleOf(text.kind, rows, plan)),
    layer: bars ? barLayers(text, rows) : curveLayers(text, rows),
    resolve: { scale: { color: 'shared' } },
    config: CONFIG,
  }
}

function titleOf(title: string, subtitle: readonly string[]): JsonRecord {
  return {
    text: wrapped(title, 62),
    subtitle,
    anchor: 'start',
    frame: 'group',
    offset: 16,
    font: FONT,
    fontSize: 15,
    fontWeight: 600,
    color: TONES.ink,
    lineHeight: 20,
    subtitleFont: FONT,
    subtitleFontSize: 11.5,
    subtitleColor: TONES.softInk,
    subtitleLineHeight: 16,
    subtitlePadding: 6,
  }
}

function subtitleOf(kind: FigureSpec['kind'], rows: FigureRows, plan: Plan): readonly string[] {
  const level = `${Math.round(plan.statistics.confidenceLevel * 1000) / 10} % confidence interval`
  const marks = kind === 'bars' ? `error bars: ${level}; dots: single runs` : `band: ${level}`
  const better = rows.metric.direction === 'higher' ? 'Higher is better' : 'Lower is better'
  return [`${better}. Mean of ${sizesOf(rows)}; ${marks}.`]
}

function sizesOf({ means }: FigureRows): string {
  const sizes = [...new Set(means.map(({ n }) => n))].sort((a, b) => a - b)
  const [least] = sizes
  const most = sizes.at(-1)
  const range = least === most ? `n = ${least}` : `n = ${least} to ${most}`
  return `${range} ${most === 1 ? 'run' : 'runs'} per condition`
}

function yTitle(text: FigureText, { metric }: FigureRows): string {
  return metric.unit === '' || text.yLabel.includes(metric.unit)
    ? text.yLabel
    : `${text.yLabel} (${metric.unit})`
}

function colourScale({ series }: FigureRows): JsonRecord {
  return { domain: series.map(({ label }) => label), range: series.map(({ colour }) => colour) }
}

function barLayers(text: FigureText, rows: FigureRows): readonly JsonRecord[] {
  const names = rows.series.map(({ label }) => label)
  const x = {
    field: 'condition',
    type: 'nominal',
    sort: names,
    title: text.xLabel,
    axis: { labelAngle: 0, labelLimit: 130 },
  }
  const y = {
    field: 'mean',
    type: 'quantitative',
    title: yTitle(text, rows),
    scale: { zero: true, nice: true },
  }
  const color = { field: 'condition', type: 'nominal', scale: colourScale(rows), legend: null }
  const means = rows.means.map((row) => ({ ...row }))
  return [
    {
      data: { values: means },
      mark: { type: 'bar', width: { band: 0.52 }, opacity: 0.88 },
      encoding: { x, y, color },
    },
    {
      data: { values: rows.runs.map((row) => ({ ...row })) },
      mark: { type: 'circle', size: 22, color: TONES.ink, opacity: 0.32 },
      encoding: {
        x,
        xOffset: { field: 'spread', type: 'quantitative', scale: { domain: [-0.9, 1.9] } },
        y: { ...y, field: 'value' },
      },
    },
    {
      data: { values: means },
      mark: { type: 'rule', color: TONES.ink, strokeWidth: 1.5 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    },
    ...['low', 'high'].map((end) => ({
      data: { values: means },
      mark: { type: 'tick', color: TONES.ink, thickness: 1.5, width: 12 },
      encoding: { x, y: { ...y, field: end } },
    })),
  ]
}

function curveLayers(text: FigureText, rows: FigureRows): readonly JsonRecord[] {
  const values = rows.means.map((row) => ({ ...row }))
  const x = {
    field: 'step',
    type: 'quantitative',
    title: text.xLabel,
    scale: { nice: false },
    axis: { grid: false },
  }
  const y = {
    field: 'mean',
    type: 'quantitative',
    title: yTitle(text, rows),
    scale: { zero: false, nice: true },
  }
  const legend = { title: null, orient: 'top', direction: 'horizontal', symbolType: 'stroke', offset: 4 }
  const color = { field: 'condition', type: 'nominal', scale: colourScale(rows), legend }
  const strokeDash = {
    field: 'condition',
    type: 'nominal',
    scale: { domain: rows.series.map(({ label }) => label), range: rows.series.map(({ dash }) => dash) },
    legend,
  }
  return [
    {
      data: { values },
      mark: { type: 'area', opacity: 0.16 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color: { ...color, legend: null } },
    },
    { data: { values }, mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y, color, strokeDash } },
  ]
}

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
  axisX: { ticks: false, labelFontSize: 12.5, labelColor: TONES.ink },
  axisY: { ticks: false, domain: false, tickCount: 5 },
  axisXQuantitative: { ticks: true, tickSize: 4, labelFontSize: 11.5, labelColor: TONES.softInk },
  legend: {
    labelFont: FONT,
    labelFontSize: 12.5,
    labelColor: TONES.ink,
    symbolSize: 320,
    symbolStrokeWidth: 2.5,
    columnPadding: 24,
  },
} satisfies JsonRecord

/** Breaks a title at spaces: an SVG text does not wrap by itself. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
