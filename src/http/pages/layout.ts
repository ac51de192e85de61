import { html, raw } from 'hono/html'
import type { ConfigState, Viewer } from '../deps.ts'
import type { Html } from './html.ts'
import { icon } from './icons.ts'

export interface Page {
  readonly title: string
  readonly viewer: Viewer | null
  readonly here?: 'inbox' | 'experiments' | 'new'
  /** The experiment that the live stream is about; all of them when absent. */
  readonly experiment?: string
  readonly live?: boolean
  /** The last notice of the feed that the page has taken in; its live stream goes on from there. */
  readonly seen?: number
  readonly needsYou?: number
  readonly config?: ConfigState | null
}

/** The frame of every page. */
export function layout(page: Page, body: Html): Html {
  const { title, viewer, live = true } = page
  return html`${raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Hooke</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/hooke.css" />
        <script src="/assets/hooke.js" defer></script>
      </head>
      <body ${viewer !== null && live ? liveOf(page) : ''}>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="mark" href="/">${mark()}<span>Hooke</span></a>
          ${viewer === null ? '' : menu(page)}
        </header>
        <div data-live="config">${configNotice(page.config ?? null)}</div>
        <main id="main">${body}</main>
        <p class="away" role="status" hidden data-away>
          ${icon('alert')} The daemon does not answer. This page goes on when it does;
          <code>hooke up</code> starts it.
        </p>
        <p class="unseen" role="status" aria-live="polite" data-said></p>
      </body>
    </html>`
}

function liveOf({ experiment = '', seen = 0 }: Page): Html {
  return html`data-live data-experiment="${experiment}" data-seen="${seen}"`
}

/** Shown on every page while the file is not what the daemon runs with (E-12). */
function configNotice(config: ConfigState | null): Html | '' {
  if (config === null || config.problems.length + config.waits.length === 0) return ''
  const { file, problems, waits } = config
  const head =
    problems.length === 0
      ? `A part of ${file} is not in force yet`
      : `${file} is not right. The last good one stays in force, and no new experiment begins`
  return html`<div
    class="notice config"
    data-kind="${problems.length === 0 ? 'done' : 'refused'}"
    role="status"
  >
    ${icon('alert')}
    <p><strong>${head}</strong> ${[...problems, ...waits].map((line) => html`<span>${line}</span>`)}</p>
  </div>`
}

function menu({ here, viewer, needsYou = 0 }: Page): Html {
  const entry = (name: 'inbox' | 'experiments' | 'new', href: string, words: unknown) =>
    html`<a href="${href}" ${here === name ? html`aria-current="page"` : ''}>${words}</a>`
  const waiting = needsYou > 0 ? html` <span class="count">${needsYou}</span>` : ''
  return html`<nav aria-label="Pages">
      ${entry('inbox', '/', html`Inbox${waiting}`)} ${entry('experiments', '/experiments', 'Experiments')}
      ${entry('new', '/new', 'New')}
    </nav>
    <p class="who">${icon('person')}<span>${viewer?.person}</span></p>`
}

/** A lens: what Hooke looked through. */
function mark(): Html {
  return html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
    <circle cx="10.5" cy="10.5" r="7" fill="none" stroke="currentColor" stroke-width="1.75" />
    <circle cx="10.5" cy="10.5" r="2.5" fill="currentColor" />
    <path d="m15.8 15.8 5 5" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" />
  </svg>`
}
