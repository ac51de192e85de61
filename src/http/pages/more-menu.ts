import { html } from 'hono/html'
import type { ExperimentShown } from './experiment-shown.ts'
import { area, decisionForm, unfolding } from './forms.ts'
import type { Html } from './html.ts'
import { skipStage } from './skip-forms.ts'

const ENDED = ['done', 'cancelled', 'failed']

/** Decisions that are possible now but that nobody asks for. */
export function moreMenu(shown: ExperimentShown): Html | '' {
  const acts = actsOf(shown)
  if (acts.length === 0) return ''
  return html`<details class="menu">
    <summary class="button">More</summary>
    <div class="menu-body">${acts}</div>
  </details>`
}

function actsOf(shown: ExperimentShown): readonly Html[] {
  const { stage, archivedAt } = shown.view
  const publish = shown.mayPublish ? [publishing(shown)] : []
  if (!ENDED.includes(stage)) return [...onTheWay(shown), ...publish]
  const archive = archivedAt === null ? [decisionForm(shown, { verb: 'archive', button: 'Archive' })] : []
  return [...(stage === 'done' ? published(shown) : []), ...publish, ...archive]
}

function onTheWay(shown: ExperimentShown): readonly Html[] {
  const reason = area('reason', 'Why?', { required: false, rows: 2 })
  const pause = unfolding('Pause…', decisionForm(shown, { verb: 'pause', fields: reason, button: 'Pause' }))
  const cancel = unfolding(
    'Cancel…',
    decisionForm(shown, { verb: 'cancel', fields: reason, button: 'Cancel it' }),
  )
  const note = unfolding(
    'Say something…',
    decisionForm(shown, {
      verb: 'chat',
      fields: area('text', 'It is kept with the issue, or read by the role whose turn it is'),
      button: 'Say it',
    }),
  )
  const look = shown.view.runs.some(({ state, nextLookAt }) => state === 'running' && nextLookAt !== null)
    ? [decisionForm(shown, { verb: 'look', button: 'Look at the runs now' })]
    : []
  if (shown.view.stage === 'paused') return [note, cancel]
  const skip = shown.view.stage === 'blocked' ? '' : skipStage(shown)
  return [note, ...look, ...(skip === '' ? [] : [skip]), pause, cancel]
}

function publishing(shown: ExperimentShown): Html {
  const words = html`<p>
    Whoever sees the study's tracker sees the question, the plan and what comes of it.
  </p>`
  const form = decisionForm(shown, { verb: 'publish', fields: words, button: 'Publish its issue' })
  return unfolding('Publish its issue…', form)
}

function published(shown: ExperimentShown): readonly Html[] {
  const reason = area('reason', 'Why?', { rows: 2 })
  return [
    unfolding('Reopen…', decisionForm(shown, { verb: 'reopen', fields: reason, button: 'Reopen' })),
    unfolding(
      'Retract…',
      decisionForm(shown, { verb: 'retract', fields: reason, button: 'Retract the result' }),
    ),
  ]
}
