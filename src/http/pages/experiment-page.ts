import { html } from 'hono/html'
import type { ExperimentView } from '../../store/views/experiment.ts'
import { count, money, relative } from '../../lib/words.ts'
import { decidePanel } from './decide-panel.ts'
import { type ExperimentShown, type Notice, type Tab, TABS } from './experiment-shown.ts'
import { age, type Html, moment, prose } from './html.ts'
import { icon } from './icons.ts'
import { TURN_ICONS } from './list-page.ts'
import { moreMenu } from './more-menu.ts'
import { stagePath } from './stage-path.ts'
import { codeTab } from './tabs/code-tab.ts'
import { costTab } from './tabs/cost-tab.ts'
import { findingsTab } from './tabs/findings-tab.ts'
import { gatesTab } from './tabs/gates-tab.ts'
import { planTab } from './tabs/plan-tab.ts'
import { recordTab } from './tabs/record-tab.ts'
import { resultTab } from './tabs/result-tab.ts'
import { runsTab } from './tabs/runs-tab.ts'
import { timelineTab } from './tabs/timeline-tab.ts'
import { asked, happening, nextStage, sentence, whose } from './words.ts'

/** Where a reader lands: what the moment is about. */
export function firstTab({ stage, draft }: Pick<ExperimentView, 'stage' | 'draft'>): Tab {
  if (stage === 'awaitingPlanApproval') return 'plan'
  if (stage === 'running' || stage === 'provisioning') return 'runs'
  const concluded = ['awaitingResultApproval', 'publishing', 'done'].includes(stage)
  return concluded && draft?.markdown != null ? 'result' : 'timeline'
}

const TAB_WORDS: Readonly<Record<Tab, string>> = {
  timeline: 'Timeline',
  plan: 'Plan',
  findings: 'Findings',
  code: 'Code',
  runs: 'Runs',
  gates: 'Gates',
  result: 'Result',
  record: 'Record',
  cost: 'Cost',
}
const DRAWN: Readonly<Record<Tab, (shown: ExperimentShown) => Html>> = {
  timeline: timelineTab,
  plan: planTab,
  findings: findingsTab,
  code: codeTab,
  runs: runsTab,
  gates: gatesTab,
  result: resultTab,
  record: recordTab,
  cost: costTab,
}

/** One experiment: whose turn, since when, what next; the way so far; then the evidence. */
export function experimentPage(shown: ExperimentShown): Html {
  const { view, tab } = shown
  const panel = tab === firstTab(view) ? decidePanel(shown) : null
  return html`<article class="page experiment">
    ${head(shown)} ${notice(shown.notice)} ${stagePath(view)} ${tabs(shown)}
    <div class="${panel === null ? 'alone' : 'beside'}">
      <div class="content" data-live="${tab}">${DRAWN[tab](shown)}</div>
      ${panel ?? ''}
    </div>
  </article>`
}

function head(shown: ExperimentShown): Html {
  const { view } = shown
  return html`<header class="head">
    <p class="crumbs">
      <a href="/experiments?study=${view.study}">${view.study}</a>
      ${view.parent === null ? '' : html`<span>follows <a href="/experiments/${view.parent}">${view.parent}</a></span>`}
      ${view.issue === null ? '' : html`<span>issue ${view.issue.ref}</span>`}
      ${
        view.children.length === 0
          ? ''
          : html`<span
              >followed by ${view.children.map((id) => html`<a href="/experiments/${id}">${id}</a> `)}</span
            >`
      }
    </p>
    <h1><span class="row-id">${view.id}</span> ${prose(view.title)}</h1>
    <div class="standing" data-live="standing">${standing(shown)}</div>
    ${view.brief === '' ? '' : html`<p class="brief">${prose(view.brief)}</p>`}
  </header>`
}

function standing(shown: ExperimentShown): Html {
  const { view, viewer } = shown
  const yours = view.turn === 'human' && (view.waitingFor === null || view.waitingFor === viewer.person)
  return html`<div
      class="turn"
      data-turn="${yours ? 'yours' : view.turn}"
      data-headline="${view.id}: ${headline(shown, yours)}"
    >
      ${icon(TURN_ICONS[view.turn])}
      <p>
        <strong>${headline(shown, yours)}</strong>
        <span>${since(shown, yours)}</span>
        ${view.reason === null ? '' : html`<span class="why">${sentence(view.reason)}</span>`}
      </p>
    </div>
    <div class="acts">
      ${yours ? html`<a class="button primary" href="/experiments/${view.id}#decide">Decide…</a>` : ''}
      ${moreMenu(shown)}
    </div>`
}

