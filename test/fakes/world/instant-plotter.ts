import { hashOf } from '../../../src/lib/canonical.ts'
import type { Plotter } from '../../../src/record/plots.ts'
import { csvOf, figureRows } from '../../../src/record/vega/figure-rows.ts'
import { renderReferences } from '../../../src/record/references.ts'
import { specificationOf } from '../../../src/record/vega/specification.ts'

/** The real specification and table without the drawing: the picture is a few fixed bytes. */
export function createInstantPlotter(): Plotter {
  return {
    draw(figure, numbers) {
      const rows = figureRows(figure, numbers)
      if (!rows) return Promise.resolve({ kind: 'refused', reason: `nothing is stored of ${figure.metric}` })
      const say = (source: string) => renderReferences(source, numbers.statistics.values).text
      const { kind, title, xLabel, yLabel } = figure
      const spec = specificationOf(
        { kind, title: say(title), xLabel: say(xLabel), yLabel: say(yLabel) },
        rows,
        numbers.plan,
      )
      const svg = `<svg xmlns="http://www.w3.org/2000/svg"><desc>${csvOf(rows)}</desc></svg>`
      const png = new TextEncoder().encode('png')
      return Promise.resolve({
        kind: 'drawn',
        figure: { svg, png, spec, csv: csvOf(rows), hash: hashOf(spec) },
      })
    },
  }
}
