import { html } from 'hono/html'
import { STAGES, ASIDE } from '../../domain/workflow.ts'
import type { ExperimentListItem, ExperimentPage } from '../../store/views/experiment-list.ts'
import type { Study } from '../../store/studies.ts'
import { age, day, empty, type Html, prose, table } from './html.ts'
import { icon, type IconName } from './icons.ts'
import { stageName } from './words.ts'

export interface ListQueryShown {
  readonly text: string
  readonly study: string
  readonly stage: string
}

/** All experiments, newest first. */
export function listPage(
  page: ExperimentPage,
  { query, studies, now }: { query: ListQueryShown; studies: readonly Study[]; now: number },
): Html {
  return html`<div class="page">
    <h1>Experiments</h1>
    ${filters(query, studies)}
    <div data-live="list">
      ${
        page.items.length === 0
          ? nothingFound(query)
          : table(
              'Experiments',
              ['Experiment', 'Stage', 'Turn', 'Since', 'Started'],
              page.items.map((item) => line(item, now)),
            )
      }
    </div>
    ${page.next === null ? '' : html`<p class="more"><a class="button" href="${further(query, page.next)}">Older experiments</a></p>`}
  </div>`
}

function nothingFound({ text, study, stage }: ListQueryShown): Html {
  if (text + study + stage === '')
    return empty('There is no experiment yet. Start with a question:', 'hooke new "Does A beat B?"')
  return html`<div class="empty">
    <p>Nothing is found. <a href="/experiments">Show all</a></p>
  </div>`
}

function further(query: ListQueryShown, cursor: string): string {
  return `/experiments?${new URLSearchParams({ ...query, cursor }).toString()}`
}

function filters({ text, study, stage }: ListQueryShown, studies: readonly Study[]): Html {
  const option = (value: string, words: string, chosen: string) =>
    html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${words}</option>`
  return html`<form class="filters" method="get" action="/experiments" role="search">
    <label>Search <input type="search" name="text" value="${text}" placeholder="id, title or brief" /></label>
    <label
      >Study
      <select name="study">
        ${option('', 'all', study)} ${studies.map(({ id, name }) => option(id, name, study))}
      </select></label
    >
    <label
      >Stage
      <select name="stage">
        ${option('', 'all', stage)}
        ${[...STAGES, ...ASIDE].map((name) => option(name, stageName(name), stage))}
      </select></label
    >
    <button>Show</button>
  </form>`
}

export const TURN_ICONS = {
  human: 'person',
  agent: 'spark',
  daemon: 'flask',
  hardware: 'cpu',
  time: 'clock',
  nobody: 'check',
} as const satisfies Record<string, IconName>

const TURN_WORDS = {
  human: 'a person',
  agent: 'agents',
  daemon: 'daemon',
  hardware: 'hardware',
  time: 'a date',
  nobody: 'ended',
} as const

function line(
  { id, title, stage, turn, waitingFor, since, createdAt }: ExperimentListItem,
  now: number,
): Html {
  return html`<tr>
    <th scope="row">
      <a class="title" href="/experiments/${id}"><span class="row-id">${id}</span> ${prose(title)}</a>
    </th>
    <td><span class="chip" data-stage="${stage}">${stageName(stage)}</span></td>
    <td class="turn-cell" data-turn="${turn}">${icon(TURN_ICONS[turn])} ${waitingFor ?? TURN_WORDS[turn]}</td>
    <td class="number">${age(since, now)}</td>
    <td class="number">${day(createdAt)}</td>
  </tr>`
}
