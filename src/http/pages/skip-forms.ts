import { html } from 'hono/html'
import { isSkippable } from '../../domain/skips.ts'
import type { ExperimentShown } from './experiment-shown.ts'
import { area, decisionForm, unfolding } from './forms.ts'
import type { Html } from './html.ts'
import { stageName } from './words.ts'

/** Overrides are written down with their author and reason, in the record too (W-3). */
const because = (value = ''): Html =>
  area('because', 'Because (it stands in the record, with your name)', { value })

/** One of the gates that refuse now. */
export function skipGate(shown: ExperimentShown): Html | '' {
  const refused = shown.view.gates.latest.filter(({ verdict }) => verdict === 'refuse')
  if (refused.length === 0) return ''
  return unfolding(
    'Skip a gate…',
    decisionForm(shown, {
      verb: 'skip',
      fields: html`<label class="field"
          >Gate
          <select name="what">
            ${refused.map(({ gate }) => html`<option value="${gate}">${gate}</option>`)}
          </select></label
        >${because()}`,
      button: 'Skip it',
    }),
  )
}

/** What roles would skip, filled in with their words: a person changes them, and it is the person who skips. */
export function proposedSkips(shown: ExperimentShown): readonly Html[] {
  return shown.view.skipProposals.map((proposal) =>
    unfolding(
      `The ${proposal.role} proposes to skip ${proposal.gate}…`,
      decisionForm(shown, {
        verb: 'skip',
        fields: html`<p class="soft">
            These are the words of the ${proposal.role}; make them yours, or leave it.
          </p>
          <input type="hidden" name="what" value="${proposal.gate}" />${because(proposal.because)}`,
        button: `Skip ${proposal.gate}`,
      }),
    ),
  )
}

/** The work of the stage where it stands, or was blocked, if a person may skip it. */
export function skipStage(shown: ExperimentShown): Html | '' {
  const { stage, stoodAt } = shown.view
  if (stoodAt === null || !isSkippable(stoodAt) || (stage !== stoodAt && stage !== 'blocked')) return ''
  const name = stageName(stoodAt)
  return unfolding(
    `Skip ${name}…`,
    decisionForm(shown, {
      verb: 'skip',
      fields: html`<input type="hidden" name="what" value="${stoodAt}" />${because()}`,
      button: `Skip ${name}`,
    }),
  )
}
