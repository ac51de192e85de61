import { html } from 'hono/html'
import { count, duration, money } from '../../lib/words.ts'
import type { ExperimentShown } from './experiment-shown.ts'
import { area, decisionForm, unfolding } from './forms.ts'
import { type Html, prose } from './html.ts'
import { icon } from './icons.ts'
import { proposedSkips, skipGate, skipStage } from './skip-forms.ts'
import { stageName } from './words.ts'

/** What the moment asks of a person: the questions, the plan, the result, or how to go on. Null when it asks nothing. */
export function decidePanel(shown: ExperimentShown): Html | null {
  const { turn, stage } = shown.view
  if (turn !== 'human') return null
  if (stage === 'clarifying') return panel('Answer the questions', questions(shown))
  if (stage === 'awaitingPlanApproval') return panel('Approve the plan', planApproval(shown))
  if (stage === 'awaitingResultApproval') return panel('Approve the result', resultApproval(shown))
  return panel(stage === 'paused' ? 'Paused' : 'Decide how to go on', goOn(shown))
}

function panel(title: string, inside: Html): Html {
  return html`<aside class="panel" id="decide" aria-labelledby="decide-title">
    <h2 id="decide-title">${title}</h2>
    ${inside}
  </aside>`
}

function questions(shown: ExperimentShown): Html {
  const { questions: all } = shown.view
  const fields = html`<ol class="questions">
      ${all
        .filter(({ answer }) => answer === null)
        .map(
          ({ n, text, why, defaultAnswer }) =>
            html`<li value="${n}">
              <label class="field"
                ><strong>${text}</strong> <span class="soft">${why}</span>
                <textarea name="answer-${n}" rows="2" placeholder="${defaultAnswer}"></textarea>
              </label>
              <p class="soft">Left empty and waved through: <em>${defaultAnswer}</em></p>
            </li>`,
        )}
    </ol>
    <label class="tick"
      ><input type="checkbox" name="waveThrough" value="yes" /> Go on with the proposed answers where I left
      one empty</label
    >`
  return decisionForm(shown, { verb: 'answer', fields, button: 'Send the answers', primary: true })
}

function planApproval(shown: ExperimentShown): Html {
  const { plan: row, factChecks } = shown.view
  if (row === null) return html`<p>There is no plan.</p>`
  const { plan, hash, version } = row
  const runs = plan.conditions.length * plan.seeds.length
  const unverified = factChecks.filter(
    ({ verdict, acceptedBy }) => verdict === 'unverified' && acceptedBy === null,
  )
  const fields = html`${hidden('what', 'plan')} ${hidden('hash', hash)}
  ${
    unverified.length === 0
      ? ''
      : html`<label class="tick"
          ><input type="checkbox" name="acceptUnverified" value="yes" /> I accept
          ${count(unverified.length, 'assumption')} that could not be verified; each is marked with my
          name</label
        >`
  }
  ${confirm({
    hash,
    effects: [
      html`seals plan ${version}: nobody can change it afterwards`,
      html`starts ${count(runs, 'run')} (${plan.conditions.length} conditions × ${plan.seeds.length} seeds) on
        <strong>${plan.compute.driver}</strong>`,
      html`is forecast at ${money(plan.forecast.usd)} and ${duration(plan.forecast.minutes * 60_000)}; it
      stops at ${money(plan.budget.capUsd)}`,
    ],
    button: 'Approve and start',
  })}`
  return html`${shownHash(hash, `plan ${version}`)} ${approvalForm(shown, fields)}
  ${others(shown, { seeds: false })}`
}

