import { html } from 'hono/html'
import { count } from '../../../lib/words.ts'
import type { TimelineEntry } from '../../../store/views/timeline.ts'
import type { ExperimentShown } from '../experiment-shown.ts'
import { ago, empty, type Html, moment } from '../html.ts'
import { stageName } from '../words.ts'

/** What happened, newest first. */
export function timelineTab({ timeline, view, now }: ExperimentShown): Html {
  const entries = timeline.toReversed()
  return html`<h2 class="unseen">Timeline</h2>
    ${answered(view.questions)}
    ${
      entries.length === 0
        ? empty('Nothing has happened yet. The daemon takes it up within a second.')
        : html`<ol class="timeline">
            ${entries.map((entry) => line(entry, now))}
            <li>
              <span class="when">${moment(view.createdAt, now)}</span>
              <span class="what">${view.createdBy} asked the question.</span>
            </li>
          </ol>`
    }
    <p class="soft">${count(timeline.length, 'event')}, all kept.</p>`
}

function line({ at, actor, from, to, sentence }: TimelineEntry, now: number): Html {
  const moved = from !== to
  return html`<li ${moved ? html`data-moved` : ''}>
    <span class="when">${moment(at, now)}</span>
    <span class="what"
      >${sentence}${moved ? html` <span class="moved">→ ${stageName(to)}</span>` : ''}
      <span class="soft">${actor}, ${ago(at, now)}</span></span
    >
  </li>`
}

function answered(questions: ExperimentShown['view']['questions']): Html | '' {
  const known = questions.filter(({ answer }) => answer !== null)
  if (known.length === 0) return ''
  return html`<details class="fold">
    <summary>${count(known.length, 'question')} answered</summary>
    <dl class="answers">
      ${known.map(
        ({ text, answer, answeredBy }) =>
          html`<dt>${text}</dt>
            <dd>${answer} <span class="soft">${answeredBy}</span></dd>`,
      )}
    </dl>
  </details>`
}
