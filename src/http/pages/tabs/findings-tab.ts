import { html } from 'hono/html'
import type { ExperimentShown } from '../experiment-shown.ts'
import { empty, type Html } from '../html.ts'
import { icon, type IconName } from '../icons.ts'

type Group = ExperimentShown['view']['findings'][number]
type Found = Group['findings'][number]

/** What critics, reviewers and auditors found, each with its answer. */
export function findingsTab({ view }: ExperimentShown): Html {
  if (view.findings.length === 0)
    return empty('Nothing was found yet. Critics read the plan first, reviewers the code later.')
  return html`<h2 class="unseen">Findings</h2>
    ${view.findings.map(groupOf)}`
}

/** Findings of some roles only, for another tab. */
export function findingsOf(groups: readonly Group[]): Html {
  return html`${groups.map(groupOf)}`
}

function groupOf({ role, round, findings }: Group): Html {
  return html`<section class="found">
    <h3>${role} <span class="soft">round ${round}</span></h3>
    <ul>
      ${findings.map(finding)}
    </ul>
  </section>`
}

const SIGNS: Readonly<Record<Found['severity'], IconName>> = {
  'must-fix': 'alert',
  should: 'dot',
  minor: 'ring',
  good: 'check',
}
const ANSWERS: Readonly<Record<string, string>> = {
  addressed: 'Addressed',
  'addressed-differently': 'Addressed differently',
  'pushed-back': 'Pushed back',
}

function finding({ severity, text, evidence, where, answer, answeredHow, needsPerson }: Found): Html {
  return html`<li data-severity="${severity}">
    <p class="severity">${icon(SIGNS[severity])} ${severity}${needsPerson ? ', for a person' : ''}</p>
    <div>
      <p>${text}</p>
      ${
        answer === null
          ? ''
          : html`<p class="answer"><strong>${ANSWERS[answer] ?? answer}.</strong> ${answeredHow}</p>`
      }
      <details class="fold">
        <summary>Evidence${where === '' ? '' : html` at <code>${where}</code>`}</summary>
        <p class="evidence">${evidence}</p>
      </details>
    </div>
  </li>`
}
