import { html } from 'hono/html'
import { duration, money } from '../../../lib/words.ts'
import type { ExperimentShown } from '../experiment-shown.ts'
import { ago, empty, facts, type Html, table } from '../html.ts'
import { stageName } from '../words.ts'

/** What was spent, on what, and how long each stage and session took. */
export function costTab({ view, now }: ExperimentShown): Html {
  const { cost, stages } = view
  return html`<h2 class="unseen">Cost</h2>
    ${facts([
      [
        'Spent',
        html`<strong>${money(cost.total)}</strong>${cost.capUsd === null ? '' : ` of ${money(cost.capUsd)}`}`,
      ],
      ['Models', money(cost.model)],
      ['Hardware', money(cost.hardware)],
    ])}
    ${
      cost.capUsd === null || cost.capUsd === 0
        ? ''
        : html`<div class="meter">
            <progress
              max="${cost.capUsd}"
              value="${Math.min(cost.total, cost.capUsd)}"
              aria-label="spent of the budget"
            ></progress>
          </div>`
    }
    <h3>Time per stage</h3>
    ${table(
      'Time per stage',
      ['Stage', 'Visits', 'Time'],
      stages.map(
        ({ stage, visits, ms }) =>
          html`<tr>
            <th scope="row">${stageName(stage)}</th>
            <td class="number">${visits}</td>
            <td class="number">${duration(ms)}</td>
          </tr>`,
      ),
    )}
    <h3>Agents</h3>
    ${sessions(view, now)}`
}

function sessions({ sessions: all, id }: ExperimentShown['view'], now: number): Html {
  if (all.length === 0) return empty('No agent has worked on it yet.')
  return table(
    'Agents',
    ['Role', 'Round', 'State', 'Model', 'Turns', 'Tokens', 'Cost', 'Started', 'Transcript'],
    all.map(
      (session) =>
        html`<tr>
          <th scope="row">${session.role}</th>
          <td class="number">${session.round}</td>
          <td>
            ${session.state}${session.reason === null ? '' : html`<br /><span class="soft">${session.reason}</span>`}
          </td>
          <td>${session.model}</td>
          <td class="number">${session.turns}</td>
          <td class="number">${session.inputTokens + session.outputTokens}</td>
          <td class="number">${money(session.usd)}</td>
          <td class="number">${ago(session.startedAt, now)}</td>
          <td>
            <a href="/experiments/${id}/log?agent=${session.id}"
              >read<span class="unseen"> ${session.id}</span></a
            >
            ·
            <a href="/experiments/${id}/prompt?agent=${session.id}"
              >prompt<span class="unseen"> of ${session.id}</span></a
            >
          </td>
        </tr>`,
    ),
  )
}
