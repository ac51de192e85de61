import { html } from 'hono/html'
import { overrideDone } from '../../../domain/skips.ts'
import type { ExperimentShown } from '../experiment-shown.ts'
import { ago, empty, hashed, type Html } from '../html.ts'
import { icon } from '../icons.ts'
import { stageName } from '../words.ts'

type GateRun = ExperimentShown['view']['gates']['latest'][number]
const SIGNS = { pass: 'check', refuse: 'cross', skipped: 'alert' } as const
const VERDICTS = { pass: 'passed', refuse: 'refused', skipped: 'skipped' } as const

/** The gates by their last verdict; the proof of each unfolds. */
export function gatesTab({ view, now }: ExperimentShown): Html {
  const { latest, history } = view.gates
  if (latest.length === 0)
    return html`${overrides(view.overrides, now)}${empty('No gate was asked yet. The first ones look at the plan.')}`
  const earlier = history.filter(({ id }) => !latest.some((one) => one.id === id))
  return html`<h2 class="unseen">Gates</h2>
    ${overrides(view.overrides, now)}
    <ul class="gates">
      ${latest.map((run) => gate(run, now))}
    </ul>
    ${
      earlier.length === 0
        ? ''
        : html`<details class="fold">
            <summary>Earlier verdicts (${earlier.length})</summary>
            <ul class="gates">
              ${earlier.toReversed().map((run) => gate(run, now))}
            </ul>
          </details>`
    }`
}

function gate(
  { gate: name, verdict, reasons, evidence, atStage, ranAt, factsHash }: GateRun,
  now: number,
): Html {
  return html`<li data-verdict="${verdict}">
    <details>
      <summary>
        <span class="verdict">${icon(SIGNS[verdict])} ${VERDICTS[verdict]}</span>
        <strong>${name}</strong>
        <span class="soft">${stageName(atStage)}, ${ago(ranAt, now)}</span>
        ${reasons.length === 0 ? '' : html`<span class="reasons">${reasons.join('; ')}</span>`}
      </summary>
      <dl class="facts">
        ${evidence.map(
          ({ what, found }) =>
            html`<div>
              <dt>${what}</dt>
              <dd class="evidence">${found}</dd>
            </div>`,
        )}
        <div>
          <dt>Facts judged</dt>
          <dd>${hashed(factsHash, 12)}</dd>
        </div>
      </dl>
    </details>
  </li>`
}

function overrides(all: ExperimentShown['view']['overrides'], now: number): Html | '' {
  if (all.length === 0) return ''
  return html`<div class="notice" data-kind="refused">
    ${icon('alert')}
    <div>
      ${all.map(
        ({ what, because, by, at }) =>
          html`<p>
            <strong>${by} ${overrideDone(what)}</strong> because ${because}
            <span class="soft">${ago(at, now)}</span>
          </p>`,
      )}
    </div>
  </div>`
}