function resultApproval(shown: ExperimentShown): Html {
  const { draft, followUps, id } = shown.view
  if (draft?.hash == null) return html`<p>The result is not rendered yet.</p>`
  const fields = html`${hidden('what', 'result')} ${hidden('hash', draft.hash)}
    ${
      followUps.length === 0
        ? ''
        : html`<fieldset>
            <legend>Follow-ups to create</legend>
            ${followUps.map(
              ({ n, proposal }) =>
                html`<label class="tick"
                  ><input type="checkbox" name="followUps" value="${n}" />
                  <span
                    >${prose(proposal.title)}
                    <span class="soft">${money(proposal.usd)} · ${proposal.changedVariable}</span></span
                  ></label
                >`,
            )}
          </fieldset>`
    }
    <fieldset>
      <legend>The code</legend>
      <label class="tick"
        ><input type="radio" name="merge" value="yes" checked /> merge it into the main branch</label
      >
      <label class="tick"><input type="radio" name="merge" value="no" /> keep it on its branch</label>
    </fieldset>
    ${confirm({
      hash: draft.hash,
      effects: [
        html`publishes this version as <code>hooke/${id}</code>, with record, data and figure`,
        html`closes the issue and updates the logbook and the claim
          <strong>${draft.draft.bears.claim}</strong>`,
        html`creates the follow-ups that are ticked; merges the code if that is chosen`,
      ],
      button: 'Approve and publish',
    })}`
  return html`${shownHash(draft.hash, `version ${draft.version}`)} ${approvalForm(shown, fields)}
  ${others(shown, { seeds: true })}`
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`
}

function shownHash(hash: string, what: string): Html {
  return html`<p class="soft">
    You approve exactly what is shown here: ${what},
    <code class="hash" title="${hash}">${hash.slice(0, 12)}</code>.
  </p>`
}

function approvalForm({ view, viewer }: ExperimentShown, fields: Html): Html {
  return html`<form method="post" action="/experiments/${view.id}/approve">
    ${hidden('csrf', viewer.csrf ?? '')} ${fields}
  </form>`
}

interface Confirm {
  readonly hash: string
  readonly effects: readonly Html[]
  readonly button: string
}

/** The first click says what will happen, the second does it. */
function confirm({ hash, effects, button }: Confirm): Html {
  return html`<details class="confirm">
    <summary class="button primary">Approve ${hash.slice(0, 4)}…</summary>
    <div class="act-body">
      <p>This</p>
      <ul>
        ${effects.map((effect) => html`<li>${effect}</li>`)}
      </ul>
      <button class="primary">${icon('check')} ${button}</button>
    </div>
  </details>`
}

function others(shown: ExperimentShown, { seeds }: { seeds: boolean }): Html {
  return html`<div class="others">
    ${unfolding(
      'Ask for a revision…',
      decisionForm(shown, {
        verb: 'revise',
        fields: area('note', 'What should be different?'),
        button: 'Send back',
      }),
    )}
    ${
      seeds
        ? unfolding(
            'More seeds…',
            decisionForm(shown, {
              verb: 'seeds',
              fields: html`<label class="field"
                >Seeds per condition to add<input
                  type="number"
                  name="n"
                  min="1"
                  max="1000"
                  value="5"
                  required
              /></label>`,
              button: 'Run them',
            }),
          )
        : ''
    }
    ${unfolding(
      'Decide later…',
      decisionForm(shown, {
        verb: 'defer',
        fields: html`<label class="field"
          >Ask me again in
          <select name="hours">
            <option value="3">3 hours</option>
            <option value="24" selected>a day</option>
            <option value="72">3 days</option>
            <option value="168">a week</option>
          </select></label
        >`,
        button: 'Put off',
      }),
    )}
    ${unfolding('Reject…', decisionForm(shown, { verb: 'reject', fields: area('note', 'Why?'), button: 'Reject' }))}
    ${proposedSkips(shown)} ${skipGate(shown)}
  </div>`
}

function goOn(shown: ExperimentShown): Html {
  const { stage, stages } = shown.view
  if (stage === 'paused') {
    return html`<p class="soft">Agents and hardware are stopped; all work is kept.</p>
      ${decisionForm(shown, { verb: 'resume', button: 'Go on where it stood', primary: true })}`
  }
  const been = stages.filter((one) => one.stage !== stage)
  return html`${decisionForm(shown, { verb: 'retry', button: 'Try again where it stood', primary: true })}
    <div class="others">
      ${unfolding(
        'Try again from another stage…',
        decisionForm(shown, {
          verb: 'retry',
          fields: html`<label class="field"
            >From
            <select name="from">
              ${been.map((one) => html`<option value="${one.stage}">${stageName(one.stage)}</option>`)}
            </select></label
          >`,
          button: 'Try again',
        }),
      )}
      ${proposedSkips(shown)} ${skipGate(shown)} ${skipStage(shown)}
      ${unfolding(
        'Cancel…',
        decisionForm(shown, {
          verb: 'cancel',
          fields: area('reason', 'Why?', { required: false }),
          button: 'Cancel it',
        }),
      )}
    </div>`
}