function headline({ view, now }: ExperimentShown, yours: boolean): string {
  const { turn, stage, waitingFor, quarantined } = view
  if (quarantined !== null) return 'Its stored state cannot be read. Everything else goes on.'
  if (isApproved(view)) return `The ${APPROVED[stage] ?? ''} is approved; it is the turn of ${whose(turn)}.`
  if (yours) return `Your turn: ${asked(stage)}.`
  if (turn === 'human') return `${waitingFor ?? 'A person'}'s turn: ${asked(stage)}.`
  if (turn === 'nobody')
    return view.archivedAt === null ? `${happening(stage)}.` : `${happening(stage)}, archived.`
  if (view.waits !== null)
    return `${happening(stage)}; it goes on ${relative(view.waits.until, now)}: ${view.waits.reason}.`
  return `${happening(stage)}; it is the turn of ${whose(turn)}.`
}

const APPROVED: Partial<Record<ExperimentView['stage'], string>> = {
  awaitingPlanApproval: 'plan',
  awaitingResultApproval: 'result',
}

/** Somebody approved what stands at the gate, and the daemon works on it now. */
function isApproved({ stage, turn, plan, draft, approvals }: ExperimentView): boolean {
  const what = APPROVED[stage]
  const hash = what === 'plan' ? plan?.hash : draft?.hash
  if (what === undefined || turn !== 'daemon') return false
  return approvals.some((one) => one.what === what && one.decision === 'approve' && one.hash === hash)
}

function since({ view, now }: ExperimentShown, yours: boolean): Html {
  const looks = view.runs.flatMap(({ nextLookAt, state }) =>
    state === 'running' && nextLookAt !== null ? [nextLookAt] : [],
  )
  const look = looks.length === 0 ? '' : html` Next look ${relative(Math.min(...looks), now)}.`
  const next = nextStage(view.stage)
  const then = next === undefined || view.turn === 'nobody' ? '' : html` Next: ${next}.`
  if (view.turn === 'nobody')
    return html`Since ${moment(view.since, now)}, ${age(view.since, now)} ago.${look}`
  return html`${yours ? 'Waiting for you since' : 'Since'} ${moment(view.since, now)}
  (${age(view.since, now)}).${progress(view)}${look}${then}`
}

function progress({ stage, runs }: ExperimentView): string {
  const matrix = runs.filter(({ kind }) => kind === 'matrix')
  if (stage !== 'running' || matrix.length === 0) return ''
  const ended = matrix.filter(({ state }) => ['ok', 'failed', 'stopped', 'skipped'].includes(state)).length
  return ` ${ended} of ${count(matrix.length, 'run')} ended.`
}

function notice(given: Notice | null): Html | '' {
  if (given === null) return ''
  const { kind, words, found, advice, written = [] } = given
  return html`<div class="notice" data-kind="${kind}" role="${kind === 'done' ? 'status' : 'alert'}">
    ${icon(kind === 'done' ? 'check' : 'alert')}
    <p>
      <strong>${sentence(words)}</strong>
      ${found === undefined ? '' : html`<span>Found: ${found}</span>`}
      ${advice === undefined ? '' : html`<span>Do: ${advice}</span>`}
      ${written.map((text) => html`<span>You had written: <q class="written">${text}</q></span>`)}
    </p>
  </div>`
}

function tabs({ view, tab }: ExperimentShown): Html {
  const counts: Partial<Record<Tab, string>> = {
    findings: many(view.findings.reduce((sum, { findings }) => sum + findings.length, 0)),
    runs: many(view.runs.length),
    gates: many(view.gates.latest.length),
    cost: view.cost.total === 0 ? '' : money(view.cost.total),
  }
  return html`<nav class="tabs" aria-label="Evidence">
    ${TABS.map(
      (name) =>
        html`<a href="/experiments/${view.id}/${name}" ${name === tab ? html`aria-current="page"` : ''}
          >${TAB_WORDS[name]}${counts[name] ? html` <span class="soft">${counts[name]}</span>` : ''}</a
        >`,
    )}
  </nav>`
}

function many(n: number): string {
  return n === 0 ? '' : String(n)
}
