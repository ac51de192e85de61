import { HookeError } from '../../domain/errors.ts'
import { renderCleanResult } from '../../record/clean-result.ts'
import { hasResult, type RecordFacts } from '../../record/facts.ts'
import type { Figure } from '../../record/plots.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { type FigureRecord, ISSUE_NAMED, recordFactsOf } from '../record-facts.ts'

/** Draws the figure from stored statistics and fills in the numbers; problems are left to the gate `clean-result`. */
export function renderDraft(deps: EngineDeps): Handle<'draft.render'> {
  return async ({ experiment: { id }, signal }) => {
    const facts = await recordFactsOf(deps, id)
    const row = deps.store.drafts.latest(id)
    if (!hasResult(facts) || row === undefined)
      throw new HookeError('record.incomplete', `${id} has no draft to render`)

    const drawing = await deps.plotter.draw(facts.draft.figure, facts, signal)
    const figure = drawing.kind === 'drawn' ? drawing.figure : null
    const stored = figure === null ? null : await storeFigure(deps, facts, figure)
    const { markdown, hash } = renderCleanResult({ ...facts, figure })
    return {
      event: { type: 'draft.rendered', hash },
      rows: () => {
        const at = deps.clock.now()
        const text = { markdown, hash, figure: stored === null ? null : JSON.stringify(stored), at }
        deps.store.drafts.rendered(id, row.version, text)
        const named = { version: row.version, issue: facts.issue }
        deps.store.observations.put(id, { name: ISSUE_NAMED, body: named, at })
        if (stored !== null && figure !== null) putFigureRows(deps, facts, { stored, figure })
      },
    }
  }
}

async function storeFigure(deps: EngineDeps, { code }: RecordFacts, figure: Figure): Promise<FigureRecord> {
  const [svg, png, spec, csv] = await Promise.all([
    deps.artifacts.putBytes(figure.svg),
    deps.artifacts.putBytes(figure.png),
    deps.artifacts.putBytes(JSON.stringify(figure.spec)),
    deps.artifacts.putBytes(figure.csv),
  ])
  return {
    hash: figure.hash,
    commit: code.commit,
    svg: svg.sha256,
    png: png.sha256,
    spec: spec.sha256,
    csv: csv.sha256,
  }
}

function putFigureRows(
  { store, clock }: EngineDeps,
  { experiment }: RecordFacts,
  { stored, figure }: { stored: FigureRecord; figure: Figure },
): void {
  const files = [
    ['figure.svg', stored.svg, Buffer.byteLength(figure.svg)],
    ['figure.png', stored.png, figure.png.byteLength],
    ['figure.vl.json', stored.spec, Buffer.byteLength(JSON.stringify(figure.spec))],
    ['figure.csv', stored.csv, Buffer.byteLength(figure.csv)],
  ] as const
  for (const [name, sha256, bytes] of files) {
    store.artifacts.put({
      experiment: experiment.id as Parameters<typeof store.artifacts.list>[0],
      run: null,
      name,
      role: 'created',
      kind: 'figure',
      sha256,
      bytes,
      place: `sha256/${sha256.slice(0, 2)}/${sha256}`,
      createdAt: clock.now(),
    })
  }
}
