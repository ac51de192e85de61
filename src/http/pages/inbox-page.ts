import { html } from 'hono/html'
import { count, money, relative } from '../../lib/words.ts'
import { skipProposed } from '../../domain/skips.ts'
import type { Alarm } from '../../store/alarms.ts'
import type { AtWork, InboxView, NeedsYou } from '../../store/views/inbox.ts'
import type { WaitsForPlace } from '../deps.ts'
import { age, empty, type Html, prose } from './html.ts'
import { icon } from './icons.ts'
import { happening, stageName } from './words.ts'

/** Who needs you, and what is at work. */
export function inboxPage(
  { needsYou, alarms, atWork, totals }: InboxView,
  { now, places }: { now: number; places: ReadonlyMap<string, WaitsForPlace> },
): Html {
  const open = totals.needsYou + totals.alarms
  return html`<div class="page inbox">
    <section aria-labelledby="yours" data-live="needs-you">
      <h1 id="yours">${open === 0 ? 'Nothing needs you' : `${open} ${open === 1 ? 'needs' : 'need'} you`}</h1>
      ${
        alarms.length === 0
          ? ''
          : html`<ul class="rows yours" aria-label="Alarms">
              ${alarms.map((row) => alarm(row, now))}
            </ul>`
      }
      ${
        needsYou.length === 0
          ? alarms.length > 0
            ? ''
            : empty(
                atWork.length === 0
                  ? 'Nothing is asked of you. Start with a question:'
                  : 'Nothing is asked of you. What is at work goes on by itself.',
                atWork.length === 0 ? 'hooke new "Does A beat B?"' : undefined,
              )
          : html`<ul class="rows yours">
              ${needsYou.map((row) => asks(row, now))}
            </ul>`
      }
      ${rest(needsYou.length, totals.needsYou)} ${rest(alarms.length, totals.alarms)}
    </section>
    <section aria-labelledby="work" data-live="at-work">
      <h2 id="work">${totals.atWork} at work</h2>
      ${
        atWork.length === 0
          ? empty('No experiment is at work.')
          : html`<ul class="rows">
              ${atWork.map((row) => works(row, { now, place: places.get(row.id) }))}
            </ul>`
      }
      ${rest(atWork.length, totals.atWork)}
    </section>
  </div>`
}

/** In full, and with the experiment that it is about, where it is about one. */
function alarm({ experiment, words, since }: Alarm, now: number): Html {
  const inside = html`<span class="row-id"
      ><span class="yours-dot">${icon('dot')}</span>${experiment ?? 'hardware'}</span
    >
    <span class="row-main"><strong class="ask">Alarm</strong><span class="row-reason">${words}</span></span>
    <span class="row-side"><span>for ${age(since, now)}</span></span>`
  return experiment === null
    ? html`<li><div class="row">${inside}</div></li>`
    : html`<li><a class="row" href="/experiments/${experiment}">${inside}</a></li>`
}

function asks({ id, title, ask, since, reason, person, skipProposals }: NeedsYou, now: number): Html {
  return html`<li>
    <a class="row" href="/experiments/${id}">
      <span class="row-id"><span class="yours-dot">${icon('dot')}</span>${id}</span>
      <span class="row-main">
        <strong class="ask">${ask}</strong>
        <span class="row-title">${prose(title)}</span>
        ${reason === null ? '' : html`<span class="row-reason">${reason}</span>`}
        ${skipProposals.map((one) => html`<span class="row-reason">${skipProposed(one)}: ${one.because}</span>`)}
      </span>
      <span class="row-side"
        ><span><span>waiting ${age(since, now)}</span></span
        >${person === null ? '' : html`<span>for ${person}</span>`}</span
      >
    </a>
  </li>`
}

function works(row: AtWork, { now, place }: { now: number; place: WaitsForPlace | undefined }): Html {
  const { id, title, stage, runs, runsEnded, spentUsd, capUsd, since } = row
  const inRuns = stage === 'running' && runs > 0
  const cap = capUsd === null ? '' : ` of ${money(capUsd)}`
  return html`<li>
    <a class="row" href="/experiments/${id}">
      <span class="row-id">${id}</span>
      <span class="row-main">
        <span class="row-title">${prose(title)}</span>
        <span class="row-state">
          <span class="stage">${icon(stage === 'running' ? 'cpu' : 'spark')} ${stageName(stage)}</span>
          ${
            inRuns
              ? html`<progress max="${runs}" value="${runsEnded}" aria-label="runs of ${id}"></progress>
                  <span>${runsEnded} of ${count(runs, 'run')}</span>`
              : html`<span
                  >${place === undefined ? happening(stage) : `waits for a place: ${place.words}`}</span
                >`
          }
          ${row.nextLookAt === null ? '' : html`<span>next look ${relative(row.nextLookAt, now)}</span>`}
        </span>
      </span>
      <span class="row-side"><span>for ${age(since, now)}</span><span>${money(spentUsd)}${cap}</span></span>
    </a>
  </li>`
}

function rest(shown: number, total: number): Html | '' {
  if (total <= shown) return ''
  return html`<p class="soft">${shown} of ${total} are shown. <a href="/experiments">All experiments</a></p>`
}
